import type { ColumnNames } from '../columns/column-names'
import { CellCutter } from './csv-cells'
import { DELIMITERS, knownNames, withoutEmptyEnd } from './csv-header'
import { LineQueue, lineFeeds, linesOf } from './lines'
import type { PreparedFile } from './prepare-file'
import { FileError } from './table'

/** So many lines may hold titles above the row of names. */
const MAX_LINES = 21

/** The row of names of a table, known or not, and the row below it. */
export async function firstRows(file: PreparedFile, names: ColumnNames) {
  const lines = new LineQueue(linesOf(lineFeeds(file.read())))
  const rows: string[][] = []
  for (let ahead = 0; ahead < MAX_LINES; ahead++) {
    const line = await lines.load(ahead)
    if (line) rows.push(file.format === 'rows' ? (JSON.parse(line.text)[1] as string[]) : cellsOf(line.text))
  }
  if (rows.some(([first]) => first?.trimStart().startsWith('{')))
    throw new FileError('A mapping file is for tables: name the fields of JSON in the file itself.')
  const known = rows.map((row) => knownNames(withoutEmptyEnd(row), names))
  const most = Math.max(...known)
  const index = most > 0 ? known.indexOf(most) : 0
  return { header: withoutEmptyEnd(rows[index] ?? []), example: rows[index + 1] ?? [] }
}

/** Cut by whatever separates most cells. */
function cellsOf(text: string): string[] {
  const cuts = DELIMITERS.map((delimiter) => {
    const cutter = new CellCutter(delimiter)
    cutter.add(text.replace(/\r+$/, ''))
    return cutter.cells
  })
  return cuts.reduce((best, cut) => (cut.length > best.length ? cut : best))
}
