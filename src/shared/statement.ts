import type { Sql } from 'sql-template-tag'
import type { Dialect } from './dialect'

/** What a reader runs: a text with placeholders, as each database writes them, and their values. */
export type Statement = Pick<Sql, 'sql' | 'text' | 'values'> & {
  /** Of a statement whose text comes again and again: the database parses it once for each of its connections. */
  readonly name?: string
}

/** The place of a value that is known only when the statement is run. */
export class Slot<Given> {
  constructor(readonly take: (given: Given) => unknown) {}
}

/** As many statements get a name; a database keeps what has one for as long as it is connected. */
const MOST_NAMED = 500
let named = 0

/** A statement whose text is made once, to be run with other values each time. */
export class PreparedStatement<Given> {
  private readonly text: string
  private readonly values: readonly unknown[]
  private name: string | undefined
  private runs = 0

  /** Among the values of the statement, slots stand for those that change. */
  constructor(statement: Sql, dialect: Dialect) {
    this.text = dialect.text(statement)
    this.values = statement.values
  }

  with(given: Given): Statement {
    this.runs++
    // What is run once is of no use to the database later.
    if (this.runs === 2 && named < MOST_NAMED) this.name = `s${named++}`
    const values = this.values.map((value) => (value instanceof Slot ? value.take(given) : value))
    return { sql: this.text, text: this.text, values, ...(this.name && { name: this.name }) } as Statement
  }
}
