import sql from 'sql-template-tag'
import { Change } from '../../core/change-log/change.entity'
import type { Reader } from '../../core/collections/reader'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import { type Edge, type ForwardArgs, Page, pageBounds } from '../../core/lists/page'
import { hasEntries } from '../../core/lists/selected-entries'
import { allChanges, type ChangesFilter } from './change.lists'
import { cursorAt, positionOf } from './change-cursor'

/** So many changes are looked through in one statement: where a filter lets few of them through, nobody is held up. */
const LENGTH = 2_000

/** Before every change. */
const BEGINNING = ''

interface LogRange {
  /** Its last change. */
  readonly end: string
  /** The first change that lies in it no more. */
  readonly beyond: string
}

/** The part of the log that follows a place. Null: no more than that is left. */
async function rangeAfter(place: string, reader: Reader): Promise<LogRange | null> {
  return rangeOf(
    await reader.all(sql`SELECT "id" FROM "change" WHERE "isPublic" = TRUE AND "id" > ${place}
      ORDER BY "id" LIMIT 2 OFFSET ${LENGTH - 1}`),
  )
}

/** The part of the log that precedes a place, from its newest change to its oldest. Null: no more than that is left. */
export async function rangeBefore(place: string, reader: Reader): Promise<LogRange | null> {
  return rangeOf(
    await reader.all(sql`SELECT "id" FROM "change" WHERE "isPublic" = TRUE AND "id" < ${place}
      ORDER BY "id" DESC LIMIT 2 OFFSET ${LENGTH - 1}`),
  )
}

const rangeOf = ([end, beyond]: readonly unknown[][]): LogRange | null =>
  end && beyond ? { end: end[0] as string, beyond: beyond[0] as string } : null

/** The next changes that a filter lets through. */
export async function pageOfChanges(
  filter: ChangesFilter,
  args: ForwardArgs,
  context: Context,
): Promise<Page<Change>> {
  const isNarrow = Boolean(filter.types || filter.territory || filter.commentsOn)
  // A total needs no search for entries, which would go on to the end of the log.
  if (!isNarrow || !hasEntries(context)) return pageOf(allChanges, null, { ...args, filter }, context)
  const bounds = pageBounds(args)
  const found: Edge<Change>[] = []
  let { after } = bounds
  for (;;) {
    const place = after === undefined ? BEGINNING : positionOf(after, context)
    const range = await rangeAfter(place, context.reader)
    const before = range && cursorAt(range.beyond, context)
    // One more than wanted tells whether there is a next page.
    const part = await pageOf(allChanges, null, { first: bounds.limit + 1, after, before, filter }, context)
    found.push(...part.edges)
    if (!range || found.length > bounds.limit) return new Page(found, bounds, part.total)
    after = cursorAt(range.end, context)
  }
}
