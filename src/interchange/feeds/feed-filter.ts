import { DateTime } from 'luxon'
import { badUserInput } from '../../core/errors'
import { getOrCreate } from '../../core/get-or-create'
import { columnsOf } from '../../core/records/columns'
import { type Field, fieldsOf } from '../../core/records/fields'
import { brokenRules, refuse } from '../../core/validate'
import { beginningOf, isDay } from '../../core/values/local-day'
import { DEFAULT_ZONE } from '../../core/values/local-time'
import { tokens } from '../../core/values/polish-text'
import { Language, type Terms, valueCalled } from '../../core/vocabulary'
import type { Dataset } from './dataset'

/** The parameters of an address, each with all its values. */
export type Parameters = ReadonlyMap<string, readonly string[]>

/** So long may a text be that is searched for, as in GraphQL. */
const MAX_SEARCH_LENGTH = 200

/** So many values may a list have. */
const MAX_VALUES = 100

/** A parameter of a filter: a field, or a part of one, such as `near.latitude`. */
export const filterParameters = ({ Filter }: Pick<Dataset, 'Filter'>) => columnsOf(fieldsOf(Filter))

/** The filter that the parameters spell. Parameters that it does not know are nobody's business here. */
export function readFilter({ Filter }: Pick<Dataset, 'Filter'>, given: Parameters): object {
  const filter = new Filter() as Record<string, unknown>
  for (const { name, field, part } of filterParameters({ Filter })) {
    const texts = given.get(name)
    if (texts === undefined) continue
    const value = readParameter(part ?? field, name, texts)
    if (!part) filter[field.name] = value
    else Reflect.set(partOf(filter, field), part.name, value)
  }
  for (const field of fieldsOf(Filter)) refuseIncomplete(field, filter[field.name])
  refuse(brokenRules(filter))
  if (typeof filter.search === 'string') refuseVainSearch(filter.search)
  return filter
}

function refuseVainSearch(search: string) {
  if (search.length > MAX_SEARCH_LENGTH)
    throw badUserInput('search', 'length', `search must have at most ${MAX_SEARCH_LENGTH} characters.`)
  if (tokens(search).length === 0)
    throw badUserInput('search', 'value', 'search must have a letter or a digit.')
}

function readParameter(field: Field, name: string, texts: readonly string[]): unknown {
  if (texts.some((text) => text.trim() === '')) throw emptyValue(name)
  const isTime = field.value.format === 'date-time'
  const { terms } = field.value
  const read = (text: string) => {
    if (terms) return valueCalled(terms, text) ?? refuseValue(name, terms)
    try {
      return field.value.fromText(isTime ? beginningOfDay(text) : withPlus(text))
    } catch (error) {
      throw badUserInput(name, 'value', `${name} ${(error as Error).message}`)
    }
  }
  // A label may have a comma of its own.
  const whole = terms && texts.map((text) => valueCalled(terms, text))
  if (field.isList && whole?.every((value) => value !== undefined)) return whole
  if (field.isList) {
    const values = texts.flatMap((text) => text.split(',')).filter((text) => text !== '')
    if (values.length === 0) throw emptyValue(name)
    if (values.length > MAX_VALUES)
      throw badUserInput(name, 'length', `${name} must have at most ${MAX_VALUES} values.`)
    return values.map(read)
  }
  if (texts.length > 1) throw badUserInput(name, 'once', `${name} must be given once.`)
  return read(texts[0] as string)
}

function refuseValue(name: string, terms: Readonly<Record<string, Terms>>): never {
  const known = Object.entries(terms).map(([value, { PL, EN }]) => `${value} (${EN.label}, ${PL.label})`)
  throw badUserInput(name, 'value', `${name} must be one of ${known.join('; ')}.`)
}

const emptyValue = (name: string) =>
  badUserInput(name, 'empty', `${name} is empty: give a value, or leave the parameter out.`)

