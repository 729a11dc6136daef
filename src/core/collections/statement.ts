import type { Sql } from 'sql-template-tag'
import type { Dialect } from './dialect'

/** What a reader runs: a text with placeholders, as each database writes them, and their values. */
export type Statement = Pick<Sql, 'sql' | 'text' | 'values'> & {
  /** Of a statement whose text comes again and again: the database parses it once for each of its connections. */
  readonly name?: string
  /** Of a lookup: it can be made for the keys of several requests at once. */
  readonly keys?: Keys
  /** Of a page: which of the values is its place, the first column of each row. It stands alone where that is 1. */
  readonly positionAt?: number
}

/** The list of keys among the values of a statement. */
export interface Keys {
  readonly at: number
  /** What the first column of a row says: the key that it was found by, or the key's index in the list, from 1. */
  readonly rowsIdentify: 'key' | 'index'
}

/** The place of a value that is known only when the statement is run. */
export class Slot<Input> {
  constructor(readonly pick: (input: Input) => unknown) {}
}

/** The place of a page among those of other requests. */
export const POSITION = new Slot(() => 1)

/** The place of a list of keys. */
export class KeysSlot<Input> extends Slot<Input> {
  constructor(
    readonly rowsIdentify: Keys['rowsIdentify'],
    pick: (input: Input) => unknown,
  ) {
    super(pick)
  }
}

/** As many statements get a name; a database keeps what has one for as long as it is connected. */
const MAX_NAMED = 500

let named = 0

/** A statement whose text is made once, to be run with other values each time. */
export class PreparedStatement<Input> {
  private readonly text: string
  private readonly values: readonly unknown[]
  private readonly keys: Keys | undefined
  private readonly positionAt: number
  private name: string | undefined
  private runs = 0

  /** Among the values of the statement, slots stand for those that change. */
  constructor(statement: Sql, dialect: Dialect) {
    this.text = dialect.text(statement)
    this.values = statement.values
    this.keys = keysAmong(statement.values)
    this.positionAt = statement.values.indexOf(POSITION)
  }

  with(input: Input): Statement {
    this.runs++
    // What is run once is of no use to the database later.
    if (this.runs === 2 && named < MAX_NAMED) this.name = `s${named++}`
    const values = this.values.map((value) => (value instanceof Slot ? value.pick(input) : value))
    const { text, name, keys, positionAt } = this
    return {
      ...{ sql: text, text, values },
      ...(name && { name }),
      ...(keys && { keys }),
      ...(positionAt >= 0 && { positionAt }),
    } as Statement
  }
}

function keysAmong(values: readonly unknown[]): Keys | undefined {
  const at = values.findIndex((value) => value instanceof KeysSlot)
  const slot = values[at]
  return slot instanceof KeysSlot ? { at, rowsIdentify: slot.rowsIdentify } : undefined
}
