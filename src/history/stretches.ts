import sql from 'sql-template-tag'
import { Change } from '../change/change.entity'
import type { Context } from '../shared/context'
import { pageOf } from '../shared/list'
import { type Edge, type ForwardArgs, Page, pageBounds } from '../shared/page'
import type { Reader } from '../shared/reader'
import { allChanges, type ChangesFilter } from './change.lists'
import { cursorAt, placeOf } from './change-log'

/** So many changes are looked through in one statement: where a filter lets few of them through, nobody is held up. */
const LENGTH = 2_000

/** Before every change. */
const BEGINNING = ''

interface Stretch {
  /** Its last change. */
  readonly end: string
  /** The first change that lies in it no more. */
  readonly beyond: string
}

/** The part of the log that follows a place. Null: no more than that is left. */
async function stretchBehind(place: string, reader: Reader): Promise<Stretch | null> {
  return stretchOf(
    await reader.all(sql`SELECT "id" FROM "change" WHERE "isPublic" = TRUE AND "id" > ${place}
      ORDER BY "id" LIMIT 2 OFFSET ${LENGTH - 1}`),
  )
}

/** The part of the log that precedes a place, from its newest change to its oldest. Null: no more than that is left. */
export async function stretchBefore(place: string, reader: Reader): Promise<Stretch | null> {
  return stretchOf(
    await reader.all(sql`SELECT "id" FROM "change" WHERE "isPublic" = TRUE AND "id" < ${place}
      ORDER BY "id" DESC LIMIT 2 OFFSET ${LENGTH - 1}`),
  )
}

const stretchOf = ([end, beyond]: readonly unknown[][]): Stretch | null =>
  end && beyond ? { end: end[0] as string, beyond: beyond[0] as string } : null

/** The next changes that a filter lets through. */
export async function pageOfChanges(
  filter: ChangesFilter,
  args: ForwardArgs,
  context: Context,
): Promise<Page<Change>> {
  if (!filter.types && !filter.territory) return pageOf(allChanges, null, { ...args, filter }, context)
  const bounds = pageBounds(args)
  const found: Edge<Change>[] = []
  let { after } = bounds
  for (;;) {
    const place = after === undefined ? BEGINNING : placeOf(after, context)
    const stretch = await stretchBehind(place, context.reader)
    const before = stretch && cursorAt(stretch.beyond, context)
    // One more than wanted tells whether there is a next page.
    const part = await pageOf(allChanges, null, { first: bounds.limit + 1, after, before, filter }, context)
    found.push(...part.edges)
    if (!stretch || found.length > bounds.limit) return new Page(found, bounds, part.totalCount)
    after = cursorAt(stretch.end, context)
  }
}
