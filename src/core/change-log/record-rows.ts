import sql, { join, type Sql } from 'sql-template-tag'
import type { DataSource, EntityManager } from 'typeorm'
import { collectionOfType, type OwnRows } from '../collections/collection'
import { type Dialect, name } from '../collections/dialect'
import type { EntityClass } from '../collections/reader'
import type { Stored } from '../collections/stored-columns'
import type { RowsBefore, RowsByTable, StoredRow } from './change-content'

/** All rows of a record. */
interface RecordRows {
  readonly row: StoredRow | null
  readonly own: RowsByTable
}

const ofEveryClass: OwnRows[] = []

/** Of a table that has rows of records of every class. */
export const declareRowsOfEveryRecord = (rows: OwnRows): void => {
  ofEveryClass.push(rows)
}

/** The links that the entity itself declares, and what its collection says. */
export function ownRowsOf(entity: EntityClass<object>, { connection }: Pick<EntityManager, 'connection'>) {
  const links = connection.getMetadata(entity).relations.flatMap((relation) => {
    if (!relation.isManyToManyOwner) return []
    const { tableName: table = '', ownerColumns = [] } = relation.junctionEntityMetadata ?? {}
    return ownerColumns.map(({ databaseName: column }) => ({ table, column }))
  })
  return [...links, ...(collectionOfType(entity.name)?.owns ?? []), ...ofEveryClass]
}

interface Reading {
  readonly manager: EntityManager
  readonly dialect: Dialect
  read<T>(statement: Sql): Promise<T[]>
}

/** The rows of many records, by a statement for each table. */
export async function readRecordRows(
  entity: EntityClass<object>,
  ids: readonly string[],
  write: Reading,
): Promise<Map<string, RecordRows>> {
  const { manager, dialect } = write
  const list = dialect.list(ids)
  const { tableName } = manager.connection.getMetadata(entity)
  const rowsOf = (table: string, column: string) =>
    write.read<StoredRow>(sql`SELECT * FROM ${name(table)} WHERE ${dialect.isIn(name(column), list)}`)
  const rows = new Map((await rowsOf(tableName, 'id')).map((row) => [row.id as string, row]))
  const own = new Map<string, Record<string, StoredRow[]>>(ids.map((id) => [id, {}]))
  for (const { table, column } of ownRowsOf(entity, manager))
    for (const row of await rowsOf(table, column)) {
      const ofRecord = own.get(row[column] as string) as Record<string, StoredRow[]>
      ofRecord[table] = [...(ofRecord[table] ?? []), row]
    }
  return new Map(ids.map((id) => [id, { row: rows.get(id) ?? null, own: own.get(id) ?? {} }]))
}

/** What a deletion takes away. */
export const allRows = ({ row, own }: RecordRows): RowsBefore => ({ row: row ?? {}, gone: own, come: {} })

/** They change with every write, and only ever grow. */
const ALWAYS_CHANGE = new Set(['version', 'updatedAt'])

/** What became of the rows of a record. Null: they are the same. */
export function changedRows(
  before: RecordRows,
  after: RecordRows,
  { connection }: Pick<EntityManager, 'connection'>,
): RowsBefore | null {
  const row = Object.fromEntries(
    Object.entries(before.row ?? {}).filter(
      ([column, value]) => !ALWAYS_CHANGE.has(column) && value !== after.row?.[column],
    ),
  )
  const gone = without(before.own, after.own)
  const come = Object.fromEntries(
    Object.entries(without(after.own, before.own)).map(([table, rows]) => {
      const keys = keyColumns(table, connection)
      return [table, rows.map((each) => Object.fromEntries(keys.map((key) => [key, each[key] as Stored])))]
    }),
  )
  return [row, gone, come].some((part) => Object.keys(part).length > 0) ? { row, gone, come } : null
}

/** The rows of the one that the other has not, or has otherwise. */
function without(rows: RowsByTable, others: RowsByTable): RowsByTable {
  const entries = Object.entries(rows).flatMap(([table, ofTable]) => {
    const known = new Set((others[table] ?? []).map(rowText))
    const left = ofTable.filter((row) => !known.has(rowText(row)))
    return left.length > 0 ? [[table, left] as const] : []
  })
  return Object.fromEntries(entries)
}

const rowText = (row: StoredRow) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))

function keyColumns(table: string, connection: DataSource): string[] {
  const found = connection.entityMetadatas.find(({ tableName }) => tableName === table)
  return (found?.primaryColumns ?? []).map(({ databaseName }) => databaseName)
}

/** The statements that write the other rows of a record back. */
export function* restoreOwnRows({ gone, come }: RowsBefore): Generator<Sql> {
  for (const [table, rows] of Object.entries(come))
    for (const key of rows) yield sql`DELETE FROM ${name(table)} WHERE ${join(conditions(key), ' AND ')}`
  for (const [table, rows] of Object.entries(gone)) for (const row of rows) yield insertRow(table, row)
}

const conditions = (key: StoredRow) =>
  Object.entries(key).map(([column, value]) => sql`${name(column)} = ${value}`)

export const insertRow = (table: string, row: StoredRow): Sql =>
  sql`INSERT INTO ${name(table)} (${join(Object.keys(row).map(name))}) VALUES (${join(Object.values(row))})`

export const updateRow = (table: string, id: string, row: StoredRow): Sql =>
  sql`UPDATE ${name(table)} SET ${join(
    Object.entries(row).map(([column, value]) => sql`${name(column)} = ${value}`),
  )} WHERE "id" = ${id}`
