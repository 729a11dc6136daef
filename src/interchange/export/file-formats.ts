import { stringify } from 'csv-stringify/sync'
import { type Cell, cellOf } from '../../core/records/cells'
import { type Column, columnsOf } from '../../core/records/columns'
import type { Field } from '../../core/records/fields'
import type { FiledRecord } from './read-records'

export const FILE_FORMATS = ['csv', 'ndjson'] as const

export type FileFormat = (typeof FILE_FORMATS)[number]

/** How records become the text of a file. */
export interface FormatOptions {
  /** What the file begins with. */
  readonly head: string
  text(records: readonly FiledRecord[]): string
}

export const ndjson: FormatOptions = {
  head: '',
  text: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(''),
}

/** By it, Excel knows that a file is in UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/** How a file in CSV is to be, beyond what the format asks for. */
export interface CsvStyle {
  /** For spreadsheets: none of its cells is run as a formula. */
  readonly isSafe: boolean
  readonly hasByteOrderMark: boolean
  readonly delimiter: ',' | ';'
  readonly lineEnd: '\n' | '\r\n'
  /** How a cell is written, where it is to be another way; then nothing is added to it. */
  readonly cell?: (cell: Cell, column: Column) => string
}

export function csv(
  fields: readonly Field[],
  { isSafe, hasByteOrderMark, delimiter, lineEnd, cell }: CsvStyle,
): FormatOptions {
  const columns = columnsOf(fields)
  // Whoever takes either of them for the end of a row would read the rest of a text as a row, and its first cell as a formula.
  const style = {
    escape_formulas: isSafe && !cell,
    quoted_match: /[\r\n]/,
    delimiter,
    record_delimiter: lineEnd,
  }
  const write = cell ?? textOf
  const lines = (rows: (string | number)[][]) => stringify(rows, style)
  return {
    head: (hasByteOrderMark ? BYTE_ORDER_MARK : '') + lines([columns.map(({ name }) => name)]),
    text: (records) =>
      lines(records.map((record) => columns.map((column) => write(cellOf(column, record), column)))),
  }
}

/** Numbers stay numbers: one below zero is no formula. */
const textOf = (cell: Cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))
