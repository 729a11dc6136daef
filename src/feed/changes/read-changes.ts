import type { RecordType } from '../../change/record-type'
import type { ChangesFilter } from '../../history/change.lists'
import { behind, cursorAt, placeOf, readLog, refuseUnlessKept } from '../../history/change-log'
import { pageOfChanges } from '../../history/stretches'
import type { ChangeKind } from '../../shared/change-kind'
import type { Context } from '../../shared/context'
import { recordsNow } from './records-now'

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

export interface Wanted {
  readonly filter: ChangesFilter
  /** So many changes; whoever wants more goes on from the cursor. */
  readonly most: number
}

/** What has changed behind the cursor: every change that visitors are told of, in the order of commits. */
export async function readChanges(
  after: string | null,
  { filter, most }: Wanted,
  context: Context,
): Promise<Followed> {
  // Read before the changes are: what is committed between the two comes behind the cursor, and is not passed over.
  const log = await readLog(context.reader)
  const begin = after === null ? behind(log.from - 1) : placeOf(after, context)
  if (after !== null) refuseUnlessKept(begin, log)
  const page = await pageOfChanges(filter, { first: most, after: cursorAt(begin, context) }, context)
  const changes = page.nodes
  // They may have been cleared away meanwhile.
  if (after !== null) refuseUnlessKept(begin, await readLog(context.reader))
  const records = await recordsNow(
    changes.map(({ recordId }) => recordId),
    context,
  )
  const lines = changes.map(({ id, kind, type, recordId, at, intoId }) => ({
    cursor: cursorAt(id, context),
    ...{ kind, type, id: recordId, at },
    record: records.get(recordId) ?? null,
    ...(intoId !== null && { mergedInto: intoId }),
  }))
  // Where nothing is left, behind all that there was: what a filter passes over is not looked at again.
  const last = changes.at(-1)?.id ?? begin
  const all = behind(log.newest)
  const end = page.pageInfo.hasNextPage || last > all ? last : all
  return { lines, cursor: cursorAt(end, context) }
}
