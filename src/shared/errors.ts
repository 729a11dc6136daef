import { GraphQLError } from 'graphql'

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
  | 'TIMEOUT'
  | 'UNAUTHENTICATED'

/** One broken rule: where (the path of the argument), which, and what to do. Never the value itself. */
export interface Violation {
  path: string[]
  rule: string
  message: string
}

export class RegistryError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...extensions } })
  }
}

/** An argument that breaks a rule; `path` reads as in the document: `filter.near.latitude`. */
export function badUserInput(path: string, rule: string, message: string): RegistryError {
  const violation: Violation = { path: path.split('.'), rule, message }
  return new RegistryError('BAD_USER_INPUT', message, { violations: [violation] })
}
