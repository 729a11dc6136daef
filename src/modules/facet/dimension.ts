import type { Sql } from 'sql-template-tag'
import sql from 'sql-template-tag'
import { name } from '../../core/collections/dialect'

/** What the records of a list are counted by. */
export interface Dimension {
  /** What is kept of each row `t` that the list finds, besides its id, by the name of the column. */
  readonly columns: Readonly<Record<string, Sql>>
  /** The stored value of a row `found`, as text. Null: it is not known. */
  readonly value: Sql
  /** Where a record may have several values, or they are elsewhere: rows of a `value` and its `count`. */
  readonly counts?: Sql
  /** Those of one name have few values, so that the rows are counted by all of them together. */
  readonly together?: string
  /** Several stored values may be counted together under one text. */
  readonly textOf?: (stored: string) => string
  /** The values that such a text stands for; by default itself. */
  readonly valuesOf?: (text: string) => readonly string[]
}

/** By a column, which has one value for each record. */
export const byColumn = (column: string): Dimension => ({
  columns: { [column]: sql`t.${name(column)}` },
  value: sql`found.${name(column)}`,
  together: 'values',
})

/** By a column with a list of values: a record counts for each of them. */
export const byListColumn = (column: string): Dimension => ({
  ...byColumn(column),
  together: 'lists',
  valuesOf: (text) => [...new Set<string>(JSON.parse(text))],
})

/** What the text of a value stands for. Without any value, it is not known. */
export function valuesIn({ valuesOf }: Dimension, text: string | null): readonly (string | null)[] {
  if (text === null) return UNKNOWN
  const values = valuesOf ? valuesOf(text) : [text]
  return values.length > 0 ? values : UNKNOWN
}

const UNKNOWN = [null]
