import { getMetadataStorage as getRules } from 'class-validator'
import { LRUCache } from 'lru-cache'
import { getMetadataStorage } from 'type-graphql'
import { ForwardArgs } from '../../shared/page'
import { brokenRules, refuse } from '../../shared/rules'

type Given = Readonly<Record<string, unknown>>
type InputClass = new () => object
type Read = (value: unknown) => unknown

/** Longer arguments are read each time: they seldom come twice, and would fill the memory. */
const LONGEST_REMEMBERED = 200

const MOST_REMEMBERED = 200

/**
 * Makes the instance of an arguments class, checked by the rules that the class declares. The arguments of lists come
 * again for each parent, so that those found valid are remembered; of no others, for they may hold a password.
 */
export function argumentsOf(of: InputClass): (given: Given) => object {
  const make = maker(of, getMetadataStorage().argumentTypes)
  // Known when all classes are: then looking for rules that are not there would cost more than the arguments.
  let known: boolean | undefined
  const hasRules = () => {
    known ??= getRules().getTargetValidationMetadatas(of, '', true, false).length > 0
    return known
  }
  const read = (given: Given) => {
    const instance = make(given) as object
    if (hasRules()) refuse(brokenRules(instance))
    return instance
  }
  return of.prototype instanceof ForwardArgs || (of as unknown) === ForwardArgs ? remembering(read) : read
}

/** Makes the value of a single argument: the instance of its input class, or the value as it is. */
export const argumentOf = (of: unknown): Read => converter(of)

/** The same, checked. */
export function checkedArgumentOf(of: unknown): Read {
  const convert = converter(of)
  return (given) => {
    const value = convert(given)
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== null && typeof each === 'object') refuse(brokenRules(each))
    return value
  }
}

function remembering(read: (given: Given) => object): (given: Given) => object {
  const valid = new LRUCache<string, object>({ max: MOST_REMEMBERED })
  const remembered = (given: Given) => {
    // A cursor seldom comes twice, and no class has a rule about it: whether it is one is said where it is opened.
    const { after, before, ...others } = given
    const text = JSON.stringify(others)
    const made = valid.get(text) ?? Object.freeze(read(others))
    if (text.length <= LONGEST_REMEMBERED) valid.set(text, made)
    if (after === undefined && before === undefined) return made
    return Object.assign(Object.create(Object.getPrototypeOf(made)), made, { after, before })
  }
  // A plan gives the same object for each parent.
  let last: { readonly given: Given; readonly made: object } | undefined
  return (given) => {
    if (last?.given !== given) last = { given, made: remembered(given) }
    return last.made
  }
}

/** Values of input classes become instances, in lists too; others stay. */
function converter(of: unknown): Read {
  const { inputTypes } = getMetadataStorage()
  if (!inputTypes.some(({ target }) => target === of)) return (value) => value
  const make = maker(of as InputClass, inputTypes)
  const convert: Read = (value) => {
    if (value === null || value === undefined) return value
    return Array.isArray(value) ? value.map(convert) : make(value as Given)
  }
  return convert
}

type Declared = ReturnType<typeof getMetadataStorage>['inputTypes']

/** Fields that were not given keep what the class says of them. */
function maker(of: InputClass, declared: Declared): (given: Given) => object {
  const fields = declared
    .filter(({ target }) => target === of || of.prototype instanceof target)
    .flatMap((each) => each.fields ?? [])
    // An input may hold others of its own class: how to convert is found out when one comes.
    .map(({ name, getType }) => ({ name, convert: lazily(() => converter(getType())) }))
  return (given) => {
    const instance = new of() as Record<string, unknown>
    for (const { name, convert } of fields)
      if (given[name] !== undefined) instance[name] = convert(given[name])
      else if (instance[name] === undefined) delete instance[name]
    return instance
  }
}

function lazily(make: () => Read): Read {
  let made: Read | undefined
  return (value) => {
    made ??= make()
    return made(value)
  }
}
