import sql, { join, type Sql } from 'sql-template-tag'
import { byId, type Collection, collectionOfId } from '../../core/collections/collection'
import { allOf } from '../../core/collections/conditions'
import { name } from '../../core/collections/dialect'
import type { Context } from '../../core/context'
import { decodeCursor, encodeCursor } from '../../core/lists/cursor'
import { exactly, type ForwardArgs, Page, pageBounds } from '../../core/lists/page'
import { beginsWith, rank } from '../../core/lists/search'
import { tokens } from '../../core/values/polish-text'
import { vocabulary } from '../../core/vocabulary'
import { events } from '../event/event.entity'
import { isWithin } from '../event/event.filter'
import { guides } from '../guide/guide.entity'
import { organisations } from '../organisation/organisation.entity'
import { partnerships } from '../partnership/partnership.collection'
import { worksIn } from '../partnership/partnership.filter'
import { reach, unit } from '../territory/named-units'
import { territories } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'
import { hasWords } from '../territory/territory.filter'

export enum SearchType {
  PARTNERSHIP = 'PARTNERSHIP',
  EVENT = 'EVENT',
  ORGANISATION = 'ORGANISATION',
  GUIDE = 'GUIDE',
  TERRITORY = 'TERRITORY',
}

vocabulary(SearchType, {
  name: 'SearchType',
  description: 'The kinds of search results.',
  values: {
    PARTNERSHIP: {
      PL: {
        label: 'partnerstwo',
        description: 'Ludzie i organizacje, które razem działają dla dobra okolicy.',
      },
      EN: { label: 'partnership', description: 'People and organisations who work together for their area.' },
    },
    EVENT: {
      PL: { label: 'wydarzenie', description: 'To, na co zaprasza partnerstwo, np. piknik lub koncert.' },
      EN: { label: 'event', description: 'What a partnership organises, such as a picnic or a concert.' },
    },
    ORGANISATION: {
      PL: {
        label: 'organizacja lub instytucja',
        description: 'Urząd, szkoła, stowarzyszenie, firma albo inny partner.',
      },
      EN: {
        label: 'organisation',
        description: 'A municipality, a school, an NGO, a company or another partner.',
      },
    },
    GUIDE: {
      PL: { label: 'strona wiedzy', description: 'Objaśnienie, np. czym jest partnerstwo i jak je założyć.' },
      EN: {
        label: 'guide',
        description: 'An explanation, such as what a partnership is or how to found one.',
      },
    },
    TERRITORY: {
      PL: { label: 'miejsce', description: 'Województwo, powiat, gmina lub dzielnica.' },
      EN: { label: 'place', description: 'A voivodeship, a powiat, a gmina or a district.' },
    },
  },
})

interface SearchedType {
  readonly of: Collection<object>
  /** What lies in the unit of the code. */
  readonly inUnit: (code: string) => Sql
}

const SEARCHED: Readonly<Record<SearchType, SearchedType>> = {
  PARTNERSHIP: { of: partnerships, inUnit: (code) => worksIn(unit(code), Coverage.WITHIN) },
  EVENT: { of: events, inUnit: isWithin },
  ORGANISATION: { of: organisations, inUnit: ofUnit },
  GUIDE: { of: guides, inUnit: ofUnit },
  TERRITORY: { of: territories, inUnit: (code) => sql`t."id" IN (${reach(unit(code), Coverage.WITHIN)})` },
}

function ofUnit(code: string): Sql {
  return sql`t."territoryId" IN (${reach(unit(code), Coverage.WITHIN)})`
}

/** Cursors of this list speak of its one order. */
const ORDER = 'Query.search RELEVANCE'

/** Thousands of records may hold one short word, and nobody reads so many: to rank them all would hold others up. */
export const MAX_PER_TYPE = 150

export interface Search {
  readonly query: string
  readonly types?: readonly SearchType[] | null
  readonly territory?: string | null
}

/** All results, with their ids and their order. Null: there are none. */
export function resultsOf({ query, types, territory }: Search, context: Context): Sql | null {
  if (tokens(query).length === 0) return null
  const hits = [...new Set(types?.length ? types : Object.values(SearchType))].flatMap((type) =>
    type === SearchType.TERRITORY
      ? placesOf({ query, territory }, context)
      : hitsOf(SEARCHED[type], { query, territory }, context),
  )
  return join(hits, ' UNION ALL ')
}

/** One page over several types: two statements find the ids in order and the records of each type are loaded by them. */
export async function searchAll(
  { query, types, territory, ...page }: Search & ForwardArgs,
  context: Context,
): Promise<Page<object>> {
  const bounds = pageBounds(page)
  const search = { query, types: types ?? null, territory: territory ?? null }
  const found = resultsOf(search, context)
  const none = exactly(async () => 0)
  if (found === null) return new Page<object>([], bounds, none, search)
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
  const count = async () =>
    Number((await context.reader.all(sql`SELECT count(*) FROM (${found}) AS hit`))[0]?.[0])
  return new Page(visible, bounds, exactly(count), search)
}

type Asked = Pick<Search, 'query' | 'territory'>

/** Those whose names begin with the query, and others, each in a limited number. */
function hitsOf({ of, inUnit }: SearchedType, { query, territory }: Asked, context: Context): Sql[] {
  const { dialect } = context.reader
  const { tableName } = context.reader.metadata(of.entity)
  const condition = allOf(
    of.visible(sql`t`, context.viewer),
    ...(territory == null ? [] : [inUnit(territory)]),
  )
  const begins = beginsWith(query)
  const select = sql`t."id", ${rank(query, { dialect })} AS "rank", t."nameKey"`
  const others = dialect.someFound({
    table: tableName,
    tokens: tokens(query),
    select,
    condition: sql`NOT (${begins}) AND ${condition}`,
    limit: MAX_PER_TYPE,
  })
  return [
    sql`SELECT * FROM (SELECT ${select} FROM ${name(tableName)} AS t WHERE ${begins} AND ${condition}
      ORDER BY t."nameFolded", t."id" LIMIT ${MAX_PER_TYPE}) AS ${name(`begun_${tableName}`)}`,
    sql`SELECT * FROM (${others}) AS ${name(`found_${tableName}`)}`,
  ]
}

/** The folded name begins with a space, and so sorts before the key of any other name. */
function placesOf({ query, territory }: Asked, context: Context): Sql[] {
  const { dialect } = context.reader
  const { inUnit } = SEARCHED.TERRITORY
  const condition = allOf(
    hasWords(query, dialect),
    sql`t."isHistorical" = FALSE`,
    ...(territory == null ? [] : [inUnit(territory)]),
  )
  return [
    sql`SELECT * FROM (SELECT t."id", ${rank(query, { dialect })} AS "rank", t."nameFolded" AS "nameKey" FROM "territory" AS t
      WHERE ${condition} ORDER BY 2, 3, 1 LIMIT ${MAX_PER_TYPE}) AS "found_territory"`,
  ]
}
