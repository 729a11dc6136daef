import { EXACT } from '../../../core/records/columns'
import type { Field } from '../../../core/records/fields'
import type { ColumnProblem, ParsedRow } from './parsed-row'

/** What tells a record from others, or its times: nothing else may be taken in its place. */
const IDENTIFYING: ReadonlySet<string> = new Set([
  ...['key', 'id', 'slug', 'name', 'title', 'partnershipId', 'organisationId', 'parties'],
  ...['startsAt', 'startsOn', 'startsAtLocal', 'timeZone', 'isAllDay', 'territory', 'territories'],
])

/** Without a value they would take one that says something else: an event would take place, a helper would be a partner. */
const HAS_DEFAULT: ReadonlySet<string> = new Set(['status', 'role'])

const mustBeRight = ({ name, isRequired, isOperators }: Field): boolean =>
  isRequired || isOperators || IDENTIFYING.has(name) || HAS_DEFAULT.has(name)

interface Sorted {
  readonly fields: ParsedRow['fields']
  /** What the row is refused for. */
  readonly refusals: readonly ColumnProblem[]
  /** Cells that were left out, and why. */
  readonly notes: readonly ColumnProblem[]
}

/** Leaves out the cells that have problems. The row is refused only where it cannot do without one of them. */
export function withoutBadCells(
  fields: ParsedRow['fields'],
  problems: readonly ColumnProblem[],
  known: readonly Field[],
): Sorted {
  const left = { ...fields }
  const refusals: ColumnProblem[] = []
  const notes: ColumnProblem[] = []
  for (const problem of problems) {
    const [name = '', part] = (problem.column ?? '').replace(EXACT, '').split('.')
    const field = known.find((each) => each.name === name)
    if (!field || problem.isOfRecord || mustBeRight(field)) {
      refusals.push(problem)
      continue
    }
    leaveOut(left, field, part)
    notes.push({
      ...problem,
      message: `${problem.message} ${LEFT_OUT.en}`,
      ...(problem.polish !== undefined && { polish: `${problem.polish} ${LEFT_OUT.pl}` }),
    })
  }
  return { fields: left, refusals, notes }
}

const LEFT_OUT = { en: 'The cell was left out.', pl: 'Komórkę pominięto.' }

/** A part that its object cannot do without takes the object along. Of a list, the cell holds the values of all entries. */
function leaveOut(fields: Record<string, unknown>, field: Field, part: string | undefined) {
  const { name } = field
  const isNeeded = field.part?.fields.find((each) => each.name === part)?.isRequired ?? true
  const isPoint = name === 'location'
  if (isNeeded || isPoint || part === undefined || fields[name] == null) delete fields[name]
  else if (Array.isArray(fields[name])) fields[name] = fields[name].map((entry) => without(entry, part))
  else fields[name] = without(fields[name], part)
}

const without = (entry: unknown, part: string): unknown =>
  Object.fromEntries(Object.entries(Object(entry)).filter(([name]) => name !== part))
