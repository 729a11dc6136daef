import type { Sql } from 'sql-template-tag'
import sql, { empty, join } from 'sql-template-tag'
import { name } from '../../core/collections/dialect'

/** What the records of a list are counted by. */
export interface Dimension {
  /** What is kept of each row `t` that the list finds, besides its id, by the name of the column. */
  readonly columns: Readonly<Record<string, Sql>>
  /** The stored value of a row `found`, as text. Null: it is not known. */
  readonly value: Sql
  /**
   * Where a record may have several values, or they are elsewhere: rows of the `id` of one that is found and of a `value`,
   * which is null where it has none.
   */
  readonly links?: Sql
  /** Rows of a `value` and its `count`, where that is read sooner than the links. Those without a value may be left out. */
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

/** Between values that are counted together. */
export const SEPARATOR = '\u001f'

/** The values of several, in one text: those that are not known are empty. */
export const asOneText = (values: readonly Sql[]): Sql =>
  join(
    values.map((value) => sql`coalesce(${value}, '')`),
    ` || '${SEPARATOR}' || `,
  )

/** By several at once: a value of it is one of each, between separators. */
export function crossed(dimensions: readonly Dimension[]): Dimension {
  const alias = (index: number) => name(`links${index}`)
  const joined = dimensions.flatMap(({ links }, index) =>
    links ? [sql`JOIN (${links}) AS ${alias(index)} ON ${alias(index)}."id" = found."id"`] : [],
  )
  const text = asOneText(
    dimensions.map(({ links, value }, index) => (links ? sql`${alias(index)}."value"` : value)),
  )
  return {
    columns: Object.assign({}, ...dimensions.map(({ columns }) => columns)),
    value: text,
    counts: sql`SELECT ${text} AS "value", count(*) AS "count" FROM found ${join(joined.length > 0 ? joined : [empty], ' ')} GROUP BY 1`,
    textOf: (stored) =>
      stored
        .split(SEPARATOR)
        .map((each, index) => (each === '' ? each : (dimensions[index]?.textOf?.(each) ?? each)))
        .join(SEPARATOR),
    valuesOf: (text) =>
      text
        .split(SEPARATOR)
        .map((each, index) => valuesIn(dimensions[index] as Dimension, each || null))
        .reduce<readonly string[]>(
          (before, values) =>
            before.flatMap((one) => values.map((value) => `${one}${SEPARATOR}${value ?? ''}`)),
          [''],
        )
        .map((one) => one.slice(SEPARATOR.length)),
  }
}

/** What the text of a value stands for. Without any value, it is not known. */
export function valuesIn({ valuesOf }: Dimension, text: string | null): readonly (string | null)[] {
  if (text === null) return UNKNOWN
  const values = valuesOf ? valuesOf(text) : [text]
  return values.length > 0 ? values : UNKNOWN
}

const UNKNOWN = [null]
