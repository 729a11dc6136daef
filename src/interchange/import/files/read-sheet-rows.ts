import { cellReader } from '../columns/cell-reader'
import { columnsNamed, knownNames, withoutEmptyEnd } from './csv-header'
import type { LineQueue } from './lines'
import { isBlank, keyIndexOf } from './read-csv'
import { type Content, type FileRow, type Table, unreadableRow } from './table'

/** So many rows of titles are looked past for the row of names. */
const MAX_TITLE_ROWS = 20

/** The rows of a workbook: each line has the number of a row and its cells. */
export async function openSheetRows(lines: LineQueue, content: Content): Promise<Table> {
  const first = await headerRow(lines, content)
  const names = withoutEmptyEnd(first.cells)
  const columns = columnsNamed(names, content.names)
  lines.skip(first.ahead + 1)
  return { names, headerLines: first.ahead + 1, rows: rowsOf(lines, { names, columns }, content) }
}

/** The first row with two known names; the first of all, where none has them. */
async function headerRow(lines: LineQueue, { names }: Content) {
  for (let ahead = 0; ahead < MAX_TITLE_ROWS; ahead++) {
    const line = lines.peek(ahead) ?? (await lines.load(ahead))
    if (!line) break
    const { cells } = parsedRow(line.text)
    if (knownNames(withoutEmptyEnd(cells), names) >= 2) return { ahead, cells }
  }
  const line = await lines.load(0)
  return { ahead: 0, cells: line ? parsedRow(line.text).cells : [] }
}

function parsedRow(text: string): { readonly number: number; readonly cells: readonly string[] } {
  const [number, cells] = JSON.parse(text) as [number, string[]]
  return { number, cells }
}

type SheetHeader = Pick<Table, 'names'> & { readonly columns: ReturnType<typeof columnsNamed> }

async function* rowsOf(
  lines: LineQueue,
  { names, columns }: SheetHeader,
  { names: { constants } }: Content,
): AsyncGenerator<FileRow> {
  const read = cellReader([...columns, ...constants.map(([column]) => column)])
  const values = constants.map(([, value]) => value)
  const keyIndex = keyIndexOf({ columns })
  for (let line = lines.peek() ?? (await lines.load()); line; line = lines.peek() ?? (await lines.load())) {
    lines.skip(1)
    if (line.problem) {
      const position = { number: line.number, line: line.number, lines: 1, written: [] }
      yield unreadableRow(position, null, 'The row is too long.')
      continue
    }
    const { number, cells } = parsedRow(line.text)
    const position = { number, line: number, lines: 1, written: cells }
    const beside = cells.slice(names.length)
    const own = Array.from(names, (_, index) => cells[index] ?? '')
    if (isBlank(beside)) yield { ...position, values: read([...own, ...values]) }
    else
      yield unreadableRow(
        position,
        own[keyIndex]?.trim() || null,
        `The row has a cell beside the last column (“${beside.find((cell) => cell !== '')?.slice(0, 60)}”). Remove it, or give its column a name.`,
      )
  }
}
