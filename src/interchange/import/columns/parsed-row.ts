import { closest, distance } from 'fastest-levenshtein'
import { EXACT } from '../../../core/records/columns'
import type { Field, ObjectType } from '../../../core/records/fields'
import { brokenRules } from '../../../core/validate'

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

/** How many digits the numbers have that are kept as text. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  territories: [2, 4, 7],
  territory: [2, 4, 7],
  krs: [10],
  nip: [10],
  regon: [9, 14],
}

const AS_TEXT = 'Format the column as text in the spreadsheet and enter the number again.'

/** Throws an error where a spreadsheet took the text for a number, and wrote it as one. */
function refuseLostZeros(field: string, text: string) {
  const digits = DIGITS[field]
  if (!digits || text === '' || digits.includes(text.length)) return
  if (/^\d[\d.,]*E\+\d+$/i.test(text))
    throw new Error(`must have all its digits: a spreadsheet has rounded it. ${AS_TEXT}`)
  const most = digits.find((each) => each > text.length)
  if (most === undefined || !/^\d+$/.test(text)) return
  const lost = most - text.length === 1 ? 'zero' : 'zeros'
  throw new Error(
    `must have ${digits.join(' or ')} digits. Has a spreadsheet dropped the ${lost} in front (${text.padStart(most, '0')})? ${AS_TEXT}`,
  )
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
}

export interface ColumnProblem {
  /** Null: the row as a whole. */
  readonly column: string | null
  /** What is wrong, and what to do. */
  readonly message: string
}

/** Reads one value; tells of what is wrong with it, and goes on. */
export class Reading {
  readonly problems: ColumnProblem[] = []

  read<T>(column: string, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      this.add(column, `${column} ${(error as Error).message}`)
      return undefined
    }
  }

  text(column: string, { name, value }: Field, text: string): unknown {
    return this.read(column, () => {
      refuseLostZeros(name, text)
      return value.fromText(text)
    })
  }

  add(column: string | null, message: string) {
    this.problems.push({ column, message })
  }
}

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
  return brokenRules(instance).flatMap(({ path, message }) => {
    const column = path.filter((step) => !/^\d+$/.test(step)).join('.')
    return reported.has(column) || !named.has(path[0] ?? '') ? [] : [{ column, message }]
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
