import { raw, type Sql } from 'sql-template-tag'

/**
 * True of each row of the table that has the alias, and the mark of where a statement may go through many rows. PostgreSQL
 * cancels its statements and takes it for a comment. SQLite cannot: `endable` makes a call of it.
 */
export const inTime = (alias: string): Sql => inTimeBy(`${alias}.rowid`)

/** The same of rows that come from no table, by a whole number that differs among them. */
export const inTimeBy = (number: string): Sql => raw(`TRUE /* in_time ${number} */`)

/** The function of a connection to SQLite that fails once the statement is to end. */
export const IN_TIME = 'in_time'

/** The statement with its marks as calls. A call costs more than most conditions, so that it is made for some rows only; the planner is to take no notice. */
export const endable = (text: string): string =>
  text.replaceAll(/TRUE \/\* in_time (\S+) \*\//g, `likelihood($1 & 15 OR ${IN_TIME}(), 1.0)`)
