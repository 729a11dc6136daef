import type { Change } from '../../core/change-log/change.entity'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import type { Page } from '../../core/lists/page'
import { allChanges, type ChangesFilter } from './change.lists'
import { cursorAt, readLog, refuseExpiredCursor } from './change-cursor'
import { pageOfChanges } from './change-pages'

/** Changes that follow each other, as a filter lets them through. */
export interface ChangeBatch {
  readonly changes: readonly Change[]
  /** The place behind them; where no more are left, behind all that the filter passed over too. */
  readonly end: string
  readonly hasMore: boolean
}

interface Wanted {
  readonly filter: ChangesFilter
  readonly most: number
}

/** What follows a place that a client names, which may lie far back. */
export async function changesAfter(
  place: string,
  { filter, most }: Wanted,
  context: Context,
): Promise<ChangeBatch> {
  // Read before the changes are: what is committed between the two comes behind the end, and is not passed over.
  const log = await readLog(context.reader)
  await refuseExpiredCursor(place, log, context.reader)
  const page = await pageOfChanges(filter, { first: most, after: cursorAt(place, context) }, context)
  // They may have been cleared away meanwhile.
  await refuseExpiredCursor(place, await readLog(context.reader), context.reader)
  return batchOf(page, log.head)
}

/** What follows a place near the end of the log, in one statement. The head was read before. */
export async function newestChanges(
  place: string,
  { filter, most, head }: Wanted & { readonly head: string },
  context: Context,
): Promise<ChangeBatch> {
  const page = await pageOf(
    allChanges,
    null,
    { first: most, after: cursorAt(place, context), filter },
    context,
  )
  return batchOf(page, head > place ? head : place)
}

function batchOf({ nodes: changes, pageInfo: { hasNextPage } }: Page<Change>, head: string): ChangeBatch {
  const last = changes.at(-1)?.id ?? ''
  return { changes, end: hasNextPage || last > head ? last : head, hasMore: hasNextPage }
}
