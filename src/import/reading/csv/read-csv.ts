import { pipeline, Readable } from 'node:stream'
import { type CsvError, type Options, parse } from 'csv-parse'
import type { Field } from '../../../exchange/fields'
import { cellReader } from '../../columns/read-cells'
import { FileError, LARGEST_RECORD } from '../file-error'
import type { ReadRow } from '../read-row'
import { type Header, headerOf, separatorLine } from './header'

interface Cut {
  readonly number: number
  readonly cells: readonly string[]
}

/** The rows of a file in CSV after its first, numbered as a spreadsheet does. */
export async function* readCsv(
  blocks: AsyncGenerator<Buffer>,
  fields: readonly Field[],
): AsyncGenerator<ReadRow> {
  const { lines, block } = await firstLine(blocks)
  const header = headerOf(lines.at(-1) ?? '', fields)
  const bad: ReadRow[] = []
  const cuts = cut(after(block, blocks), header, { firstRow: lines.length, bad })
  const read = cellReader(header.columns)
  for await (const { number, cells } of cuts) {
    while (bad[0] && bad[0].number < number) yield bad.shift() as ReadRow
    if (cells.every((cell) => cell.trim() === '')) continue
    const said = read(cells)
    yield ragged(number, cells, header) ?? { number, said }
  }
  yield* bad
}

const LINE = /^(.*?)(?:\r\n|\n|\r|$)/

/** The row of names, and the line that tells the separator if there is one; and what comes after them. */
async function firstLine(blocks: AsyncGenerator<Buffer>) {
  const { value } = await blocks.next()
  const text = String(value ?? '')
  const [whole = '', first = ''] = LINE.exec(text) ?? []
  if (separatorLine(first) === undefined) return { lines: [first], block: text.slice(whole.length) }
  const [names = '', second = ''] = LINE.exec(text.slice(whole.length)) ?? []
  return { lines: [first, second], block: text.slice(whole.length + names.length) }
}

async function* after(block: string, blocks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(block)
  yield* blocks
}

interface Numbering {
  readonly firstRow: number
  readonly bad: ReadRow[]
}

/** Rows that cannot be cut into cells are among the bad ones, and cost no other. */
function cut(blocks: AsyncGenerator<Buffer>, { delimiter }: Header, { firstRow, bad }: Numbering) {
  let number = firstRow
  let badLine = 0
  const options: Options<Cut, string[]> = {
    delimiter,
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: LARGEST_RECORD,
    on_record: (cells) => ({ number: ++number, cells }),
    on_skip: (error) => {
      const line = Number(error?.lines ?? 0) + firstRow
      if (error?.code === 'CSV_MAX_RECORD_SIZE') throw tooLarge(line)
      if (line === badLine) return undefined
      badLine = line
      bad.push(unreadable(++number, line, error))
      return undefined
    },
  }
  const parser = parse(options as unknown as Options)
  pipeline(Readable.from(blocks), parser, () => {})
  return parser as AsyncIterable<Cut>
}

const tooLarge = (line: number) =>
  new FileError(
    `The record that ends at line ${line} or later is larger than ${LARGEST_RECORD} bytes. Does a quotation mark begin a cell before it, and none end it?`,
  )

function unreadable(number: number, line: number, error: CsvError | undefined): ReadRow {
  const message =
    error?.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quotation mark begins a cell here or before, and none ends it: the rest of the file is in that cell.'
      : `A quotation mark stands within a cell (line ${line} of the file). Put the cell between quotation marks, and write each of its own twice.`
  return { number, said: { fields: {}, problems: [{ column: null, message }] } }
}

function ragged(number: number, cells: readonly string[], { columns }: Header): ReadRow | null {
  const isWhole = cells.length >= columns.length && cells.slice(columns.length).every((cell) => cell === '')
  if (isWhole) return null
  const message = `The row has ${cells.length} cells, and the first row ${columns.length}. Does a cell hold what separates cells? Put it between quotation marks.`
  return { number, said: { fields: {}, problems: [{ column: null, message }] } }
}
