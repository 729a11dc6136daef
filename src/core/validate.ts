import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator'
import { badUserInput, RegistryError, type RuleParameters, type Violation } from './errors'

const OPTIONS = {
  skipMissingProperties: true,
  forbidUnknownValues: false,
  validationError: { target: true, value: false },
}

/** The rules of its class that an argument breaks; the path is that of the argument. */
export function brokenRules(given: object, path: readonly string[] = []): Violation[] {
  try {
    return validateSync(given, OPTIONS).flatMap((each) => violationsOf(each, path))
  } catch {
    // A validator gives up where a text is no text at all: half of a character, say.
    const message = 'An argument has text that is not well-formed Unicode.'
    return [{ path: [...path], rule: 'wellFormed', message }]
  }
}

function violationsOf(
  { target, property, constraints, children }: ValidationError,
  above: readonly string[],
): Violation[] {
  const path = [...above, property]
  const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({
    path,
    rule,
    ...parametersOf(rule, target as object, property),
    message: message.endsWith('.') ? message : `${message}.`,
  }))
  return [...own, ...(children ?? []).flatMap((child) => violationsOf(child, path))]
}

/** The names of what class-validator keeps in a list for each of its rules that have numbers. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  min: ['min'],
  max: ['max'],
  minLength: ['min'],
  maxLength: ['max'],
  isLength: ['min', 'max'],
  arrayMinSize: ['min'],
  arrayMaxSize: ['max'],
}

/** Of a list or an object of them, the rule of the property itself is the one that is broken. */
function parametersOf(rule: string, target: object, property: string): { params?: RuleParameters } {
  const names = PARAMETERS[rule]
  if (!names) return {}
  const broken = getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', true, false)
    .find((each) => each.propertyName === property && each.name === rule)
  const values = (broken?.constraints ?? []) as readonly number[]
  const given = names.flatMap((name, place) => (values[place] === undefined ? [] : [[name, values[place]]]))
  return { params: Object.fromEntries(given) }
}

/** Tells of all of them at once, so that whoever fills in a form need not send it once for each. */
export function refuse(violations: readonly Violation[]) {
  if (violations.length === 0) return
  const message = violations.map((violation) => violation.message).join(' ')
  throw new RegistryError('BAD_USER_INPUT', message, { violations })
}

const LIST = new Intl.ListFormat('en-GB')

/** The name and value of the one argument that is given. A lookup by none or by several of its names is an error. */
export function exactlyOne(
  args: Readonly<Record<string, string | null | undefined>>,
): [name: string, value: string] {
  const given = Object.entries(args).filter((entry): entry is [string, string] => entry[1] != null)
  const [one] = given
  const names = Object.keys(args)
  if (!one || given.length > 1)
    throw badUserInput(names[0] as string, 'exactlyOne', `Give exactly one of ${LIST.format(names)}.`, {
      of: names,
    })
  return one
}
