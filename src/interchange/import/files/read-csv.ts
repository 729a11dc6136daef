import { cellReader } from '../columns/cell-reader'
import type { ColumnNames } from '../columns/column-names'
import { CellCutter } from './csv-cells'
import { freeTextColumns, type Header, headerOf, isHeader, separatorLine } from './csv-header'
import type { Line, LineQueue } from './lines'
import {
  type Content,
  FileError,
  type FileRow,
  hasContent,
  MAX_RECORD_LENGTH,
  type Table,
  unreadableRow,
} from './table'

const quotesProblem = (line: number) =>
  `There is a quotation mark inside a cell (line ${line} of the file). Enclose the cell in quotation marks, and double those inside it.`

const endProblem = (line: number) =>
  `A cell that begins with a quotation mark on line ${line} of the file is not closed properly. Close it with one quotation mark, and double those inside it. In most columns, a cell must be on one line.`

const markProblem = (line: number) =>
  `Line ${line} of the file begins with a byte order mark. Have two files been joined? Remove the mark.`

const countProblem = (cells: number, columns: number) =>
  `The row has ${cells} cells, but the first row has ${columns}. If a cell contains the separator, enclose it in quotation marks.`

const HEADER_AGAIN = 'The row has the column names again. Have two files been joined? Remove the row.'

/** So many are looked past for the next record. */
const MAX_BLANK_LINES = 100

/** The row of names, and below it the rows. */
export async function openCsv(lines: LineQueue, content: Content): Promise<Table> {
  const first = await nextLine(lines)
  const before = separatorLine(first) === undefined ? [first] : [first, await nextLine(lines)]
  before.push(...(await titleLines(before.at(-1) ?? '', lines, content.names)))
  const header = headerOf(before.at(-1) ?? '', content.names)
  const rows = new CsvReader(lines, header, freeTextColumns(header.columns, content), content.names)
  return {
    names: header.names,
    headerLines: before.filter(hasContent).length,
    rows: rows.read(before.length),
  }
}

/** So many lines of titles are looked past for the row of names. */
const MAX_TITLE_LINES = 20

/** The lines below a title of the list, up to the row of names. None, where the first line is that row, or no line is. */
async function titleLines(first: string, lines: LineQueue, names: ColumnNames): Promise<string[]> {
  if (isHeader(first, names)) return []
  for (let ahead = 0; ahead < MAX_TITLE_LINES; ahead++) {
    const line = lines.peek(ahead) ?? (await lines.load(ahead))
    if (!line || line.problem) return []
    if (!isHeader(line.text.replace(/\r+$/, ''), names)) continue
    const titles: string[] = []
    for (let count = 0; count <= ahead; count++) titles.push(await nextLine(lines))
    return titles
  }
  return []
}

async function nextLine(lines: LineQueue): Promise<string> {
  const line = await lines.load()
  lines.skip(1)
  if (line?.problem) throw new FileError(line.problem)
  return line?.text.replace(/\r+$/, '') ?? ''
}

/** A record as it stands in the file, and what is wrong with how it stands there. */
interface FileRecord {
  readonly lines: readonly Line[]
  readonly cells: readonly string[]
  readonly problem: string | null
  /** What of it can be mended: the cells, or the line where it cannot be cut into cells. */
  readonly written: readonly string[]
}

class CsvReader {
  private readonly names: readonly string[]
  private readonly keyIndex: number

  constructor(
    private readonly queue: LineQueue,
    private readonly header: Header,
    private readonly freeText: ReadonlySet<number>,
    private readonly known: ColumnNames,
  ) {
    this.names = header.names.map((name) => name.toLowerCase())
    this.keyIndex = keyIndexOf(header)
  }

  /** The rows, numbered as a spreadsheet does. */
  async *read(headerRows: number): AsyncGenerator<FileRow> {
    const { constants } = this.known
    const columns = [...this.header.columns, ...constants.map(([column]) => column)]
    const read = cellReader(columns, this.header.delimiter)
    const values = constants.map(([, value]) => value)
    let number = headerRows
    for (let line = await this.queue.load(); line; line = this.queue.peek() ?? (await this.queue.load())) {
      const { lines, cells, problem, written } = await this.nextRecord(line)
      this.queue.skip(lines.length)
      number++
      if (problem === null && isBlank(cells)) continue
      const count = lines.filter(({ text }) => hasContent(text)).length
      const position = { number, line: line.number, lines: count, written }
      if (problem === null)
        yield { ...position, values: read([...cells.slice(0, this.names.length), ...values]) }
      else yield unreadableRow(position, cells[this.keyIndex]?.trim() || null, problem)
    }
  }

