import sql, { join, raw, type Sql } from 'sql-template-tag'

/** The few places where SQLite and PostgreSQL need different words for the same thing. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** The statement's text, with the placeholders of this database. */
  text(statement: Sql): string
  /** True where the expression equals one of the values; the text does not depend on how many there are. */
  oneOf(expression: Sql, values: readonly string[]): Sql
  /** True where a stored JSON list of strings shares a value with the given ones. */
  sharesOneOf(jsonList: Sql, values: readonly string[]): Sql
  /** 1-based position of a text in another, 0 where it is absent. */
  position(haystack: Sql, needle: Sql): Sql
  /** The rows that contain every token as a word or the beginning of one. */
  hasTokens(row: Sql, tokens: readonly string[]): Sql
  /** The first `limit` rows of the subquery for each parent; `select` may speak of parent.id and of t. */
  pagePerParent(page: PagePerParent): Sql
  /** The given ids as rows `parent(id)`. */
  parents(ids: readonly string[]): Sql
}

interface PagePerParent {
  readonly parentIds: readonly string[]
  readonly table: Sql
  readonly select: Sql
  readonly where: Sql
  readonly orderBy: Sql
  readonly limit: number
}

export const sqlite: Dialect = {
  name: 'sqlite',
  text: (statement) => statement.sql,
  oneOf: (expression, values) =>
    sql`${expression} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
  sharesOneOf: (jsonList, values) =>
    sql`EXISTS (SELECT 1 FROM json_each(${jsonList}) AS item WHERE ${sqlite.oneOf(sql`item.value`, values)})`,
  position: (haystack, needle) => sql`instr(${haystack}, ${needle})`,
  hasTokens: (row, tokens) => {
    const query = tokens.map((token) => `"${token}"*`).join(' ')
    return sql`${row}."id" IN (SELECT "search_row"."id" FROM "search_index"
      JOIN "search_row" ON "search_row"."rowid" = "search_index"."rowid" WHERE "search_index" MATCH ${query})`
  },
  parents: (ids) => sql`(SELECT value AS id FROM json_each(${JSON.stringify(ids)})) AS parent`,
  // Joining on the rowids of a correlated, limited subquery reads only the rows of the page;
  // a window function would read every child of every parent.
  pagePerParent: ({ parentIds, table, select, where, orderBy, limit }) => sql`
    SELECT parent.id, ${select} FROM ${sqlite.parents(parentIds)}
    JOIN ${table} AS t ON t.rowid IN (
      SELECT t.rowid FROM ${table} AS t WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit})
    ORDER BY parent.id, ${orderBy}`,
}

export const postgres: Dialect = {
  name: 'postgres',
  text: (statement) => statement.text,
  oneOf: (expression, values) => sql`${expression} = ANY(${values}::text[])`,
  sharesOneOf: (jsonList, values) => sql`${jsonList}::jsonb ?| ${values}::text[]`,
  position: (haystack, needle) => sql`strpos(${haystack}, ${needle})`,
  hasTokens: (row, tokens) => {
    const query = tokens.map((token) => `'${token}':*`).join(' & ')
    return sql`array_to_tsvector(string_to_array(${row}."searchTokens", ' ')) @@ ${query}::tsquery`
  },
  parents: (ids) => sql`unnest(${ids}::text[]) AS parent(id)`,
  pagePerParent: ({ parentIds, table, select, where, orderBy, limit }) => sql`
    SELECT parent.id, page.* FROM ${postgres.parents(parentIds)}
    CROSS JOIN LATERAL (
      SELECT ${select} FROM ${table} AS t WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}) AS page`,
}

/** A table or column name, quoted. */
export const name = (identifier: string): Sql => raw(`"${identifier.replaceAll('"', '""')}"`)

export const allOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? sql`1 = 1`
    : join(
        conditions.map((condition) => sql`(${condition})`),
        ' AND ',
      )
