import type { Readable } from 'node:stream'
import { FileError, MAX_RECORD_LENGTH } from '../table'
import { type NumberFormat, numberText } from './cell-styles'
import { withSigns } from './shared-strings'
import { xmlPieces } from './xml-events'

export interface SheetRow {
  /** As the spreadsheet numbers it. */
  readonly number: number
  readonly cells: readonly string[]
}

/** Cells that are shown as one, one below the other: what the first of them says is true of all these rows. */
export interface Merge {
  readonly column: number
  readonly first: number
  readonly last: number
}

export interface Sheet {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly isFrom1904: boolean
}

/** Wider rows are formatted to the edge of the sheet, and hold nothing there. */
const MAX_COLUMNS = 1_000
const MAX_MERGES = 100_000

/** The rows of a sheet that have something in them. Merges are known once all are read. */
export class SheetReader {
  readonly merges: Merge[] = []
  private rows: SheetRow[] = []
  private cells: string[] = []
  private rowNumber = 0
  private column = 0
  private type = ''
  private style = 0
  private value = ''
  private isValue = false
  private hasFormula = false
  private formulasWithoutValue = 0

  constructor(private readonly sheet: Sheet) {}

  async *read(source: Readable): AsyncGenerator<SheetRow> {
    const handlers = {
      open: (name: string, attributes: Readonly<Record<string, string>>) => this.open(name, attributes),
      text: (text: string) => this.text(text),
      close: (name: string) => this.close(name),
    }
    for await (const _ of xmlPieces(source, handlers)) {
      yield* this.rows
      this.rows = []
    }
    yield* this.rows
    if (this.formulasWithoutValue > 0)
      throw new FileError(
        `The sheet has ${this.formulasWithoutValue} formulas that have not been calculated. Open the workbook in a spreadsheet and save it, or save it as “CSV UTF-8”.`,
      )
  }

  private open(name: string, attributes: Readonly<Record<string, string>>) {
    if (name === 'row') {
      this.rowNumber = Number(attributes.r ?? this.rowNumber + 1)
      this.cells = []
      this.column = -1
    } else if (name === 'c') {
      this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r)
      this.type = attributes.t ?? 'n'
      this.style = Number(attributes.s ?? 0)
      this.value = ''
      this.hasFormula = false
    } else if (name === 'f') this.hasFormula = true
    else if (name === 'mergeCell') this.merge(attributes.ref ?? '')
    this.isValue = name === 'v' || name === 't'
  }

  private text(text: string) {
    if (this.isValue && this.value.length <= MAX_RECORD_LENGTH) this.value += text
  }

  private close(name: string) {
    this.isValue = false
    if (name === 'c') this.endCell()
    if (name === 'row' && this.cells.some((cell) => cell !== ''))
      this.rows.push({ number: this.rowNumber, cells: Array.from(this.cells, (cell) => cell ?? '') })
  }

  private endCell() {
    if (this.hasFormula && this.value === '' && this.type !== 'str') this.formulasWithoutValue++
    const text = this.textOf(this.value)
    if (text === '') return
    if (this.column >= MAX_COLUMNS)
      throw new FileError(`Row ${this.rowNumber} of the sheet has more than ${MAX_COLUMNS} columns.`)
    this.cells[this.column] = text
  }

  private textOf(value: string): string {
    if (this.type === 's') return this.sheet.strings[Number(value)] ?? ''
    if (this.type === 'b') return value === '1' ? 'true' : 'false'
    // An error, such as #N/A, is no value.
    if (this.type === 'e') return ''
    if (this.type !== 'n') return withSigns(value)
    return numberText(value, this.sheet.formats[this.style] ?? null, this.sheet)
  }

  private merge(range: string) {
    const [, column = '', first = '', last = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? []
    if (column === '' || first === last || this.merges.length >= MAX_MERGES) return
    this.merges.push({ column: columnOf(column), first: Number(first), last: Number(last) })
  }
}

/** The number of a column, from 0, by the letters that a reference begins with. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]*/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
