import sql from 'sql-template-tag'
import type { Change } from '../../core/change-log/change.entity'
import type { ChangeKind } from '../../core/change-log/change-kind'
import type { RecordType } from '../../core/change-log/record-type'
import type { Context } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { prefixOf } from '../../core/id'
import { pageOf } from '../../core/lists/list'
import { allChanges, type ChangesFilter } from '../../modules/history/change.lists'
import {
  behind,
  cursorAt,
  positionOf,
  readLog,
  refuseExpiredCursor,
} from '../../modules/history/change-cursor'
import { pageOfChanges } from '../../modules/history/change-pages'
import { type FiledRecord, readRecords } from '../export/read-records'
import { fedRecords } from '../record-schemas'
import { fedFields } from './dataset'
import { atOnce } from './write-feed'

/** The records as visitors see them now, by id: those that are there, in the form of the feeds. */
async function recordsNow(ids: Iterable<string>, { reader }: Context): Promise<Map<string, FiledRecord>> {
  const byPrefix = new Map<string, string[]>()
  for (const id of new Set(ids)) getOrCreate(byPrefix, prefixOf(id) ?? '', (): string[] => []).push(id)
  const records = new Map<string, FiledRecord>()
  for (const [prefix, ofPrefix] of byPrefix) {
    const recordSchema = fedRecords.find(({ of }) => of.prefix === prefix)
    if (!recordSchema) throw new Error(`No feed knows what to say of ${prefix}.`)
    const condition = reader.dialect.oneOf(sql`t."id"`, ofPrefix)
    const selected = { recordSchema, fields: fedFields(recordSchema), withDrafts: false, condition }
    for await (const batch of readRecords(selected, atOnce(reader)))
      for (const record of batch) records.set(record.id as string, record)
  }
  return records
}

/** A line of the change feed. */
export interface ChangeLine {
  /** To go on behind this line. */
  readonly cursor: string
  readonly kind: ChangeKind
  readonly type: RecordType
  readonly id: string
  readonly at: string
  /** As it is now, in the form of the feeds. Null: it is gone, or not shown. */
  readonly record: object | null
  /** Of a merged record only: the id of the one in its place. */
  readonly mergedInto?: string
}

export interface Followed {
  readonly lines: readonly ChangeLine[]
  /** Behind all of them. */
  readonly cursor: string
}

export interface ChangeRequest {
  readonly filter: ChangesFilter
  /** So many changes; whoever wants more goes on from the cursor. */
  readonly most: number
}

/** What has changed behind the cursor: every change that visitors are told of, in the order of commits. */
export async function readChanges(
  after: string | null,
  { filter, most }: ChangeRequest,
  context: Context,
): Promise<Followed> {
  // Read before the changes are: what is committed between the two comes behind the cursor, and is not passed over.
  const log = await readLog(context.reader)
  const begin = after === null ? behind(log.from - 1) : positionOf(after, context)
  if (after !== null) await refuseExpiredCursor(begin, log, context.reader)
  const page = await pageOfChanges(filter, { first: most, after: cursorAt(begin, context) }, context)
  const changes = page.nodes
  // They may have been cleared away meanwhile.
  if (after !== null) await refuseExpiredCursor(begin, await readLog(context.reader), context.reader)
  const lines = await linesOf(changes, context)
  // Where nothing is left, behind all that there was: what a filter passes over is not looked at again.
  const last = changes.at(-1)?.id ?? begin
  const all = log.head
  const end = page.pageInfo.hasNextPage || last > all ? last : all
  return { lines, cursor: cursorAt(end, context) }
}

/** The changes with their records. */
async function linesOf(changes: readonly Change[], context: Context): Promise<ChangeLine[]> {
  const ids = changes.map(({ recordId }) => recordId)
  const records = await recordsNow(ids, context)
  return changes.map(({ id, kind, type, recordId, at, intoId }) => ({
    cursor: cursorAt(id, context),
    ...{ kind, type, id: recordId, at },
    record: records.get(recordId) ?? null,
    ...(intoId !== null && { mergedInto: intoId }),
  }))
}

/** The newest change that the filter lets through. Null: the change log has none. */
export async function newestChange(filter: ChangesFilter, context: Context): Promise<ChangeLine | null> {
  const { nodes } = await pageOf(allChanges, null, { last: 1, filter }, context)
  const [newest] = await linesOf(nodes, context)
  return newest ?? null
}
