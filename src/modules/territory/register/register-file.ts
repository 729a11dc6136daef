import { isUtf8 } from 'node:buffer'
import { type CsvError, parse } from 'csv-parse/sync'
import { DateTime } from 'luxon'
import { isPlainName } from '../../../core/values/plain-text'
import {
  codeOf,
  LEVELS,
  parentsIn,
  type RegisterLine,
  type RegisterState,
  registerState,
} from './register-state'

const COLUMNS = ['WOJ', 'POW', 'GMI', 'RODZ', 'NAZWA', 'NAZWA_DOD', 'STAN_NA'] as const
const HEADER = COLUMNS.join(';')

type Cells = RegisterLine & { readonly STAN_NA: string }

interface Line {
  readonly number: number
  readonly cells: Cells
  /** It has as many cells as there are columns. */
  readonly isComplete: boolean
}

type Rule = readonly [isManaged: (cells: Cells) => boolean, demand: string]

const CODE_CELLS = /^\d\d;(\d\d;\d\d;\d|\d\d;;|;;)$/

const isCode = ({ WOJ, POW, GMI, RODZ }: Cells) => CODE_CELLS.test([WOJ, POW, GMI, RODZ].join(';'))

const isName = (text: string) => isPlainName(text, 200) && text.trim() === text

const isDay = ({ STAN_NA }: Cells) => DateTime.fromFormat(STAN_NA, 'yyyy-MM-dd').isValid

const RULES: readonly Rule[] = [
  [
    isCode,
    'WOJ, POW and GMI must have two digits each and RODZ one, including leading zeros. A voivodeship has only WOJ, a powiat only WOJ and POW.',
  ],
  [
    ({ RODZ }) => RODZ === '' || LEVELS.has(RODZ),
    `RODZ must be one of the known kinds of gminas and their parts: ${[...LEVELS.keys()].join(', ')}.`,
  ],
  [({ NAZWA }) => isName(NAZWA), 'NAZWA must be a name without spaces around it.'],
  [({ NAZWA_DOD }) => isName(NAZWA_DOD), 'NAZWA_DOD must say what kind of unit it is.'],
  [isDay, 'STAN_NA must be a day, such as 2024-01-01.'],
]

/** Reads the TERC file as the register publishes it, and tells all that is wrong with it at once. */
export function parseRegister(file: Buffer): RegisterState {
  const lines = linesOf(textOf(file))
  const [first] = lines
  if (!first) throw new Error('The file has only its first line and no units. Use the whole file.')
  const problems = problemsOf(lines)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const cells = lines.map((line) => line.cells)
  return registerState(first.cells.STAN_NA, cells)
}

function textOf(file: Buffer): string {
  if (file.length === 0) throw new Error('The file is empty. Use the whole file.')
  if (file.subarray(0, 2).toString('latin1') === 'PK')
    throw new Error('The file is an archive. Unpack it and give the CSV file inside.')
  if (!isUtf8(file)) {
    throw new Error(
      'The file is not in UTF-8, in which the register publishes it; it may be in Windows-1250, or cut off. Download it again, or convert it: iconv -f WINDOWS-1250 -t UTF-8',
    )
  }
  return file.toString('utf8').replace(/^\ufeff/, '')
}

function linesOf(text: string): Line[] {
  const [header = ''] = text.split(/\r?\n/, 1)
  if (header !== HEADER && header.replace(/[,\t|]/g, ';') === HEADER)
    throw new Error('Line 1: the columns must be separated by semicolons, as in the published file.')
  if (header !== HEADER) {
    throw new Error(
      `Line 1 must be ${HEADER}. This is not a TERC file. The register publishes several files: use TERC, as CSV.`,
    )
  }
  try {
    return parse<Line, Cells>(text, {
      columns: [...COLUMNS],
      delimiter: ';',
      from_line: 2,
      on_record: (cells, { lines, error }) => ({ number: lines, cells, isComplete: !error }),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch (error) {
    if ((error as CsvError).code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    throw new Error(
      'A cell begins with a quotation mark but does not end with one. Use the file as published.',
    )
  }
}

/** Each rule that is broken, with the lines that break it. */
function problemsOf(lines: readonly Line[]): string[] {
  const whole = lines.filter(({ isComplete }) => isComplete)
  const cut = lines.filter(({ isComplete }) => !isComplete)
  const rules = [...RULES, ...rulesAmong(whole.map(({ cells }) => cells))]
  return [
    ...problemsAt(cut, `must have ${COLUMNS.length} cells, like line 1. Is the file cut off?`),
    ...rules.flatMap(([isManaged, demand]) =>
      problemsAt(
        whole.filter(({ cells }) => !isManaged(cells)),
        demand,
      ),
    ),
  ]
}

/** What a line must be because of the others. A code or a day that is none is a problem of its own. */
function rulesAmong(all: readonly Cells[]): Rule[] {
  const coded = all.filter(isCode)
  const parent = parentsIn(coded)
  const day = all.find(isDay)?.STAN_NA
  const times = new Map<string, number>()
  for (const code of coded.map(codeOf)) times.set(code, 1 + (times.get(code) ?? 0))
  return [
    [
      (cells) => (times.get(codeOf(cells)) ?? 1) === 1,
      'WOJ, POW, GMI and RODZ must not appear twice in the same combination.',
    ],
    [
      (cells) => !isCode(cells) || parent(cells) !== null,
      'the unit that contains it must be in the file. Use the whole file.',
    ],
    [(cells) => !isDay(cells) || cells.STAN_NA === day, 'STAN_NA must be the same day in all lines.'],
  ]
}

/** So many lines are named of each problem. */
const MAX_NAMED = 20

function problemsAt(lines: readonly Line[], demand: string): string[] {
  if (lines.length === 0) return []
  const named = lines
    .slice(0, MAX_NAMED)
    .map(({ number }) => number)
    .join(', ')
  const more = lines.length > MAX_NAMED ? ` and ${lines.length - MAX_NAMED} more` : ''
  return [`  - ${lines.length === 1 ? 'Line' : 'Lines'} ${named}${more}: ${demand}`]
}
