import sql, { type Sql } from 'sql-template-tag'
import type { Writing } from '../change-log/write'
import { getOrCreate } from '../get-or-create'
import { anyOf } from './conditions'
import { name } from './dialect'

/** A column with the ids of records, whose rows would be lost with these, or name nothing any more. */
interface Reference {
  /** The classes of the records. */
  readonly to: readonly string[]
  readonly table: string
  readonly column: string
  /** What people call such rows: one, and several. */
  readonly called: readonly [one: string, several: string]
  /** Of the rows that count, where not all do. */
  readonly counts?: Sql
}

const declared: Reference[] = []

/** To be called where the entity of the rows is declared. */
export const declareReferences = (...references: Reference[]): void => {
  declared.push(...references)
}

export const referencesTo = (recordClass: string): readonly Reference[] =>
  declared
    .filter(({ to }) => to.includes(recordClass))
    .sort((one, other) => (one.called[0] < other.called[0] ? -1 : 1))

/** True of the records that something depends on. */
export const hasDependents = (recordClass: string, row: Sql): Sql =>
  anyOf(
    ...referencesTo(recordClass).map(
      ({ table, column, counts = sql`1 = 1` }) =>
        sql`EXISTS (SELECT 1 FROM ${name(table)} WHERE ${name(column)} = ${row}."id" AND ${counts})`,
    ),
  )

/** Rows that depend on a record. */
export interface Dependents {
  readonly called: readonly [one: string, several: string]
  readonly count: number
}

/** By the id of the record. */
export async function dependentsOf(
  recordClass: string,
  ids: readonly string[],
  write: Pick<Writing, 'dialect' | 'read'>,
): Promise<ReadonlyMap<string, readonly Dependents[]>> {
  const found = new Map<string, Dependents[]>()
  const { dialect } = write
  const list = dialect.list(ids)
  for (const { table, column, called, counts = sql`1 = 1` } of referencesTo(recordClass)) {
    const rows = await write.read<{ id: string; count: number | string }>(
      sql`SELECT ${name(column)} AS "id", count(*) AS "count" FROM ${name(table)}
        WHERE ${dialect.isIn(name(column), list)} AND ${counts} GROUP BY ${name(column)}`,
    )
    for (const { id, count } of rows)
      getOrCreate(found, id, (): Dependents[] => []).push({ called, count: Number(count) })
  }
  return found
}

/** `2 events, 1 comment`. */
export const describeDependents = (dependents: readonly Dependents[]): string =>
  dependents.map(({ called: [one, several], count }) => `${count} ${count === 1 ? one : several}`).join(', ')
