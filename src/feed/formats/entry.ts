import type { FiledRecord } from '../../export/read-records'

/** What a feed reader shows of a record. */
export interface Entry {
  readonly name: string
  readonly summary: string
}

export function entryOf(record: FiledRecord): Entry {
  const name = String(record.name ?? record.title)
  const text = record.summary ?? record.description ?? record.place
  return { name, summary: typeof text === 'string' ? text : name }
}

/** An id that stays the same wherever the registry moves its files (RFC 4151). */
export const tagOf = (publicUrl: string, of: string): string =>
  `tag:${new URL(publicUrl).hostname},2026:${of}`
