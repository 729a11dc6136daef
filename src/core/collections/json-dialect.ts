import sql, { join, raw, type Sql } from 'sql-template-tag'

/** How a database makes JSON, without white space, as `JSON.stringify` does. Every expression is of a text. */
export interface JsonDialect {
  /** A text in quotes. */
  quoted(text: Sql): Sql
  /** An instant as a text: `2017-03-09T16:00:00.000Z`. */
  instant(stored: Sql): Sql
  /** The text under the key of an object that is stored as JSON. */
  textAt(json: Sql, key: string): Sql
  /** Of the rows that a subquery has, in its order. */
  list(item: Sql, rows: Sql): Sql
  /** The texts one after the other; none of them is null. */
  joined(texts: readonly Sql[]): Sql
}

/** A text that is part of the statement; it comes from names of the schema, and of documents, which have no quotes. */
const literal = (text: string) => raw(`'${text}'`)

export const sqliteJson: JsonDialect = {
  quoted: (text) => sql`json_quote(${text})`,
  instant: (stored) => stored,
  textAt: (json, key) => sql`(${json} ->> ${literal(key)})`,
  list: (item, rows) => sql`(SELECT '[' || coalesce(group_concat(${item}, ','), '') || ']' FROM ${rows})`,
  joined: (texts) => sql`(${join([...texts], ' || ')})`,
}

/** A function of PostgreSQL takes no more arguments. */
const MAX_ARGUMENTS = 100

export const postgresJson: JsonDialect = {
  quoted: (text) => sql`to_json(${text})`,
  instant: (stored) => sql`to_char(${stored}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  textAt: (json, key) => sql`(${json}::json ->> ${literal(key)})`,
  list: (item, rows) => sql`(SELECT concat('[', string_agg(${item}, ','), ']') FROM ${rows})`,
  joined(texts) {
    if (texts.length <= MAX_ARGUMENTS) return sql`concat(${join([...texts])})`
    const groups = Array.from({ length: Math.ceil(texts.length / MAX_ARGUMENTS) }, (_, index) =>
      postgresJson.joined(texts.slice(index * MAX_ARGUMENTS, (index + 1) * MAX_ARGUMENTS)),
    )
    return postgresJson.joined(groups)
  },
}
