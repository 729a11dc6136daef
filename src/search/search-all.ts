import sql, { join, type Sql } from 'sql-template-tag'
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
import { beginsWith, rank } from '../shared/search'
import { SearchType } from './search.enums'

const SEARCHED: Readonly<Record<SearchType, Collection<object>>> = {
  PARTNERSHIP: partnerships,
  EVENT: events,
  ORGANISATION: organisations,
  GUIDE: guides,
}

/** Cursors of this list speak of its one order. */
const ORDER = 'Query.search RELEVANCE'

/** Thousands of records may hold one short word, and nobody reads so many: to rank them all would hold others up. */
export const MOST_OF_A_KIND = 150

interface Search extends ForwardArgs {
  readonly query: string
  readonly types?: readonly SearchType[] | null
}

/** One page over several types: two statements find the ids in order and the records of each type are loaded by them. */
export async function searchAll({ query, types, ...page }: Search, context: Context): Promise<Page<object>> {
  const bounds = pageBounds(page)
  const hits = [...new Set(types ?? Object.values(SearchType))].flatMap((type) =>
    hitsOf(SEARCHED[type], query, context),
  )
  if (tokens(query).length === 0 || hits.length === 0) return new Page<object>([], bounds, async () => 0)
  const found = join(hits, ' UNION ALL ')
  const scope = { order: ORDER, secret: context.cursorSecret }
  const after = bounds.after === undefined ? null : decodeCursor(bounds.after, 'after', scope)
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

/** Those whose names begin with the query, and others, each in a limited number. */
function hitsOf({ entity, visible }: Collection<object>, query: string, context: Context): Sql[] {
  const { dialect, metadata } = context.reader
  const { tableName } = metadata(entity)
  const isVisible = visible(sql`t`, context.viewer)
  const begins = beginsWith(query)
  const select = sql`t."id", ${rank(query, { dialect })} AS "rank", t."nameKey"`
  const others = dialect.someFound({
    table: tableName,
    tokens: tokens(query),
    select,
    condition: sql`NOT (${begins}) AND ${isVisible}`,
    limit: MOST_OF_A_KIND,
  })
  return [
    sql`SELECT * FROM (SELECT ${select} FROM ${name(tableName)} AS t WHERE ${begins} AND ${isVisible}
      ORDER BY t."nameFolded", t."id" LIMIT ${MOST_OF_A_KIND}) AS ${name(`begun_${tableName}`)}`,
    sql`SELECT * FROM (${others}) AS ${name(`found_${tableName}`)}`,
  ]
}
