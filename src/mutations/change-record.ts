import sql from 'sql-template-tag'
import type { QueryDeepPartialEntity } from 'typeorm'
import type { Differences } from '../core/change-log/change.entity'
import type { Recorded, UpdateNote } from '../core/change-log/write'
import type { Collection } from '../core/collections/collection'
import { name } from '../core/collections/dialect'
import { RegistryError } from '../core/errors'
import { prefixOf } from '../core/id'
import { patched } from '../core/patch'
import type { MutationContext } from './mutation-context'

type Versioned = Recorded & { readonly version: number }

interface Alteration<T extends object> extends UpdateNote {
  readonly record: T
  /** By property; one that is undefined stays as it is, and so does a part of an embedded object. */
  readonly changes: Partial<T>
  /** Columns that are made of others, such as those a search looks at. */
  readonly derived?: (after: T) => object
}

/** Writes what differs, as the next version of the record. Empty: nothing does, and nothing is written. */
export async function changeRecord<T extends Versioned>(
  from: Collection<T>,
  { record, changes, derived, kind, links = {} }: Alteration<T>,
  { write, now }: Pick<MutationContext, 'write' | 'now'>,
): Promise<Differences> {
  const after = patched(record, changes, write.manager.connection.getMetadata(from.entity))
  const differing = Object.keys(changes).filter((property) => !isSame(record[property], after[property]))
  const changedLinks = Object.entries(links).filter(([, [before, present]]) => !isSame(before, present))
  const differences = Object.fromEntries([
    ...differing.map((property) => [property, [record[property], after[property]] as const] as const),
    ...changedLinks,
  ])
  if (Object.keys(differences).length === 0 && kind === undefined) return {}
  const columns = {
    ...Object.fromEntries(differing.map((property) => [property, after[property]])),
    ...derived?.(after),
    version: record.version + 1,
    ...('updatedAt' in record && { updatedAt: now.toISOString() }),
  }
  const note = { links: Object.fromEntries(changedLinks), ...(kind && { kind }) }
  await write.update(from.entity, record.id, columns as QueryDeepPartialEntity<T>, note)
  return differences
}

/** Of an object, parts that are not known are as if they were not there; so is one of which nothing is. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(comparable(one)) === JSON.stringify(comparable(other))

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null
  const known = Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined)
    .map(([key, part]) => [key, comparable(part)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return known.length === 0 ? null : known
}

/** What a mutation is about that names it by its id. */
export async function findRecord<T extends Recorded>(
  from: Collection<T>,
  id: string,
  mutation: MutationContext,
) {
  return { record: await findVisibleOrFail(from, id, mutation) }
}

/** What is there for whoever writes, locked until commit. What they cannot see is not there. */
export async function findVisibleOrFail<T extends Recorded>(
  from: Collection<T>,
  id: string,
  mutation: MutationContext,
): Promise<T> {
  const found = await mutation.write.find(from, id, mutation.viewer)
  if (found) return found
  const mergedInto = await standsInPlaceOf(from, id, mutation)
  if (mergedInto !== null)
    throw new RegistryError(
      'NOT_FOUND',
      `The ${from.prefix} with this id was merged into ${mergedInto}. Use that id instead.`,
      { mergedInto },
    )
  throw new RegistryError('NOT_FOUND', `The registry has no ${from.prefix} with this id that you can see.`)
}

/** What a reader is led to who asks for the id. Whoever writes is to say that they mean it. */
async function standsInPlaceOf<T extends Recorded>(
  from: Collection<T>,
  id: string,
  { write, viewer }: MutationContext,
): Promise<string | null> {
  const names = from.formerly.id
  if (!names || prefixOf(id) !== from.prefix) return null
  const table = name(write.manager.connection.getMetadata(from.entity).tableName)
  const [found] = await write.read<{ id: string }>(
    sql`SELECT t."id" FROM (${names}) AS named JOIN ${table} AS t ON t."id" = named."id"
      WHERE named."key" = ${id} AND ${from.visible(sql`t`, viewer)}`,
  )
  return found?.id ?? null
}
