import type { Column } from './columns'
import { joinCell } from './fields'

export type Cell = string | number | boolean | null

/** What a table has of a record in a column: several values in one text, separated by bars. Null: nothing is known. */
export function cellOf({ field, part, isList }: Column, record: Readonly<Record<string, unknown>>): Cell {
  const value = record[field.name] ?? null
  const inPart = (whole: unknown): unknown => (part ? Reflect.get(Object(whole), part.name) : whole) ?? null
  if (!isList) return single(inPart(value))
  const texts = ((value as unknown[] | null) ?? []).map((each) => String(inPart(each) ?? ''))
  return texts.some((text) => text !== '') ? joinCell(texts) : null
}

const single = (value: unknown): Cell =>
  value === null || typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
