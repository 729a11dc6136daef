import type { Sql } from 'sql-template-tag'

/** The JSON of a record as an expression of its row `t`. */
export interface RecordText {
  /** Tells it from others. */
  readonly key: string
  readonly expression: Sql
}

const TEXT = Symbol('JSON')

interface Written {
  [TEXT]?: string
}

/** The JSON of a record that the database has written, of which nothing else is known. Undefined: it was read. */
export const writtenText = (record: object): string | undefined => (record as Written)[TEXT]

export function asWritten(record: object, text: string) {
  ;(record as Written)[TEXT] = text
}
