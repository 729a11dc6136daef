import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import type { ValidationError } from 'class-validator'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { ArgumentValidationError } from 'type-graphql'
import { RegistryError, type Violation } from '../shared/errors'
import { LIMITS } from './limits'

/** Codes of Apollo Server's own request errors, which say nothing that the client did not send. */
const REQUEST_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
])

/** PostgreSQL's SQLSTATE for a statement that ran into statement_timeout. */
const QUERY_CANCELED = '57014'

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/** Every error as clients see it: an expected one with its code, anything else masked, logged and given an id. */
export function formatErrorFor(log: Logger): Format {
  return (formatted, error) => {
    const { locations, path } = formatted
    const place = { ...(locations && { locations }), ...(path && { path }) }
    const original = originalOf(error)
    if (original instanceof RegistryError) {
      const { http: _http, ...extensions } = original.extensions
      return { message: original.message, ...place, extensions }
    }
    if (original instanceof ArgumentValidationError) return { ...place, ...brokenRules(original) }
    if ((original as { code?: unknown })?.code === QUERY_CANCELED) {
      return {
        message: 'The query took too long and was stopped.',
        ...place,
        extensions: { code: 'TIMEOUT' },
      }
    }
    const code = String(formatted.extensions?.code)
    if (isTooManyTokens(formatted.message)) {
      return {
        message: `The document has more than ${LIMITS.tokens} tokens.`,
        extensions: { code: 'QUERY_TOO_EXPENSIVE', limit: LIMITS.tokens },
      }
    }
    if (REQUEST_ERRORS.has(code)) return { message: formatted.message, ...place, extensions: { code } }
    if (isRequestError(error)) return { message: formatted.message, extensions: { code: 'BAD_REQUEST' } }
    const errorId = randomUUID()
    log.error({ err: original, errorId, path }, 'unexpected error')
    return {
      message: `Something went wrong on our side. Quote ${errorId} when you report it.`,
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    }
  }
}

function originalOf(error: unknown): unknown {
  const unwrapped = unwrapResolverError(error)
  const original = unwrapped instanceof GraphQLError ? (unwrapped.originalError ?? unwrapped) : unwrapped
  // TypeORM and pg wrap the driver's error.
  return (original as { driverError?: unknown })?.driverError ?? original
}

const isTooManyTokens = (message: string) =>
  message.includes('Document contains more that') || message.includes('Document contains more than')

/** An error that Apollo raises for the request itself, with a status of 4xx: a hash that does not match, say. */
function isRequestError(error: unknown): boolean {
  const http = (error as GraphQLError)?.extensions?.http as { status?: number } | undefined
  return error instanceof GraphQLError && !error.originalError && (http?.status ?? 500) < 500
}

function brokenRules(error: ArgumentValidationError): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const violations = (error.extensions.validationErrors as ValidationError[]).flatMap((each) =>
    violationsOf(each, []),
  )
  return {
    message: violations.map((violation) => violation.message).join(' '),
    extensions: { code: 'BAD_USER_INPUT', violations },
  }
}

function violationsOf(error: ValidationError, parents: string[]): Violation[] {
  const path = [...parents, error.property]
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    path,
    rule,
    message: sentence(message),
  }))
  return [...own, ...(error.children ?? []).flatMap((child) => violationsOf(child, path))]
}

const sentence = (message: string) => (message.endsWith('.') ? message : `${message}.`)
