import sql, { join, raw, type Sql } from 'sql-template-tag'
import { tableOf } from '../../core/collections/collection'
import { name } from '../../core/collections/dialect'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { isFoundBy, noteExpiry } from '../../core/lists/found-rows'
import type { List } from '../../core/lists/list-declaration'
import { asOneText, type Dimension, SEPARATOR, valuesIn } from './dimension'

/** How many records have each value. Null: it is not known of them. */
export type Tally = ReadonlyMap<string | null, number>

/** By the names of dimensions: the tally of each. Those that are asked for at the same time are one statement. */
export type Tallies = Reads<Tally>

const talliesOfRequest = perRequest(() => new Map<string, Tallies>())

/** The tallies of what the key stands for, which all that ask for it in a request share. */
export const sharedTallies = (
  key: string,
  context: Context,
  read: (dimensions: readonly string[]) => Promise<Tally[]>,
): Tallies => getOrCreate(talliesOfRequest(context), key, () => new Reads(read))

interface Counting<F> {
  readonly dimensionOf: (name: string, filter: F) => Dimension
  readonly context: Context
}

/** What a filter of a list at the root finds, counted by dimensions. */
export const talliesOf = <T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  filter: F,
  { dimensionOf, context }: Counting<F>,
): Tallies =>
  sharedTallies(`${list.name}\0${JSON.stringify(filter)}`, context, async (names) => {
    const dimensions = names.map((each) => dimensionOf(each, filter))
    const table = tableOf(context, list.of.entity)
    const found = (columns: Sql) =>
      sql`SELECT ${columns} FROM ${table} AS t WHERE ${isFoundBy(list, filter, context)}`
    const tallies = await tally(dimensions, found, context)
    await noteExpiry(list, filter, context)
    return tallies
  })

/** Counts by each of the dimensions, in one statement. What is found is a statement that selects the columns of its rows `t`. */
export async function tally(
  dimensions: readonly Dimension[],
  found: (columns: Sql) => Sql,
  { reader }: Pick<Context, 'reader'>,
): Promise<Tally[]> {
  const kept: Dimension['columns'] = Object.assign({}, ...dimensions.map(({ columns }) => columns))
  const columns = Object.entries(kept).map(([column, expression]) => sql`${expression} AS ${name(column)}`)
  const parts = partsOf(dimensions)
  const counts = parts.map(
    (part, index) => sql`SELECT ${raw(`${index}`)}, counted.* FROM (${countsOf(part)}) AS counted`,
  )
  const rows = await reader.all(
    sql`WITH found AS MATERIALIZED (${found(join([sql`t."id" AS "id"`, ...columns]))}) ${join(counts, ' UNION ALL ')}`,
  )
  const stored = new Map(dimensions.map((dimension) => [dimension, new Map<string | null, number>()]))
  for (const [index, value, count] of rows) {
    const part = parts[index as number] ?? []
    const values = part.length === 1 ? [value as string | null] : (value as string).split(SEPARATOR)
    for (const [place, dimension] of part.entries())
      add(stored.get(dimension) ?? new Map(), values[place] || null, Number(count))
  }
  return dimensions.map((dimension) => summed(dimension, stored.get(dimension) ?? new Map()))
}

/** Those whose values are counted together. */
function partsOf(dimensions: readonly Dimension[]): (readonly Dimension[])[] {
  const parts = new Map<unknown, Dimension[]>()
  for (const dimension of dimensions)
    getOrCreate(parts, dimension.together ?? dimension, (): Dimension[] => []).push(dimension)
  return [...parts.values()]
}

/** Rows of a value, or of several in one text, and their number. */
function countsOf(part: readonly Dimension[]): Sql {
  const [{ counts, links, value }] = part as [Dimension]
  if (counts) return counts
  if (links) return sql`SELECT "value", count(*) AS "count" FROM (${links}) AS linked GROUP BY "value"`
  const text = part.length === 1 ? value : asOneText(part.map((each) => each.value))
  return sql`SELECT ${text} AS "value", count(*) AS "count" FROM found GROUP BY ${text}`
}

function summed(dimension: Dimension, stored: Tally): Tally {
  const { textOf = (text) => text } = dimension
  const texts = new Map<string | null, number>()
  for (const [value, count] of stored) add(texts, value === null ? null : textOf(value), count)
  const values = new Map<string | null, number>()
  for (const [text, count] of texts) for (const value of valuesIn(dimension, text)) add(values, value, count)
  return values
}

const add = (sums: Map<string | null, number>, value: string | null, count: number) =>
  sums.set(value, (sums.get(value) ?? 0) + count)
