import { GraphQLError } from 'graphql'
import type { RefusalReason } from './refusal-reason'

/** The codes of the failures that a client can act on. Everything else is masked as INTERNAL_SERVER_ERROR. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'PAYLOAD_TOO_LARGE'
  | 'QUERY_TOO_EXPENSIVE'
  | 'RATE_LIMITED'
  | 'RESYNC_REQUIRED'
  | 'SERVICE_UNAVAILABLE'
  | 'TIMEOUT'
  | 'UNAUTHENTICATED'

/** The numbers and names that a rule has: the least and the greatest length, say. */
export type RuleParameters = Readonly<Record<string, number | string | readonly string[]>>

/**
 * One broken rule: where (the path of the argument), which, with what numbers, and what to do. Never the value itself.
 * Programs say it in another language from the rule and its parameters.
 */
export interface Violation {
  path: string[]
  rule: string
  params?: RuleParameters
  message: string
}

type Fields = Readonly<Record<string, unknown>>

/** Of what is refused for who asks or how things stand, programs learn the reason as well. */
type Extensions<Code extends ErrorCode> = Code extends 'CONFLICT' | 'FORBIDDEN'
  ? [Fields & { readonly reason: RefusalReason }]
  : [Fields?]

export class RegistryError<Code extends ErrorCode = ErrorCode> extends GraphQLError {
  constructor(code: Code, message: string, ...[extensions]: Extensions<Code>) {
    super(message, { extensions: { code, ...extensions } })
  }
}

/** An argument that breaks a rule; `path` reads as in the document: `filter.near.latitude`. */
export function badUserInput(
  path: string,
  rule: string,
  message: string,
  params?: RuleParameters,
): RegistryError {
  const violation: Violation = { path: path.split('.'), rule, ...(params && { params }), message }
  return new RegistryError('BAD_USER_INPUT', message, { violations: [violation] })
}

/** What may be logged of a failure. A mail server’s own words, and a database’s, may hold the address. */
export function causeOf(error: unknown) {
  const { name, code, command, responseCode, message } = error as Error & Record<string, unknown>
  const isOurs = name === 'Error' && responseCode === undefined && !message.includes('@')
  return { cause: { name, code, command, responseCode, ...(isOurs && { message }) } }
}
