import { type Column, EXACT, ignoredColumns, importedColumns } from '../../../core/records/columns'
import { cellReader } from '../columns/cell-reader'
import { closestTo, ruleViolations } from '../columns/parsed-row'
import { CellCutter } from './csv-cells'
import { type Content, FileError } from './table'

/** The columns whose cells may have several lines: text that has rules, and none that demands one line. */
export function freeTextColumns(columns: readonly Column[], content: Content): ReadonlySet<number> {
  const isFreeText = (column: Column) =>
    !isRefused('a\nb', column, content) && isRefused('a\0b', column, content)
  return new Set(columns.flatMap((column, index) => (isFreeText(column) ? [index] : [])))
}

function isRefused(cell: string, column: Column, { fields, rules }: Content): boolean {
  const values = cellReader([column])([cell])
  const problems = [...values.problems, ...ruleViolations(rules, fields, values)]
  return problems.some((problem) => problem.column === column.name)
}

const DELIMITERS = [',', ';', '\t'] as const

/** Several times as many as there are. */
const MAX_COLUMNS = 500

export interface Header {
  readonly delimiter: string
  readonly columns: readonly Column[]
}

/** What some programs write into a line of its own above the first row. */
export const separatorLine = (line: string): string | undefined => /^"?sep=(.)"?$/i.exec(line)?.[1]

/** The columns that the first row names, by whatever separates most known ones. */
export function headerOf(
  line: string,
  { fields, ignored = [] }: Pick<Content, 'fields' | 'ignored'>,
): Header {
  const all = [...ignoredColumns(ignored), ...importedColumns(fields)]
  const known = new Map(all.map((column) => [column.name.toLowerCase(), column]))
  const cuts = DELIMITERS.map((delimiter) => {
    const names = namesIn(line, delimiter)
    return { delimiter, names, hits: names.filter((name) => known.has(name.toLowerCase())).length }
  })
  const { delimiter, names, hits } = cuts.reduce((best, cut) => (cut.hits > best.hits ? cut : best))
  if (hits === 0)
    throw new FileError(
      'The first row must have the column names, separated by commas, semicolons or tabs: key,name. It has no known name.',
    )
  if (names.length > MAX_COLUMNS)
    throw new FileError(
      `The first row has ${names.length} columns, more than ${MAX_COLUMNS}. Is it really the row of column names?`,
    )
  refuse(problemsOf(names, known))
  const columns = names.flatMap((name) => known.get(name.toLowerCase()) ?? [])
  if (!columns.some(({ name }) => name === 'key' || name === 'id'))
    throw new FileError(
      'The file needs a column “key” with a text that identifies each record in your source and stays the same, so that you can import the file again. In a file written by the export, “id” serves as the key.',
    )
  return { delimiter, columns }
}

/** Empty ones at the end are what a spreadsheet leaves of columns that were cleared. */
function namesIn(line: string, delimiter: string): string[] {
  const cutter = new CellCutter(delimiter)
  if (cutter.add(line) !== 'complete') return []
  const names = cutter.cells.map((name) => name.trim())
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

function problemsOf(names: readonly string[], known: ReadonlyMap<string, Column>): string[] {
  const all = [...known.values()].map(({ name }) => name)
  return names.flatMap((name, at) => {
    const isSame = (other: string) => listName(other) === listName(name)
    if (name === '') return [`Column ${at + 1} has no name.`]
    if (names.findIndex(isSame) < at)
      return [`Column ${at + 1}, “${shown(name)}”, appears twice. Keep one of the two.`]
    if (known.has(name.toLowerCase())) return []
    return [`Column ${at + 1}, “${shown(name)}”, is unknown.${closestTo(name, all)}`]
  })
}

/** A list is named once, to be added to or to be replaced. */
const listName = (name: string) => (name.endsWith(EXACT) ? name.slice(0, -1) : name).toLowerCase()

const shown = (name: string) => name.slice(0, 60)

function refuse(problems: readonly string[]) {
  if (problems.length > 0) throw new FileError(problems.join('\n'))
}
