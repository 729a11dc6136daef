import { type ValidationError, validateSync } from 'class-validator'
import { RegistryError, type Violation } from './errors'

const OPTIONS = {
  skipMissingProperties: true,
  forbidUnknownValues: false,
  validationError: { target: false, value: false },
}

/** The rules of its class that an argument breaks; the path is that of the argument. */
export function brokenRules(given: object, path: readonly string[] = []): Violation[] {
  try {
    return validateSync(given, OPTIONS).flatMap((each) => violationsOf(each, path))
  } catch {
    // A validator gives up where a text is no text at all: half of a character, say.
    const message = 'An argument holds a text that is not well-formed Unicode.'
    return [{ path: [...path], rule: 'wellFormed', message }]
  }
}

function violationsOf(
  { property, constraints, children }: ValidationError,
  above: readonly string[],
): Violation[] {
  const path = [...above, property]
  const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({
    path,
    rule,
    message: message.endsWith('.') ? message : `${message}.`,
  }))
  return [...own, ...(children ?? []).flatMap((child) => violationsOf(child, path))]
}

/** Tells of all of them at once, so that whoever fills in a form need not send it once for each. */
export function refuse(violations: readonly Violation[]) {
  if (violations.length === 0) return
  const message = violations.map((violation) => violation.message).join(' ')
  throw new RegistryError('BAD_USER_INPUT', message, { violations })
}
