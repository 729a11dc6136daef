import type { Column } from '../../../core/records/columns'
import { plainCell } from '../columns/cell-forms'
import { cellReader } from '../columns/cell-reader'
import { type ColumnNames, listName, normalised } from '../columns/column-names'
import { ruleViolations } from '../columns/parsed-row'
import { CellCutter } from './csv-cells'
import { type Content, FileError } from './table'

/** The columns whose cells may have several lines: text that has rules, and none that demands one line. */
export function freeTextColumns(columns: Header['columns'], content: Content): ReadonlySet<number> {
  const isFreeText = (column: Column | null) =>
    column === null || (!isRefused('a\nb', column, content) && isRefused('a\0b', column, content))
  return new Set(columns.flatMap((column, index) => (isFreeText(column) ? [index] : [])))
}

function isRefused(cell: string, column: Column, { fields, rules }: Content): boolean {
  const values = cellReader([column])([cell])
  const problems = [...values.problems, ...ruleViolations(rules, fields, values)]
  return problems.some((problem) => problem.column === column.name)
}

export const DELIMITERS = [',', ';', '\t'] as const

/** Several times as many as there are. */
const MAX_COLUMNS = 500

export interface Header {
  readonly delimiter: string
  /** As the file calls them. */
  readonly names: readonly string[]
  /** Null: it is not read. */
  readonly columns: readonly (Column | null)[]
}

/** What some programs write into a line of its own above the first row. */
export const separatorLine = (line: string): string | undefined => /^"?sep=(.)"?$/i.exec(line)?.[1]

/** The columns that a line names, by whatever separates most known ones. */
export function headerOf(line: string, known: ColumnNames): Header {
  const cuts = DELIMITERS.map((delimiter) => ({ delimiter, names: namesIn(line, delimiter) }))
  const best = cuts.reduce((one, cut) =>
    knownNames(cut.names, known) > knownNames(one.names, known) ? cut : one,
  )
  return { delimiter: best.delimiter, names: best.names, columns: columnsNamed(best.names, known) }
}

/** How many of the names are known. */
export function knownNames(names: readonly string[], known: ColumnNames): number {
  const find = known.findIn(names)
  return names.filter((name) => find(name) !== undefined && find(name) !== 'ignored').length
}

/** Whether a line is the row of names below a title of the list. */
export const isHeader = (line: string, known: ColumnNames): boolean =>
  DELIMITERS.some((delimiter) => knownNames(namesIn(line, delimiter), known) >= 2)

/** The columns of a file by their names; throws an error that tells all that is wrong with them. */
export function columnsNamed(names: readonly string[], known: ColumnNames): (Column | null)[] {
  if (knownNames(names, known) === 0)
    throw new FileError(
      'The first row must have the column names, separated by commas, semicolons or tabs: key,name. It has no known name.',
    )
  if (names.length > MAX_COLUMNS)
    throw new FileError(
      `The first row has ${names.length} columns, more than ${MAX_COLUMNS}. Is it really the row of column names?`,
    )
  refuse(problemsOf(names, known))
  const find = known.findIn(names)
  const columns = names.map((name) => {
    const found = find(name)
    return found === undefined || found === 'ignored' ? null : found
  })
  const all = [...columns, ...known.constants.map(([column]) => column)]
  if (!all.some((column) => column?.name === 'key' || column?.name === 'id'))
    throw new FileError(
      `The file needs a column “key” with a text that identifies each record in your source and stays the same, so that you can import the file again. In a file written by the export, “id” serves as the key. ${MAP_HINT}`,
    )
  return columns
}

const MAP_HINT = 'If another column has it, say so in a mapping file: --map columns.csv writes a proposal.'

/** Empty ones at the end are what a spreadsheet leaves of columns that were cleared. */
function namesIn(line: string, delimiter: string): string[] {
  const cutter = new CellCutter(delimiter)
  if (cutter.add(line) !== 'complete') return []
  return withoutEmptyEnd(cutter.cells)
}

export function withoutEmptyEnd(cells: readonly string[]): string[] {
  const names = cells.map((name) => plainCell(name).replace(/\s+/g, ' '))
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

function problemsOf(names: readonly string[], known: ColumnNames): string[] {
  const firstOf = new Map<string, number>()
  let hasUnknown = false
  const find = known.findIn(names)
  const problems = names.flatMap((name, at) => {
    const position = `Column ${at + 1}, “${shown(name)}”,`
    if (name === '') return known.choices.ignoresUnknown ? [] : [`Column ${at + 1} has no name.`]
    const found = find(name)
    if (found === 'ignored') return []
    if (found === undefined) {
      hasUnknown = true
      return [`${position} is unknown.${known.closest(name)}`]
    }
    const first = firstOf.get(listName(found))
    firstOf.set(listName(found), first ?? at)
    if (first === undefined) return []
    const isSame = normalised(names[first] ?? '') === normalised(name)
    if (isSame || (known.named(name) && known.named(names[first] ?? '')))
      return [`${position} appears twice. Keep one of the two.`]
    return [
      `${position} means ${found.name}, as column ${first + 1}, “${shown(names[first] ?? '')}”, does. Leave one of them out: --ignore "${shown(name)}"`,
    ]
  })
  return hasUnknown ? [...problems, UNKNOWN_HINT] : problems
}

const UNKNOWN_HINT =
  'Leave columns out with --ignore "NAME, NAME", or all unknown ones with --ignore unknown (over HTTP ignore=unknown). To say what each column is, use --map columns.csv: a proposal is written there.'

const shown = (name: string) => name.slice(0, 60)

function refuse(problems: readonly string[]) {
  if (problems.length > 0) throw new FileError(problems.join('\n'))
}
