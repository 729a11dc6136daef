import type { QueryDeepPartialEntity } from 'typeorm'
import type { Collection } from '../shared/collection'
import type { Recorded, UpdateNote } from '../shared/writing'
import type { Acting } from './write-as'

type Versioned = Recorded & { readonly version: number }

interface Alteration<T extends object> extends UpdateNote {
  readonly record: T
  /** By property; one that is undefined stays as it is. */
  readonly changes: Partial<T>
  /** Columns that are made of others, such as those a search looks at. */
  readonly derived?: object
}

/** Writes what differs, as the next version of the record. False: nothing does, and nothing is written. */
export async function changeRecord<T extends Versioned>(
  from: Collection<T>,
  { record, changes, derived, kind, links = {} }: Alteration<T>,
  { write, now }: Pick<Acting, 'write' | 'now'>,
): Promise<boolean> {
  const differing = Object.entries(changes).filter(
    ([property, value]) => value !== undefined && !isSame(record[property], value),
  )
  const changedLinks = Object.entries(links).filter(([, [before, after]]) => !isSame(before, after))
  if (differing.length === 0 && changedLinks.length === 0 && kind === undefined) return false
  const columns = {
    ...Object.fromEntries(differing),
    ...derived,
    version: record.version + 1,
    ...('updatedAt' in record && { updatedAt: now.toISOString() }),
  }
  const note = { links: Object.fromEntries(changedLinks), ...(kind && { kind }) }
  await write.update(from.entity, record.id, columns as QueryDeepPartialEntity<T>, note)
  return true
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
