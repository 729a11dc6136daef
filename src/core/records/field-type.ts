import { GraphQLFloat, GraphQLID, GraphQLInt, GraphQLScalarType } from 'graphql'
import { LocalDateTime } from '../scalars'
import { type Terms, termsOf } from '../vocabulary'

/** What a file may say in one place that holds no list. */
export interface FieldType {
  /** Where a description shows none. */
  readonly example: string
  /** A structure is of lists and objects, which no table takes. */
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'structure'
  /** Of a text: the scalar of the API that it is. */
  readonly scalar?: string
  /** What kind of text, as JSON Schema names it. */
  readonly format?: string
  /** What the text looks like, as a regular expression. */
  readonly pattern?: string
  /** Where no others are taken: all that there are. */
  readonly oneOf?: readonly string[]
  /** What those are called. */
  readonly terms?: Readonly<Record<string, Terms>>
  /** Throws an error that says what is right. */
  fromText(text: string): unknown
  fromJson(value: unknown): unknown
}

/** The values of a type, as the annotations of a class name it: a scalar, or an object whose values are an enum’s. */
export function fieldTypeOf(type: unknown): FieldType {
  if (type === GraphQLInt) return INTEGER
  if (type === GraphQLFloat || type === Number) return DECIMAL
  if (type === Boolean) return TRUTH
  if (type === String || type === GraphQLID) return TEXT
  if (type instanceof GraphQLScalarType) return scalar(type)
  return oneOf(Object.values(type as Record<string, string>), termsOf(type as object))
}

const textual = (example: string, fromText: (text: string) => unknown): FieldType => ({
  example,
  type: 'text',
  fromText,
  fromJson: (value) => (typeof value === 'string' ? fromText(value) : refuse('must be a text.')),
})

const TEXT = textual('…', (text) => text)

/** It is never read from a file. */
export const STRUCTURE: FieldType = {
  example: '…',
  type: 'structure',
  fromText: () => refuse('must not be in a file.'),
  fromJson: () => refuse('must not be in a file.'),
}

const numeric = (type: 'integer' | 'number', example: string, pattern: RegExp, demand: string): FieldType => {
  const fromText = (text: string) => {
    if (/^-?\d+,\d+$/.test(text)) refuse('must have a decimal point, not a comma: 52.2297.')
    return pattern.test(text) ? Number(text) : refuse(demand)
  }
  const fromJson = (value: unknown) =>
    typeof value === 'number' && pattern.test(String(value)) ? value : refuse(demand)
  return { example, type, fromText, fromJson }
}

const INTEGER = numeric('integer', '25', /^-?\d{1,9}$/, 'must be a whole number, in digits only: 25.')
const DECIMAL = numeric('number', '52.2297', /^-?\d{1,9}(\.\d{1,15})?$/, 'must be a number: 52.2297.')

/** As a spreadsheet in English or in Polish writes them. */
const TRUTHS = new Map([
  ['true', true],
  ['false', false],
  ['prawda', true],
  ['fałsz', false],
])

const TRUTH: FieldType = {
  example: 'true',
  type: 'boolean',
  fromText: (text) => TRUTHS.get(text.toLowerCase()) ?? refuse('must be true or false.'),
  fromJson: (value) => (typeof value === 'boolean' ? value : refuse('must be true or false.')),
}

function oneOf(values: readonly string[], terms: FieldType['terms']): FieldType {
  const known = new Set(values)
  const demand = `must be one of ${values.join(', ')}.`
  const type = textual(values[0] ?? '', (text) => (known.has(text) ? text : refuse(demand)))
  return { ...type, oneOf: values, ...(terms && { terms }) }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  PartialDate: '2013-05',
  DateTime: '2017-03-09T17:00+01:00',
  LocalDate: '2026-12-05',
  LocalDateTime: '2027-01-10T18:00',
  DateOrTime: '2026-12-05',
  URL: 'https://bpzoliborz.pl',
}

/** As Poles write dates, and spreadsheets show them. */
const DAY_FIRST = /^\d{1,2}[./-]\d{1,2}[./-]\d{4}/

/** What spreadsheets have between a day and a time. */
const BLANK = /(?<=^\d{4}-\d\d-\d\d) (?=\d)/

const FORMATS: Readonly<Record<string, string>> = { DateTime: 'date-time', LocalDate: 'date', URL: 'uri' }

const PATTERNS: Readonly<Record<string, string>> = { PartialDate: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }

const scalar = (type: GraphQLScalarType): FieldType => ({
  scalar: type.name,
  format: FORMATS[type.name],
  pattern: PATTERNS[type.name],
  ...textual(EXAMPLES[type.name] ?? '…', (text) => {
    if (DAY_FIRST.test(text)) refuse('must begin with the year: 2024-02-01 for the first of February.')
    try {
      return type.parseValue(type === LocalDateTime ? text.replace(BLANK, 'T') : text)
    } catch (error) {
      return refuse((error as Error).message.replace(`${type.name} `, ''))
    }
  }),
})

function refuse(demand: string): never {
  throw new Error(demand)
}
