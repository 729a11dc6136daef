import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import { SAMPLES } from '../lists/samples'
import { inTime } from './in-time'
import { type JsonDialect, postgresJson, sqliteJson } from './json-dialect'
import type { Branch, PagePerParent } from './page-per-parent'

/** The few places where SQLite and PostgreSQL need different words for the same thing. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** The statement's text, with the placeholders of this database. */
  text(statement: Sql): string
  /** The values as one parameter: the text of a statement does not depend on how many there are. */
  list(values: readonly string[]): unknown
  /** True where the expression equals one of a list's values. */
  isIn(expression: Sql, list: unknown): Sql
  /** True where the expression equals one of the few values that the statement finds: they are found first. */
  isAmong(expression: Sql, values: Sql): Sql
  /** True where the expression equals one of the values. */
  oneOf(expression: Sql, values: readonly string[]): Sql
  /** The condition, asked of each row as it comes: the first is there at once, whatever has to be prepared to ask it of all. */
  rowByRow(condition: Sql): Sql
  /** True where a stored JSON list of strings shares a value with the given ones. */
  sharesOneOf(jsonList: Sql, values: readonly string[]): Sql
  /** True where the one instant is more than so many days before the other. The text is that of an index. */
  isLonger(from: Sql, to: Sql, days: number): Sql
  /** 1-based position of a text in another, 0 where it is absent. */
  position(haystack: Sql, needle: Sql): Sql
  /** True of the rows `t` of a searched table that contain every token as a word or the beginning of one. */
  hasTokens(table: string, tokens: readonly string[]): Sql
  /** The rows `t` that contain every token, found one by one, so that a limit ends the search; null where hasTokens does so. */
  foundRows(table: string, tokens: readonly string[]): { readonly from: Sql; readonly condition: Sql } | null
  /** The same as hasTokens, asked of the row itself, whatever else contains the tokens; null where hasTokens does so. */
  hasTokensItself(table: string, tokens: readonly string[]): Sql | null
  /** How many rows contain every token, as far as the limit; null where that is not told at once. */
  foundCount(table: string, tokens: readonly string[], limit: number): Sql | null
  /** Some of the rows `t` that contain every token, soonest found; writes to others do not change which. */
  someFound(search: SomeFound): Sql
  /** Keeps others from writing to the tables until the transaction ends. Null: it is the only one that writes. */
  holdTables(tables: readonly string[]): Sql | null
  /** The first `limit` rows of the subquery for each parent; `select` may speak of t. */
  pagePerParent(page: PagePerParent): Sql
  /** The ids of a list as rows `parent`. */
  parents(list: unknown): Sql
  /** Of such a row: the id, and its place in the list as a number; the first place is 1. */
  readonly parentId: Sql
  readonly parentIndex: Sql
  readonly json: JsonDialect
}

interface SomeFound {
  readonly table: string
  readonly tokens: readonly string[]
  readonly select: Sql
  readonly condition: Sql
  readonly limit: number
}