const UNENCODED_PLUS = /^(\d{4}-\d\d-\d\dT[\d:.]+) (\d\d:\d\d)$/

/** A plus that was not encoded has come as a space. */
const withPlus = (text: string) => text.replace(UNENCODED_PLUS, '$1+$2')

const beginningOfDay = (text: string) =>
  isDay(text) && DateTime.fromISO(text).isValid ? beginningOf(text, DEFAULT_ZONE) : withPlus(text)

const partOf = (filter: Record<string, unknown>, { name, part }: Field): object => {
  filter[name] ??= new (part?.of ?? Object)()
  return filter[name] as object
}

function refuseIncomplete({ name, part }: Field, value: unknown) {
  if (!part || value === undefined) return
  const missing = part.fields.filter(
    (each) => each.isRequired && Reflect.get(value as object, each.name) === undefined,
  )
  if (missing.length > 0)
    throw badUserInput(
      `${name}.${missing[0]?.name}`,
      'required',
      `${name} needs all of ${part.fields.map((each) => `${name}.${each.name}`).join(', ')}.`,
    )
}

/** The parameters with the values that the filter has for the labels in them. */
export function withValues(
  { Filter }: Pick<Dataset, 'Filter'>,
  given: Parameters,
  filter: object,
): Parameters {
  const coded = filterParameters({ Filter }).filter(({ field, name }) => field.value.terms && given.has(name))
  const values = coded.map(({ name }) => [name, [Reflect.get(filter, name)].flat() as string[]] as const)
  return new Map([...given, ...values])
}

/** The parameters of a query string. */
export function parametersOf(query: URLSearchParams): Parameters {
  const parameters = new Map<string, string[]>()
  for (const [name, value] of query) getOrCreate(parameters, name, (): string[] => []).push(value)
  return parameters
}

/** Spells a filter as parameters: the other way round. */
export function serialiseFilter({ Filter }: Pick<Dataset, 'Filter'>, filter: object): URLSearchParams {
  const query = new URLSearchParams()
  for (const { name, field, part } of filterParameters({ Filter })) {
    const whole: unknown = Reflect.get(filter, field.name)
    const value: unknown = part ? Reflect.get(Object(whole), part.name) : whole
    // An empty list is as if it were left out, and an address with it is refused.
    if (value == null || (Array.isArray(value) && value.length === 0)) continue
    query.set(name, Array.isArray(value) ? value.join() : String(value))
  }
  return query
}

/** The language of a document that takes no other parameter. */
export function languageIn(parameters: Parameters, byDefault: Language): Language {
  const language = singleValues(parameters, ['language'])('language') ?? byDefault
  if (Object.hasOwn(Language, language)) return language as Language
  throw badUserInput('language', 'value', `language must be one of ${Object.keys(Language).join(', ')}.`)
}

/** The value of a parameter that has one of an enum. */
export function oneOf<T extends string>(
  values: Readonly<Record<string, T>>,
  name: string,
  text: string | null,
): T {
  if (text !== null && Object.hasOwn(values, text)) return text as T
  throw badUserInput(name, 'value', `${name} must be one of ${Object.keys(values).join(', ')}.`)
}

/** Of parameters that are each given once: the value of one. Fails for one that is not known, and names the others too. */
export function singleValues(
  parameters: Parameters,
  known: readonly string[],
  others: readonly string[] = [],
): (name: string) => string | null {
  for (const [name, values] of parameters) {
    if (!known.includes(name))
      throw badUserInput(
        name.slice(0, 100),
        'unknown',
        `There is no such parameter. The parameters are: ${[...known, ...others].join(', ') || 'none'}.`,
      )
    if (values.length > 1) throw badUserInput(name, 'once', `${name} must be given once.`)
    if (values[0]?.trim() === '') throw emptyValue(name)
  }
  return (name) => parameters.get(name)?.[0] ?? null
}
