import { getMetadataStorage as getRules } from 'class-validator'
import { LRUCache } from 'lru-cache'
import { getMetadataStorage } from 'type-graphql'
import { ForwardArgs } from '../../core/lists/page'
import { brokenRules, refuse } from '../../core/validate'

type Input = Readonly<Record<string, unknown>>
type InputClass = new () => object
type Read = (value: unknown) => unknown

/** Longer arguments are read each time: they seldom come twice, and would fill the memory. */
const MAX_CACHED_LENGTH = 200

const MAX_REMEMBERED = 200

/**
 * Makes the instance of an arguments class, checked by the rules that the class declares. The arguments of lists come
 * again for each parent, so that those found valid are remembered; of no others, for they may hold a password.
 */
export function argumentsOf(of: InputClass): (input: Input) => object {
  const make = maker(of, getMetadataStorage().argumentTypes)
  // Known when all classes are: then looking for rules that are not there would cost more than the arguments.
  let known: boolean | undefined
  const hasRules = () => {
    known ??= getRules().getTargetValidationMetadatas(of, '', true, false).length > 0
    return known
  }
  const read = (input: Input) => {
    const instance = make(input) as object
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
  return (input) => {
    const value = convert(input)
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== null && typeof each === 'object') refuse(brokenRules(each))
    return value
  }
}

function remembering(read: (input: Input) => object): (input: Input) => object {
  const valid = new LRUCache<string, object>({ max: MAX_REMEMBERED })
  const remembered = (input: Input) => {
    // A cursor seldom comes twice, and no class has a rule about it: whether it is one is said where it is opened.
    const { after, before, ...others } = input
    const text = JSON.stringify(others)
    const made = valid.get(text) ?? Object.freeze(read(others))
    if (text.length <= MAX_CACHED_LENGTH) valid.set(text, made)
    if (after === undefined && before === undefined) return made
    return Object.assign(Object.create(Object.getPrototypeOf(made)), made, { after, before })
  }
  // A plan gives the same object for each parent.
  let last: { readonly input: Input; readonly made: object } | undefined
  return (input) => {
    if (last?.input !== input) last = { input, made: remembered(input) }
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
    return Array.isArray(value) ? value.map(convert) : make(value as Input)
  }
  return convert
}

type Declared = ReturnType<typeof getMetadataStorage>['inputTypes']

/** Fields that were not given keep what the class says of them. */
function maker(of: InputClass, declared: Declared): (input: Input) => object {
  const fields = declared
    .filter(({ target }) => target === of || of.prototype instanceof target)
    .flatMap((each) => each.fields ?? [])
    // An input may hold others of its own class: how to convert is found out when one comes.
    .map(({ name, getType }) => ({ name, convert: lazily(() => converter(getType())) }))
  return (input) => {
    const instance = new of() as Record<string, unknown>
    for (const { name, convert } of fields)
      if (input[name] !== undefined) instance[name] = convert(input[name])
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