export const sqlite: Dialect = {
  name: 'sqlite',
  json: sqliteJson,
  text: (statement) => statement.sql,
  list: (values) => JSON.stringify(values),
  isIn: (expression, list) => sql`${expression} IN (SELECT value FROM json_each(${list}))`,
  isAmong: (expression, values) => sql`${expression} IN (${values})`,
  oneOf: (expression, values) =>
    values.length === 1 ? sql`${expression} = ${values[0]}` : sqlite.isIn(expression, sqlite.list(values)),
  // Else a filter is made of a whole other table before the first row is looked at.
  rowByRow: (condition) => sql`CASE WHEN ${condition} THEN 1 END = 1`,
  sharesOneOf: (jsonList, values) =>
    sql`EXISTS (SELECT 1 FROM json_each(${jsonList}) AS item WHERE ${sqlite.oneOf(sql`item.value`, values)})`,
  isLonger: (from, to, days) => sql`julianday(${to}) - julianday(${from}) > ${raw(String(days))}`,
  position: (haystack, needle) => sql`instr(${haystack}, ${needle})`,
  hasTokens: (table, tokens) => sql`t."id" IN (SELECT "search_row"."id" FROM ${hits(table)}
    WHERE ${name(`${table}_search`)} MATCH ${phrases(tokens)} AND ${inTime('"search_row"')})`,
  foundRows,
  hasTokensItself: (table, tokens) => {
    const index = name(`${table}_search`)
    return sql`EXISTS (SELECT 1 FROM "search_row" CROSS JOIN ${index} ON ${index}."rowid" = "search_row"."rowid"
      WHERE "search_row"."id" = t."id" AND ${index} MATCH ${phrases(tokens)})`
  },
  foundCount: (table, tokens, limit) => {
    const index = name(`${table}_search`)
    return sql`SELECT count(*) FROM (SELECT 1 FROM ${index} WHERE ${index} MATCH ${phrases(tokens)} ${upTo(limit)}) AS found`
  },
  someFound: ({ table, tokens, select, condition, limit }) => {
    const rows = foundRows(table, tokens)
    return sql`SELECT ${select} FROM ${rows.from} WHERE ${rows.condition} AND ${inTime('t')} AND ${condition}
      ORDER BY ${name(`${table}_search`)}."rowid" LIMIT ${limit}`
  },
  holdTables: () => null,
  parents: (list) => sql`json_each(${list}) AS parent`,
  parentId: sql`parent.value`,
  parentIndex: sql`parent.key + 1`,
  // Joining on the rowids of a correlated, limited subquery reads only the rows of the page;
  // a window function would read every child of every parent.
  pagePerParent: (page) => {
    const isWhole = page.limit === null && page.branches.length === 1
    const condition = isWhole
      ? page.branches[0]?.condition
      : sql`t.rowid IN (${firstRows(sql`t.rowid`, page)})`
    return sql`SELECT ${sqlite.parentIndex}, ${join([...page.select])} FROM ${sqlite.parents(page.parents)}
      CROSS JOIN ${linked(page, sqlite.parentId)} WHERE ${condition} ORDER BY ${order(page.sortedBy, page)}`
  },
}

const hits = (table: string) => {
  const index = name(`${table}_search`)
  return sql`${index} CROSS JOIN "search_row" ON "search_row"."rowid" = ${index}."rowid"`
}

/** A cross join is walked from left to right: each hit is looked up, and no table is gone through. */
function foundRows(table: string, tokens: readonly string[]) {
  return {
    from: sql`${hits(table)} CROSS JOIN ${name(table)} AS t ON t."id" = "search_row"."id"`,
    condition: sql`${name(`${table}_search`)} MATCH ${phrases(tokens)}`,
  }
}

const phrases = (tokens: readonly string[]) => tokens.map((token) => `"${token}"*`).join(' ')

