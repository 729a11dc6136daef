import sql, { join } from 'sql-template-tag'
import { events } from '../event/event.entity'
import { guides } from '../guide/guide.entity'
import { organisations } from '../organisation/organisation.entity'
import { partnerships } from '../partnership/partnership.entity'
import { byId, type Collection, collectionOfId } from '../shared/collection'
import type { Context } from '../shared/context'
import { decodeCursor, encodeCursor } from '../shared/cursor'
import { name } from '../shared/dialect'
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

/** Thousands of records may hold one short word. To rank them all takes long, and nobody reads so many. */
export const MOST_OF_A_KIND = 100

interface Search extends ForwardArgs {
  readonly query: string
  readonly types?: readonly SearchType[] | null
}

/** One page over several types: two statements find the ids in order and the records of each type are loaded by them. */
export async function searchAll({ query, types, ...page }: Search, context: Context): Promise<Page<object>> {
  const bounds = pageBounds(page)
  const { dialect } = context.reader
  const words = tokens(query)
  const hits = [...new Set(types ?? Object.values(SearchType))].map((type) => {
    const of = SEARCHED[type]
    const { tableName } = context.reader.metadata(of.entity)
    return sql`SELECT * FROM (SELECT t."id", ${rank(query, { dialect })} AS "rank", t."nameKey"
      FROM ${dialect.found(tableName, words)} AND ${of.visible(sql`t`, context.viewer)} LIMIT ${MOST_OF_A_KIND}) AS ${name(`found_${tableName}`)}`
  })
  const found = join(hits, ' UNION ALL ')
  const scope = { order: ORDER, secret: context.cursorSecret }
  const after = bounds.after === undefined ? null : decodeCursor(bounds.after, 'after', scope)
  if (words.length === 0) return new Page<object>([], bounds, async () => 0)
  const rows = await context.reader.all(sql`SELECT "id", "rank", "nameKey" FROM (${found}) AS hit
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
    Number((await context.reader.all(sql`SELECT count(*) FROM (${found}) AS hit`))[0]?.[0]),
  )
}
