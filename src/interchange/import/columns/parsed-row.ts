import { closest, distance } from 'fastest-levenshtein'
import { EXACT } from '../../../core/records/columns'
import type { Field, ObjectType } from '../../../core/records/fields'
import { brokenRules } from '../../../core/validate'
import { type CellContext, isNothing, readCell } from './cell-forms'
import { type CellError, type Message, message } from './message'
import { polishOf } from './rule-messages'

/** Of a name so long, the distance would take long to tell, and no known name is near. */
const MAX_LENGTH = 60

/** The known name that somebody may have meant. Empty: none is near. */
export function closestTo(name: string, known: readonly string[]): string {
  if (name.length > MAX_LENGTH) return ''
  const nearest = closest(name, known)
  return distance(name.toLowerCase(), nearest.toLowerCase()) <= name.length / 2
    ? ` Did you mean “${nearest}”?`
    : ''
}

export const BLANKS = ['keeps', 'clears'] as const

/** What an empty cell does to a record that is there. */
export type Blank = (typeof BLANKS)[number]

/** What a row changes of a record that is there. */
export interface Patch {
  readonly fields: ParsedRow['fields']
  /** Lists that become what the row has; any other list is added to. */
  readonly exact: ReadonlySet<string>
}

export function patchOf(
  { fields, exact = new Set() }: ParsedRow,
  known: readonly Field[],
  blank: Blank,
): Patch {
  if (blank === 'keeps') return { fields: (withoutNulls(fields) ?? {}) as Patch['fields'], exact }
  const cleared = known.filter(({ name, isList }) => isList && fields[name] === null).map(({ name }) => name)
  return {
    fields: { ...fields, ...Object.fromEntries(cleared.map((name) => [name, []])) },
    exact: new Set([...exact, ...cleared]),
  }
}

/** Undefined: nothing else was in it. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutNulls(each) ?? {})
  if (value === null || typeof value !== 'object') return value ?? undefined
  const entries = Object.entries(value).flatMap(([name, part]) => {
    const left = withoutNulls(part)
    return left === undefined ? [] : [[name, left] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** What a row says of a record, by field, and what is wrong with it. What it leaves out is not among it. */
export interface ParsedRow {
  readonly fields: Readonly<Record<string, unknown>>
  /** Lists whose column or key ends in “=”: they are to be just what the row has. */
  readonly exact?: ReadonlySet<string>
  readonly problems: readonly ColumnProblem[]
  /** What was read otherwise than it is written. */
  readonly notes?: readonly ColumnProblem[]
}

export interface ColumnProblem extends Message {
  /** Null: the row as a whole. */
  readonly column: string | null
  /** Whether it is in how the record is written, and not in one cell that could be left out. */
  readonly isOfRecord?: boolean
}

/** Reads one value; tells of what is wrong with it, and goes on. */
export class Reading {
  readonly problems: ColumnProblem[] = []
  readonly notes: ColumnProblem[] = []

  constructor(private readonly context: CellContext) {}

  read<T>(column: string, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      const { message, polish } = error as CellError
      this.problems.push({
        column,
        message: `${column} ${message}`,
        ...(polish !== undefined && { polish: `${column} ${polish}` }),
      })
      return undefined
    }
  }

  /** Null: there is nothing in it, or what people write where there is nothing. */
  text(column: string, field: Field, text: string): unknown {
    if (isNothing(field, text)) {
      this.notes.push({ column, ...READ_AS_EMPTY })
      return null
    }
    return this.read(column, () => {
      const { value, note } = readCell(field, text, this.context)
      if (note) this.notes.push({ column, ...note })
      return value
    })
  }

  add(column: string | null, message: string, polish?: string) {
    this.problems.push({ column, message, ...(polish !== undefined && { polish }) })
  }

  addOfRecord(column: string | null, message: string) {
    this.problems.push({ column, message, isOfRecord: true })
  }

  row(fields: ParsedRow['fields'], exact: ReadonlySet<string>): ParsedRow {
    return { fields, exact, problems: this.problems, notes: this.notes }
  }
}

const READ_AS_EMPTY = message(
  'The cell says that there is nothing: it was read as an empty one.',
  'Komórka mówi, że czegoś brak: odczytano ją jako pustą.',
)

/** An object of which nothing is known is null. One that is not whole tells what it lacks. */
export function objectOf(
  { name, part }: Field & { readonly part: ObjectType },
  values: Record<string, unknown>,
  reading: Reading,
) {
  const isUnknown = part.fields.every((each) => values[each.name] === null)
  if (isUnknown) return null
  const isPresent = Object.values(values).some((each) => each !== null && each !== undefined)
  for (const { name: missing, isRequired } of part.fields)
    if (isPresent && isRequired && values[missing] == null) {
      const column = `${name}.${missing}`
      if (!reading.problems.some((problem) => problem.column === column))
        reading.add(column, `${column} is required if you give other parts of ${name}.`)
    }
  return values
}

/** The rules of the class that takes the fields in the API, as the file names what breaks them. */
export function ruleViolations(
  of: new () => object,
  fields: readonly Field[],
  values: ParsedRow,
): ColumnProblem[] {
  const reported = new Set(values.problems.map(({ column }) => column?.replace(EXACT, '')))
  const named = new Set(fields.map(({ name }) => name))
  const parts = new Map(fields.flatMap(({ name, part }) => (part ? [[name, part] as const] : [])))
  const instance = Object.assign(new of(), instances(values.fields, parts))
  return brokenRules(instance).flatMap((violation) => {
    const { path, message } = violation
    const column = path.filter((step) => !/^\d+$/.test(step)).join('.')
    return reported.has(column) || !named.has(path[0] ?? '')
      ? []
      : [{ column, message, ...polishOf(column, violation) }]
  })
}

/** Rules are those of a class: objects are checked as its instances. */
function instances(values: ParsedRow['fields'], parts: ReadonlyMap<string, ObjectType>) {
  const made = (value: unknown, { of }: ObjectType) =>
    value === null ? null : Object.assign(new of(), value)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const part = parts.get(name)
      if (!part) return [name, value]
      return [name, Array.isArray(value) ? value.map((each) => made(each, part)) : made(value, part)]
    }),
  )
}
