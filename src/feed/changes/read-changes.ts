import type { Change } from '../../change/change.entity'
import type { RecordType } from '../../change/record-type'
import { allChanges, type ChangesFilter } from '../../history/change.lists'
import { behind, cursorAt, type Log, placeOf, readLog, refuseUnlessKept } from '../../history/change-log'
import type { ChangeKind } from '../../shared/change-kind'
import type { Context } from '../../shared/context'
import { pageOf } from '../../shared/list'
import type { Page } from '../../shared/page'
import { recordsNow } from './records-now'

const PAGE = 100

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
  const changes = await changesBehind(begin, { filter, most }, context)
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
  return { lines, cursor: cursorAt(endOf(changes, { begin, log, most }), context) }
}

async function changesBehind(begin: string, { filter, most }: Wanted, context: Context): Promise<Change[]> {
  const changes: Change[] = []
  let after = cursorAt(begin, context)
  const first = Math.min(PAGE, most)
  while (changes.length < most) {
    const page: Page<Change> = await pageOf(allChanges, null, { first, after, filter }, context)
    changes.push(...page.nodes)
    if (page.nodes.length < first) break
    after = cursorAt((page.nodes.at(-1) as Change).id, context)
  }
  return changes
}

/** Where nothing is left, behind all that there was: what a filter passes over is not looked at again. */
interface Begun {
  readonly begin: string
  readonly log: Log
  readonly most: number
}

function endOf(changes: readonly Change[], { begin, log, most }: Begun): string {
  const last = changes.at(-1)?.id ?? begin
  const behindAll = behind(log.newest)
  return changes.length < most && behindAll > last ? behindAll : last
}
