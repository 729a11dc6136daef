import type { Column } from '../../exchange/columns'
import type { Field, Part } from '../../exchange/fields'
import { splitCell } from '../../exchange/list-cell'
import { partSaid, Reading, type Said } from './said'

type Cells = readonly string[]
type ReadField = (cells: Cells, reading: Reading) => unknown
type Place = readonly [column: Column, place: number]

/** Reads rows of CSV, whose cells are these columns. An empty cell means “not known”, or an empty list. */
export function cellReader(header: readonly Column[]): (cells: Cells) => Said {
  const places = header.map((column, place): Place => [column, place])
  const fields = [...new Set(header.map(({ field }) => field))]
  const readers = fields.map((field): readonly [string, ReadField] => [
    field.name,
    fieldReader(
      field,
      places.filter(([column]) => column.field === field),
    ),
  ])
  return (cells) => {
    const reading = new Reading()
    const said: Record<string, unknown> = {}
    for (const [name, read] of readers) {
      const value = read(cells, reading)
      if (value !== undefined) said[name] = value
    }
    return { fields: said, problems: reading.problems }
  }
}

function fieldReader(field: Field, places: readonly Place[]): ReadField {
  const [[{ name }, place]] = places as [Place]
  const { part, isList } = field
  if (part) return isList ? partsReader({ ...field, part }, places) : partReader({ ...field, part }, places)
  return (cells, reading) => {
    const cell = textOf(cells, place)
    if (!isList) return cell === '' ? null : reading.text(name, field, cell)
    return splitCell(cell).map((text) =>
      text === '' ? reading.add(name, EMPTY(name)) : reading.text(name, field, text),
    )
  }
}

const EMPTY = (name: string) => `${name} must not have an empty value between two bars.`

const textOf = (cells: Cells, place: number) => cells[place]?.trim() ?? ''

type PartField = Field & { readonly part: Part }

const partReader =
  (field: PartField, places: readonly Place[]): ReadField =>
  (cells, reading) => {
    const said: Record<string, unknown> = {}
    for (const [{ name, part }, place] of places) {
      const cell = textOf(cells, place)
      if (part) said[part.name] = cell === '' ? null : reading.text(name, part, cell)
    }
    return partSaid(field, said, reading)
  }

/** The columns of a list of objects hold lists of one length: the first values are those of the first object. */
const partsReader =
  (field: PartField, places: readonly Place[]): ReadField =>
  (cells, reading) => {
    const lists = places.map(([column, place]) => ({ column, texts: splitCell(textOf(cells, place)) }))
    const longest = lists.reduce((one, other) => (other.texts.length > one.texts.length ? other : one))
    const { length } = longest.texts
    for (const { column, texts } of lists)
      if (texts.length !== 0 && texts.length !== length)
        reading.add(
          column.name,
          `${column.name} must have as many values as ${longest.column.name}, separated by “ | ”; one that is not known is empty.`,
        )
    return Array.from({ length }, (_, index) => {
      const said: Record<string, unknown> = {}
      for (const { column, texts } of lists) {
        const text = texts[index] ?? ''
        if (column.part)
          said[column.part.name] = text === '' ? null : reading.text(column.name, column.part, text)
      }
      return partSaid(field, said, reading) ?? reading.add(longest.column.name, EMPTY(longest.column.name))
    })
  }