export const postgres: Dialect = {
  name: 'postgres',
  json: postgresJson,
  text: (statement) => statement.text,
  list: (values) => values,
  isIn: (expression, list) => sql`${expression} = ANY(${list}::text[])`,
  // Of a subquery, the planner thinks that it finds hundreds, and would go through the rows in their order instead.
  isAmong: (expression, values) => sql`${expression} = ANY(ARRAY(${values}))`,
  oneOf: (expression, values) =>
    values.length === 1 ? sql`${expression} = ${values[0]}` : postgres.isIn(expression, values),
  rowByRow: (condition) => condition,
  sharesOneOf: (jsonList, values) => sql`${jsonList}::jsonb ?| ${values}::text[]`,
  isLonger: (from, to, days) => sql`${to} - ${from} > interval '${raw(String(days))} days'`,
  position: (haystack, needle) => sql`strpos(${haystack}, ${needle})`,
  hasTokens: (_table, tokens) => {
    const query = tokens.map((token) => `'${token}':*`).join(' & ')
    return sql`array_to_tsvector(string_to_array(t."searchTokens", ' ')) @@ ${query}::tsquery`
  },
  foundRows: () => null,
  hasTokensItself: () => null,
  foundCount: () => null,
  // The next sample is read only where those before it have too few; how often a word occurs does not matter then.
  // The empty text keeps the database from walking along the ids and comparing each row.
  someFound: ({ table, tokens, select, condition, limit }) => {
    const found = SAMPLES.map(
      (sample) => sql`(SELECT ${select} FROM ${name(table)} AS t
        WHERE ${postgres.hasTokens(table, tokens)} AND ${sample} AND ${condition} ORDER BY t."id" || '')`,
    )
    return sql`SELECT * FROM (${join(found, ' UNION ALL ')}) AS sampled LIMIT ${limit}`
  },
  holdTables: (tables) => sql`LOCK TABLE ${join(tables.map(name))} IN SHARE ROW EXCLUSIVE MODE`,
  parentId: sql`parent.id`,
  parentIndex: sql`parent.place::integer`,
  parents: (list) => sql`unnest(${list}::text[]) WITH ORDINALITY AS parent(id, place)`,
  pagePerParent: (page) => {
    const { select, branches, through, limit } = page
    const [first, ...others] = branches as [Branch, ...Branch[]]
    const rows = (columns: readonly Sql[], { from, condition }: Branch) =>
      sql`SELECT ${join([...columns])} FROM ${through ? linked(page, postgres.parentId) : from} WHERE ${condition}`
    const firstOf = (columns: readonly Sql[]) =>
      sql`${rows(columns, first)} ORDER BY ${order(first.sortedBy, page)} ${upTo(limit)}`
    const columns = [...select, ...first.sortedBy].map((_, index) => name(`c${index}`))
    const named = ({ sortedBy }: Branch) =>
      [...select, ...sortedBy].map((column, index) => sql`${column} AS ${columns[index]}`)
    const together = join(
      [sql`(${firstOf(named(first))})`, ...others.map((branch) => rows(named(branch), branch))],
      ' UNION ALL ',
    )
    const found =
      others.length === 0
        ? firstOf(select)
        : sql`SELECT ${join(columns.slice(0, select.length))} FROM (${together}) AS found
            ORDER BY ${order(columns.slice(select.length), page)} ${upTo(limit)}`
    return sql`SELECT ${postgres.parentIndex}, page.* FROM ${postgres.parents(page.parents)} CROSS JOIN LATERAL (${found}) AS page`
  },
}

/** Null: without end. It is part of the text: with a parameter, PostgreSQL would plan each run for itself. */
export const upTo = (limit: number | null): Sql =>
  limit === null ? empty : raw(`LIMIT ${Math.trunc(limit)}`)

/** Sorts by the expressions, all in one direction. */
export const order = (sortedBy: readonly Sql[], { descending }: { readonly descending: boolean }): Sql =>
  join(sortedBy.map((expression) => (descending ? sql`${expression} DESC` : expression)))

/** The rows `t`; of linked ones, those of the parent. */
export function linked({ table, through }: Pick<PagePerParent, 'table' | 'through'>, parentId: Sql): Sql {
  if (through === null) return sql`${table} AS t`
  const column = (of: string) => sql`link.${name(of)}`
  return sql`${name(through.table)} AS link JOIN ${table} AS t ON ${column(through.parent)} = ${parentId} AND t."id" = ${column(through.row)}`
}

/** What tells the first rows of one parent from others. The first way to them is walked along its index, no further than needed; on the others there are few. */
function firstRows(identity: Sql, page: PagePerParent): Sql {
  const { branches, sortedBy, limit } = page
  const all = (select: Sql, { from, condition }: Branch) =>
    sql`SELECT ${select} FROM ${from} WHERE ${condition}`
  const first = (select: Sql, branch: Branch) =>
    sql`${all(select, branch)} ORDER BY ${order(branch.sortedBy, page)} ${upTo(limit)}`
  if (branches.length === 1) return first(identity, branches[0] as Branch)
  const keys = sortedBy.map((_, index) => name(`key${index}`))
  const select = (branch: Branch) =>
    sql`${identity} AS "row", ${join(branch.sortedBy.map((expression, index) => sql`${expression} AS ${keys[index]}`))}`
  const found = join(
    branches.map(
      (branch, index) =>
        sql`SELECT * FROM (${(index === 0 ? first : all)(select(branch), branch)}) AS ${name(`way${index}`)}`,
    ),
    ' UNION ALL ',
  )
  return sql`SELECT "row" FROM (${found}) AS found ORDER BY ${order(keys, page)} ${upTo(limit)}`
}

/** A table or column name, quoted. */
export const name = (identifier: string): Sql => raw(`"${identifier.replaceAll('"', '""')}"`)
