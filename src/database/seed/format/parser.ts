import { readFileSync } from 'node:fs'
import type { GraphQLScalarType } from 'graphql'

/** Takes a value of a file and gives it back checked, absent parts filled in, or throws an error that says where it stands. */
export type Parser<T> = (value: unknown, where: string) => T

export type Parsed<S> = S extends Parser<infer T> ? T : never

type Fields = Readonly<Record<string, Parser<unknown>>>

export function refuse(where: string, problem: string): never {
  throw new Error(`${where}: ${problem}.`)
}

export const text: Parser<string> = (value, where) =>
  typeof value === 'string' && value !== '' && value === value.trim()
    ? value
    : refuse(where, 'must be a text, without spaces around it')

export const numeric: Parser<number> = (value, where) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse(where, 'must be a number')

export const count: Parser<number> = (value, where) =>
  Number.isSafeInteger(value) && Number(value) >= 0
    ? Number(value)
    : refuse(where, 'must be a whole number, 0 or more')

export const flag: Parser<boolean> = (value, where) =>
  typeof value === 'boolean' ? value : refuse(where, 'must be true or false')

export const matching =
  (pattern: RegExp): Parser<string> =>
  (value, where) =>
    pattern.test(text(value, where)) ? String(value) : refuse(where, `"${value}" does not match ${pattern}`)

/** A text that the API would take as such a scalar. */
export const scalar =
  (type: GraphQLScalarType<string, unknown>): Parser<string> =>
  (value, where) => {
    try {
      return type.parseValue(value)
    } catch (error) {
      return refuse(where, (error as Error).message.replace(/\.$/, ''))
    }
  }

export const oneOf = <T extends string>(values: Iterable<T>): Parser<T> => {
  const known = new Set<unknown>(values)
  return (value, where) => (known.has(value) ? (value as T) : refuse(where, `"${value}" is not known here`))
}

/** An absent fact is null: not known. */
export const optional = <T>(parser: Parser<T>): Parser<T | null> => orElse<T | null>(parser, null)

export const orElse =
  <T>(parser: Parser<T>, absent: T): Parser<T> =>
  (value, where) =>
    value === undefined || value === null ? absent : parser(value, where)

/** An absent list is empty. */
export const list =
  <T>(item: Parser<T>): Parser<T[]> =>
  (value, where) => {
    if (value === undefined) return []
    if (!Array.isArray(value)) return refuse(where, 'must be a list')
    return value.map((each, index) => item(each, `${where}[${labelOf(each) ?? index}]`))
  }

export const record =
  <F extends Fields>(fields: F): Parser<{ [K in keyof F]: Parsed<F[K]> }> =>
  (value, where) => {
    if (!isObject(value)) return refuse(where, 'must be an object')
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key))
    if (unknown !== undefined) refuse(where, `"${unknown}" is a fact that has no home`)
    const checked = Object.entries(fields).map(([key, parser]) => [
      key,
      parser(value[key], `${where}.${key}`),
    ])
    return Object.fromEntries(checked)
  }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a reader of the file knows the record by. */
const labelOf = (value: unknown): unknown =>
  isObject(value) ? (value.slug ?? value.code ?? value.title ?? value.name) : undefined

/** A file of the first data, which stays in src: nothing is copied when the program is built. */
export function readFile<T>(name: string, parser: Parser<T>): T {
  return parser(JSON.parse(readFileSync(require.resolve(`#first-data/${name}`), 'utf8')), name)
}
