import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import { SAMPLES } from '../lists/samples'
import { inTime } from './in-time'
import { type JsonDialect, postgresJson, sqliteJson } from './json-dialect'

/** The few places where SQLite and PostgreSQL need different words for the same thing. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** The statement's text, with the placeholders of this database. */
  text(statement: Sql): string
  /** The values as one parameter: the text of a statement does not depend on how many there are. */
  list(values: readonly string[]): unknown
  /** True where the expression equals one of a list's values. */
  isIn(expression: Sql, list: unknown): Sql
  /** True where the expression equals one of the values. */
  oneOf(expression: Sql, values: readonly string[]): Sql
  /** The condition, asked of each row as it comes: the first is there at once, whatever has to be prepared to ask it of all. */
  rowByRow(condition: Sql): Sql
  /** True where a stored JSON list of strings shares a value with the given ones. */
  sharesOneOf(jsonList: Sql, values: readonly string[]): Sql
  /** 1-based position of a text in another, 0 where it is absent. */
  position(haystack: Sql, needle: Sql): Sql
  /** True of the rows `t` of a searched table that contain every token as a word or the beginning of one. */
  hasTokens(table: string, tokens: readonly string[]): Sql
  /** The rows `t` that contain every token, found one by one, so that a limit ends the search; null where hasTokens does so. */
  foundRows(table: string, tokens: readonly string[]): { readonly from: Sql; readonly condition: Sql } | null
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

/** A table of links: its name, and its columns with the ids of the parent and of the row. */
export interface Through {
  readonly table: string
  readonly parent: string
  readonly row: string
  /** Most rows of the table are linked to each parent: a page is walked along the index that sorts it, link by link. */
  readonly isDense?: boolean
}

interface SomeFound {
  readonly table: string
  readonly tokens: readonly string[]
  readonly select: Sql
  readonly condition: Sql
  readonly limit: number
}

interface PagePerParent {
  /** The list of their ids. */
  readonly parents: unknown
  readonly table: Sql
  readonly select: readonly Sql[]
  /** The condition of each of the ways that lead from a parent to its rows. */
  readonly branches: readonly Sql[]
  /** Of whole lists: the links that lead from a parent to its rows, to be followed beside the one way. */
  readonly through: Through | null
  readonly sortedBy: readonly Sql[]
  readonly descending: boolean
  /** Null: every row. */
  readonly limit: number | null
}

export const sqlite: Dialect = {
  name: 'sqlite',
  json: sqliteJson,
  text: (statement) => statement.sql,
  list: (values) => JSON.stringify(values),
  isIn: (expression, list) => sql`${expression} IN (SELECT value FROM json_each(${list}))`,
  oneOf: (expression, values) =>
    values.length === 1 ? sql`${expression} = ${values[0]}` : sqlite.isIn(expression, sqlite.list(values)),
  // Else a filter is made of a whole other table before the first row is looked at.
  rowByRow: (condition) => sql`CASE WHEN ${condition} THEN 1 END = 1`,
  sharesOneOf: (jsonList, values) =>
    sql`EXISTS (SELECT 1 FROM json_each(${jsonList}) AS item WHERE ${sqlite.oneOf(sql`item.value`, values)})`,
  position: (haystack, needle) => sql`instr(${haystack}, ${needle})`,
  hasTokens: (table, tokens) => sql`t."id" IN (SELECT "search_row"."id" FROM ${hits(table)}
    WHERE ${name(`${table}_search`)} MATCH ${phrases(tokens)} AND ${inTime('"search_row"')})`,
  foundRows,
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
    const condition = isWhole ? page.branches[0] : sql`t.rowid IN (${firstRows(sql`t.rowid`, page)})`
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
  oneOf: (expression, values) =>
    values.length === 1 ? sql`${expression} = ${values[0]}` : postgres.isIn(expression, values),
  rowByRow: (condition) => condition,
  sharesOneOf: (jsonList, values) => sql`${jsonList}::jsonb ?| ${values}::text[]`,
  position: (haystack, needle) => sql`strpos(${haystack}, ${needle})`,
  hasTokens: (_table, tokens) => {
    const query = tokens.map((token) => `'${token}':*`).join(' & ')
    return sql`array_to_tsvector(string_to_array(t."searchTokens", ' ')) @@ ${query}::tsquery`
  },
  foundRows: () => null,
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
    const { select, branches, sortedBy, limit } = page
    const [first, ...others] = branches as [Sql, ...Sql[]]
    const rows = (columns: readonly Sql[], branch: Sql) =>
      sql`SELECT ${join([...columns])} FROM ${linked(page, postgres.parentId)} WHERE ${branch}`
    const firstOf = (columns: readonly Sql[]) =>
      sql`${rows(columns, first)} ORDER BY ${order(sortedBy, page)} ${upTo(limit)}`
    const named = [...select, ...sortedBy].map((column, index) => sql`${column} AS ${name(`c${index}`)}`)
    const columns = named.map((_, index) => name(`c${index}`))
    const together = join(
      [sql`(${firstOf(named)})`, ...others.map((branch) => rows(named, branch))],
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
  const { branches, table, sortedBy, limit } = page
  const all = (select: Sql, branch: Sql) => sql`SELECT ${select} FROM ${table} AS t WHERE ${branch}`
  const first = (select: Sql, branch: Sql) =>
    sql`${all(select, branch)} ORDER BY ${order(sortedBy, page)} ${upTo(limit)}`
  if (branches.length === 1) return first(identity, branches[0] as Sql)
  const keys = sortedBy.map((_, index) => name(`key${index}`))
  const select = sql`${identity} AS "row", ${join(sortedBy.map((expression, index) => sql`${expression} AS ${keys[index]}`))}`
  const found = join(
    branches.map(
      (branch, index) =>
        sql`SELECT * FROM (${(index === 0 ? first : all)(select, branch)}) AS ${name(`way${index}`)}`,
    ),
    ' UNION ALL ',
  )
  return sql`SELECT "row" FROM (${found}) AS found ORDER BY ${order(keys, page)} ${upTo(limit)}`
}

/** A table or column name, quoted. */
export const name = (identifier: string): Sql => raw(`"${identifier.replaceAll('"', '""')}"`)
