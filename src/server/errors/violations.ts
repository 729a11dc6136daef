import type { ValidationError } from 'class-validator'
import type { GraphQLFormattedError } from 'graphql'
import type { ArgumentValidationError } from 'type-graphql'
import type { Violation } from '../../shared/errors'

/** What class-validator found, as clients see it: without the values. */
export function brokenRules(
  error: ArgumentValidationError,
): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const found = error.extensions.validationErrors as ValidationError[] | Error
  // A validator itself gives up where a text is no text at all: half of a character, say.
  if (!Array.isArray(found)) {
    const message = 'An argument holds a text that is not well-formed Unicode.'
    return {
      message,
      extensions: { code: 'BAD_USER_INPUT', violations: [{ path: [], rule: 'wellFormed', message }] },
    }
  }
  const violations = found.flatMap((each) => violationsOf(each, []))
  return {
    message: violations.map(({ message }) => message).join(' '),
    extensions: { code: 'BAD_USER_INPUT', violations },
  }
}

function violationsOf({ property, constraints, children }: ValidationError, parents: string[]): Violation[] {
  const path = [...parents, property]
  const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({
    path,
    rule,
    message: sentence(message),
  }))
  return [...own, ...(children ?? []).flatMap((child) => violationsOf(child, path))]
}

const sentence = (message: string) => (message.endsWith('.') ? message : `${message}.`)