  /** The record that begins on a line. One whose quoted cells are damaged is that line alone, so that it costs no other. */
  private async nextRecord(first: Line): Promise<FileRecord> {
    const { number, text } = first
    const cutter = new CellCutter(this.header.delimiter)
    let cut = cutter.add(text)
    const cells = cutter.cells.slice()
    const alone = (problem: string) => ({
      ...{ lines: [first], cells, problem: first.problem ?? problem },
      written: [text],
    })
    if (first.isTooLong || cut === 'broken') return alone(quotesProblem(number))
    const lines = [first]
    for (let length = text.length; cut === 'open'; ) {
      const next = this.queue.peek(lines.length) ?? (await this.queue.load(lines.length))
      length += next?.text.length ?? 0
      if (!next || next.isTooLong || length > MAX_RECORD_LENGTH) return alone(endProblem(number))
      cut = cutter.add(next.text)
      if (cut === 'broken') return alone(endProblem(number))
      lines.push(next)
    }
    const isDamaged =
      lines.length > 1 &&
      (!this.maySpanLines(cutter.cells) ||
        (this.opensCell(lines.at(-1)) && !(await this.isRecordBegin(lines.length))))
    if (isDamaged) return alone(endProblem(number))
    return {
      ...{ lines, cells: cutter.cells, written: cutter.cells },
      problem: this.problemOf(lines, cutter.cells),
    }
  }

  /** Whether a record of several lines is what it seems, and no quotation mark has joined rows. */
  private maySpanLines(cells: readonly string[]): boolean {
    return (
      this.hasFittingCount(cells) &&
      cells.every((cell, index) => this.freeText.has(index) || !cell.trimEnd().includes('\n'))
    )
  }

  /** Whether a line that ends a cell of the record before could as well begin one in a record of its own. */
  private opensCell(line: Line | undefined): boolean {
    const cutter = new CellCutter(this.header.delimiter)
    const isOpen = cutter.add(line?.text ?? '') === 'open'
    return isOpen && Boolean(cutter.cells[this.keyIndex]?.trim()) && this.freeText.has(cutter.cells.length)
  }

  /** Whether a record may begin so many lines ahead, after blank ones; or the file may end there. */
  private async isRecordBegin(ahead: number): Promise<boolean> {
    for (let each = ahead; each < ahead + MAX_BLANK_LINES; each++) {
      const line = this.queue.peek(each) ?? (await this.queue.load(each))
      if (!line) return true
      const cutter = new CellCutter(this.header.delimiter)
      const cut = cutter.add(line.text)
      if (cut === 'complete' && isBlank(cutter.cells)) continue
      return cut === 'open' || (cut === 'complete' && this.hasFittingCount(cutter.cells))
    }
    return true
  }

  private problemOf(lines: readonly Line[], cells: readonly string[]): string | null {
    const foreign = lines.find(({ problem }) => problem !== null)
    if (foreign) return foreign.problem
    if (isBlank(cells)) return null
    const [first] = lines
    if (first?.text.startsWith('\ufeff')) return markProblem(first.number)
    if (!this.hasFittingCount(cells)) return countProblem(cells.length, this.names.length)
    return this.names.every((name, index) => cells[index]?.trim().toLowerCase() === name)
      ? HEADER_AGAIN
      : null
  }

  /** Empty cells without a column are what a spreadsheet leaves of columns that were cleared. */
  private hasFittingCount(cells: readonly string[]): boolean {
    const { length } = this.names
    return cells.length >= length && cells.slice(length).every((cell) => cell.trim() === '')
  }
}

/** Where the key of a row stands. */
export function keyIndexOf({ columns }: Pick<Header, 'columns'>): number {
  const names = columns.map((column) => column?.name)
  return names.indexOf(names.includes('key') ? 'key' : 'id')
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
