import { type CsvError, parse } from 'csv-parse/sync'
import { type Column, columnsOf } from '../../../exchange/columns'
import type { Field } from '../../../exchange/fields'
import { closestTo } from '../../columns/closest'
import { FileError } from '../file-error'

const DELIMITERS = [',', ';', '\t'] as const

/** Several times as many as there are. */
const MOST_COLUMNS = 500

export interface Header {
  readonly delimiter: string
  readonly columns: readonly Column[]
}

/** What some programs write into a line of its own above the first row. */
export const separatorLine = (line: string): string | undefined => /^"?sep=(.)"?$/i.exec(line)?.[1]

/** The columns that the first row names, by whatever separates most known ones. */
export function headerOf(line: string, fields: readonly Field[]): Header {
  const known = new Map(columnsOf(fields).map((column) => [column.name.toLowerCase(), column]))
  const cuts = DELIMITERS.map((delimiter) => {
    const names = namesIn(line, delimiter)
    return { delimiter, names, hits: names.filter((name) => known.has(name.toLowerCase())).length }
  })
  const { delimiter, names, hits } = cuts.reduce((best, cut) => (cut.hits > best.hits ? cut : best))
  if (hits === 0)
    throw new FileError(
      'The first row must name the columns, separated by commas, semicolons or tabs: key,name. It names none that is known.',
    )
  if (names.length > MOST_COLUMNS)
    throw new FileError(
      `The first row names ${names.length} columns, more than ${MOST_COLUMNS}: is it the first row?`,
    )
  refuse(problemsOf(names, known))
  const columns = names.flatMap((name) => known.get(name.toLowerCase()) ?? [])
  if (!columns.some(({ name }) => name === 'key' || name === 'id'))
    throw new FileError(
      'The first row must name a column “key”, with any text that names each record in your own source and stays the same: so the import can be run again. A file that the export has written has “id”, which does as well.',
    )
  return { delimiter, columns }
}

/** Empty ones at the end are what a spreadsheet leaves of columns that were cleared. */
function namesIn(line: string, delimiter: string): string[] {
  try {
    const [names = []] = parse(line, { delimiter, relax_quotes: true })
    const trimmed = names.map((name) => name.trim())
    return trimmed.slice(0, trimmed.findLastIndex((name) => name !== '') + 1)
  } catch (error) {
    throw new FileError(`The first row cannot be read: ${(error as CsvError).message}`)
  }
}

function problemsOf(names: readonly string[], known: ReadonlyMap<string, Column>): string[] {
  const all = [...known.values()].map(({ name }) => name)
  return names.flatMap((name, place) => {
    const isSame = (other: string) => other.toLowerCase() === name.toLowerCase()
    if (name === '') return [`Column ${place + 1} has no name.`]
    if (names.findIndex(isSame) < place)
      return [`Column ${place + 1}, “${shown(name)}”, is there twice. Keep one of the two.`]
    if (known.has(name.toLowerCase())) return []
    return [`Column ${place + 1}, “${shown(name)}”, is not known.${closestTo(name, all)}`]
  })
}

const shown = (name: string) => name.slice(0, 60)

function refuse(problems: readonly string[]) {
  if (problems.length > 0) throw new FileError(problems.join('\n'))
}
