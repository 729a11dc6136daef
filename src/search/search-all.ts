import sql, { join } from 'sql-template-tag'
import { events } from '../event/event.entity'
import { guides } from '../guide/guide.entity'
import { organisations } from '../organisation/organisation.entity'
import { partnerships } from '../partnership/partnership.entity'
import { byId, type Collection, collectionOfId, tableOf } from '../shared/collection'
import type { Context } from '../shared/context'
import { decodeCursor, encodeCursor } from '../shared/cursor'
import { type ForwardArgs, Page, pageBounds } from '../shared/page'
import { tokens } from '../shared/polish-text'
import { rank } from '../shared/search'
import { SearchType } from './search.enums'

const SEARCHED: Readonly<Record<SearchType, Collection<object>>> = {
  PARTNERSHIP: partnerships,
  EVENT: events,
  ORGANISATION: organisations,
  GUIDE: guides,
}

/** Cursors of this list speak of its one order. */
const ORDER = 'Query.search RELEVANCE'

interface Search extends ForwardArgs {
  readonly query: string
  readonly types?: readonly SearchType[] | null
}

/** One page over several types: two statements find the ids in order and the records of each type are loaded by them. */
export async function searchAll({ query, types, ...page }: Search, context: Context): Promise<Page<object>> {
  const bounds = pageBounds(page)
  const { dialect } = context.reader
  const words = tokens(query)
  const search = dialect.search(words)
  const hits = [...new Set(types ?? Object.values(SearchType))].map((type) => {
    const of = SEARCHED[type]
    return sql`SELECT t."id", ${rank(query, { dialect })} AS "rank", t."nameKey" FROM ${search.rowsOf(tableOf(context, of.entity))}
      AND ${of.visible(sql`t`, context.viewer)}`
  })
  const found = join(hits, ' UNION ALL ')
  const scope = { order: ORDER, secret: context.cursorSecret }
  const after = bounds.after === undefined ? null : decodeCursor(bounds.after, 'after', scope)
  if (words.length === 0) return new Page<object>([], bounds, async () => 0)
  const rows =
    await context.reader.all(sql`${search.found} SELECT "id", "rank", "nameKey" FROM (${found}) AS hit
    WHERE ${after === null ? sql`1 = 1` : sql`("rank", "nameKey", "id") > (${join([...after])})`}
    ORDER BY "rank", "nameKey", "id" LIMIT ${bounds.limit + 1}`)
  const results = await Promise.all(
    rows.map(async ([id, rank, nameKey]) => ({
      node: await byId(collectionOfId(id as string) as Collection<object>, context).load(id as string),
      cursor: encodeCursor([rank as number, nameKey as string, id as string], scope),
      distanceKm: null,
    })),
  )
  const visible = results.filter((result): result is typeof result & { node: object } => result.node !== null)
  return new Page(visible, bounds, async () =>
    Number((await context.reader.all(sql`${search.found} SELECT count(*) FROM (${found}) AS hit`))[0]?.[0]),
  )
}
