import type { Field, Part } from '../../exchange/fields'
import { brokenRules } from '../../shared/rules'
import { wrongShape } from './lost-zeros'

/** What a row says of a record, by field, and what is wrong with it. What it leaves out is not among it. */
export interface Said {
  readonly fields: Readonly<Record<string, unknown>>
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
      wrongShape(name, text)
      return value.fromText(text)
    })
  }

  add(column: string | null, message: string) {
    this.problems.push({ column, message })
  }
}

/** An object of which nothing is known is null. One that is not whole tells what it lacks. */
export function partSaid(
  { name, part }: Field & { readonly part: Part },
  said: Record<string, unknown>,
  reading: Reading,
) {
  const isUnknown = part.fields.every((each) => said[each.name] === null)
  if (isUnknown) return null
  const isSaid = Object.values(said).some((each) => each !== null && each !== undefined)
  for (const { name: missing, isRequired } of part.fields)
    if (isSaid && isRequired && said[missing] == null) {
      const column = `${name}.${missing}`
      if (!reading.problems.some((problem) => problem.column === column))
        reading.add(column, `${column} must be given where other parts of ${name} are.`)
    }
  return said
}

/** The rules of the class that takes the fields in the API, as the file names what breaks them. */
export function rulesBroken(of: new () => object, fields: readonly Field[], said: Said): ColumnProblem[] {
  const told = new Set(said.problems.map(({ column }) => column))
  const named = new Set(fields.map(({ name }) => name))
  const parts = new Map(fields.flatMap(({ name, part }) => (part ? [[name, part] as const] : [])))
  const instance = Object.assign(new of(), instances(said.fields, parts))
  return brokenRules(instance).flatMap(({ path, message }) => {
    const column = path.filter((step) => !/^\d+$/.test(step)).join('.')
    return told.has(column) || !named.has(path[0] ?? '') ? [] : [{ column, message }]
  })
}

/** Rules are those of a class: objects are checked as its instances. */
function instances(said: Said['fields'], parts: ReadonlyMap<string, Part>) {
  const made = (value: unknown, { of }: Part) => (value === null ? null : Object.assign(new of(), value))
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => {
      const part = parts.get(name)
      if (!part) return [name, value]
      return [name, Array.isArray(value) ? value.map((each) => made(each, part)) : made(value, part)]
    }),
  )
}
