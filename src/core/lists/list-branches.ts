import sql, { type Sql } from 'sql-template-tag'
import { ALWAYS, allOf } from '../collections/conditions'
import { name, order, upTo } from '../collections/dialect'
import { inTime } from '../collections/in-time'
import type { Branch, Through } from '../collections/page-per-parent'
import { tokens } from '../values/polish-text'
import { conditionsOf, linkedTo } from './list-conditions'
import type { List, Part, Scope } from './list-declaration'

/** A part of a list that is read, or counted. */
export interface Reading<T extends object, F extends object, N extends string> {
  readonly list: List<T, F, N>
  readonly part: Part<F, N>
  readonly scope: Scope
  readonly table: Sql
  /** The expressions on the row `t`, its id included. */
  readonly sortedBy: readonly Sql[]
  /** How many rows are read of each parent at the most. Null: every one. */
  readonly limit: number | null
}

interface Use {
  /** The rows are counted: they need no order, and none is passed over. */
  readonly counts?: boolean
  /** The expression of the id of the parent, where it is not that of a list of parents. */
  readonly parentId?: Sql
}

/** The ways to the rows, each with what is asked of them. */
export function branchesOf<T extends object, F extends object, N extends string>(
  reading: Reading<T, F, N>,
  { counts = false, parentId = reading.scope.dialect.parentId }: Use = {},
): Branch[] {
  const { list, part, scope, table, sortedBy } = reading
  const from = sql`${table} AS t`
  const walk = list.walk?.(part, scope, parentId)
  if (walk) {
    const conditions = conditionsOfRows(reading, { counts, fulfilled: walk.fields })
    const walked = walk.from
      ? sql`${name(walk.from.table)} AS walk JOIN ${from} ON t."id" = walk.${name(walk.from.row)}`
      : from
    const first = { from: walked, condition: allOf(walk.condition, ...conditions), sortedBy: walk.sortedBy }
    return walk.besides ? [first, { from, condition: allOf(walk.besides, ...conditions), sortedBy }] : [first]
  }
  const conditions = conditionsOfRows(reading, { counts })
  const by = (condition: Sql) => ({ from, condition: allOf(condition, ...conditions), sortedBy })
  if (list.through) return [by(!counts && followedLinks(reading) ? ALWAYS : linkedTo(list.through, parentId))]
  const under = list.under?.(parentId, part.filter, scope.viewer) ?? ALWAYS
  return [under].flat().map(by)
}

/** The links of a whole list are followed to its rows; a page is walked along the index that sorts it. */
export const followedLinks = <T extends object, F extends object, N extends string>({
  list,
  limit,
}: Pick<Reading<T, F, N>, 'list' | 'limit'>): Through | null =>
  limit === null ? (list.through ?? null) : null

/** The words that a list at the root is searched for, and the table with their index. Null: it is not searched. */
export function searchedWords<T extends object, F extends object, N extends string>(
  { searched, under, through }: List<T, F, N>,
  { filter }: Part<F, N>,
): { readonly table: string; readonly words: readonly string[] } | null {
  const { search } = filter as { readonly search?: string | null }
  if (!searched || under || through || search == null) return null
  const words = tokens(search)
  return words.length > 0 ? { table: searched, words } : null
}

/** Where a list is searched, its hits one by one, as far as a count goes. */
export function hitsOf<T extends object, F extends object, N extends string>(
  reading: Reading<T, F, N>,
): Branch | null {
  const { list, part, scope, sortedBy } = reading
  const search = searchedWords(list, part)
  const rows = search && scope.dialect.foundRows(search.table, search.words)
  if (!rows) return null
  const conditions = conditionsOfRows(reading, { counts: true, fulfilled: SEARCH })
  return { from: rows.from, condition: allOf(rows.condition, ...conditions), sortedBy }
}

/** So many rows are looked at for words that most of them have. */
const MAX_LOOKED_AT = 1_000

/** The first rows in the order of the list, `bounds` being those of the page, of which those with the words are kept. */
export function firstWithWords<T extends object, F extends object, N extends string>(
  reading: Reading<T, F, N>,
  { bounds, descending }: { readonly bounds: readonly Sql[]; readonly descending: boolean },
): Branch | null {
  const { list, part, scope, table, sortedBy } = reading
  const search = searchedWords(list, part)
  const condition = search && scope.dialect.hasTokensItself(search.table, search.words)
  if (!condition) return null
  const asked = allOf(...conditionsOfRows(reading, { fulfilled: SEARCH }), ...bounds)
  const rows = sql`SELECT t.* FROM ${table} AS t WHERE ${asked}
    ORDER BY ${order(sortedBy, { descending })} ${upTo(MAX_LOOKED_AT)}`
  return { from: sql`(${rows}) AS t`, condition, sortedBy }
}

const SEARCH: readonly never[] = ['search' as never]

interface Asked<F> extends Pick<Use, 'counts'> {
  /** The fields of the filter that are fulfilled without a condition. */
  readonly fulfilled?: readonly (keyof F)[]
}

/** What is asked of the rows on every way. */
function conditionsOfRows<T extends object, F extends object, N extends string>(
  { list, part: { filter, narrowed = {} }, scope, limit }: Reading<T, F, N>,
  { counts = false, fulfilled = [] }: Asked<F>,
): Sql[] {
  const { condition, fields = [] } = narrowed
  const visible = ((list.under || list.through) && list.visible) ?? list.of.visible
  return [
    visible(sql`t`, scope.viewer),
    // A page that nothing narrows is read row after row, until it is full.
    ...(counts || limit === null || Object.keys(filter).length > 0 ? [inTime('t')] : []),
    ...(condition ? [condition] : []),
    ...conditionsOf(list, filter, scope, [...fulfilled, ...(fields as (keyof F)[])]),
  ]
}
