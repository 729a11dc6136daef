import type { Column } from '../../../core/records/columns'
import { type Field, type ObjectType, splitCell } from '../../../core/records/fields'
import { contextOf, plainCell } from './cell-forms'
import { objectOf, type ParsedRow, Reading } from './parsed-row'

type Cells = readonly string[]
type ReadField = (cells: Cells, reading: Reading) => unknown
type CellPosition = readonly [column: Column, cellIndex: number]

/**
 * Reads rows of CSV, whose cells are these columns; null is one that is not read. An empty cell is null, in a list
 * too. With semicolons, a cell may have an apostrophe in front that keeps Excel from running it as a formula.
 */
export function cellReader(
  header: readonly (Column | null)[],
  delimiter: string = ',',
): (cells: Cells) => ParsedRow {
  const hasApostrophes = delimiter === ';'
  const positions = header.flatMap((column, cellIndex): CellPosition[] =>
    column === null ? [] : [[column, cellIndex]],
  )
  const cutIn = (cells: Cells) => positions.filter(([, cellIndex]) => isCut(cells[cellIndex] ?? ''))
  const fields = [...new Set(positions.map(([{ field }]) => field))]
  const exact = new Set(positions.flatMap(([{ field, isExact }]) => (isExact ? [field.name] : [])))
  const readers = fields.map((field): readonly [string, ReadField] => [
    field.name,
    fieldReader(
      field,
      positions.filter(([column]) => column.field === field),
    ),
  ])
  const zone = header.findIndex((column) => column?.name === 'timeZone')
  return (written) => {
    const plain = written.map(plainCell)
    const cells = hasApostrophes ? plain.map(withoutApostrophe) : plain
    const reading = new Reading(contextOf(cells[zone]))
    for (const [{ name }, cellIndex] of cutIn(cells)) {
      reading.add(name, ...CUT(name))
      cells[cellIndex] = ''
    }
    const values: Record<string, unknown> = {}
    for (const [name, read] of readers) {
      const value = read(cells, reading)
      if (value !== undefined) values[name] = value
    }
    return reading.row(values, exact)
  }
}

/** The most that a cell of a spreadsheet takes; feeds end a longer text like this. */
const MAX_CELL_LENGTH = 32_767

const isCut = (cell: string) => cell.length === MAX_CELL_LENGTH && cell.endsWith('…')

const CUT = (name: string) =>
  [
    `${name} is longer than a cell of a spreadsheet: the end of it is missing. Take it from the CSV feed.`,
    `${name} jest dłuższe niż komórka arkusza: brakuje końca. Weź je z pliku CSV.`,
  ] as const

const withoutApostrophe = (cell: string) => cell.replace(/^'(?='?[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, '')

function fieldReader(field: Field, positions: readonly CellPosition[]): ReadField {
  const [[{ name }, cellIndex]] = positions as [CellPosition]
  const { part, isList } = field
  if (part)
    return isList ? partsReader({ ...field, part }, positions) : partReader({ ...field, part }, positions)
  return (cells, reading) => {
    const cell = textOf(cells, cellIndex)
    if (cell === '') return null
    if (!isList) return reading.text(name, field, cell)
    return splitCell(cell).map((text) =>
      text === '' ? reading.add(name, EMPTY(name)) : reading.text(name, field, text),
    )
  }
}

const EMPTY = (name: string) => `${name} must not have an empty value between two “|”.`

const textOf = (cells: Cells, cellIndex: number) => cells[cellIndex] ?? ''

type PartField = Field & { readonly part: ObjectType }

const partReader =
  (field: PartField, positions: readonly CellPosition[]): ReadField =>
  (cells, reading) => {
    const values: Record<string, unknown> = {}
    for (const [{ name, part }, cellIndex] of positions) {
      const cell = textOf(cells, cellIndex)
      if (part) values[part.name] = cell === '' ? null : reading.text(name, part, cell)
    }
    return objectOf(field, values, reading)
  }

/** The columns of a list of objects hold lists of one length: the first values are those of the first object. */
const partsReader =
  (field: PartField, positions: readonly CellPosition[]): ReadField =>
  (cells, reading) => {
    const lists = positions.map(([column, cellIndex]) => ({
      column,
      texts: splitCell(textOf(cells, cellIndex)),
    }))
    const longest = lists.reduce((one, other) => (other.texts.length > one.texts.length ? other : one))
    const { length } = longest.texts
    if (length === 0) return null
    for (const { column, texts } of lists)
      if (texts.length !== 0 && texts.length !== length)
        reading.add(
          column.name,
          `${column.name} must have as many values as ${longest.column.name}, separated by “ | ”. Leave unknown values empty.`,
        )
    return Array.from({ length }, (_, index) => {
      const values: Record<string, unknown> = {}
      for (const { column, texts } of lists) {
        const text = texts[index] ?? ''
        if (column.part)
          values[column.part.name] = text === '' ? null : reading.text(column.name, column.part, text)
      }
      return objectOf(field, values, reading) ?? reading.add(longest.column.name, EMPTY(longest.column.name))
    })
  }
