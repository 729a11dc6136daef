import { randomUUID } from 'node:crypto'
import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import type { FastifyBaseLogger } from 'fastify'
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql'
import type { Logger } from 'pino'
import { badUserInput, RegistryError } from '../../core/errors'
import { isUnavailable, unavailable } from '../../database/unavailable'
import type { ServerContext } from '../context/request-context'
import { countTokens } from '../limits/check-request'
import { tooExpensive } from '../limits/limits'

/** All that a client learns of an error that is our fault. The log has the rest, under the same id. */
export function maskUnexpected(error: unknown, log: Pick<Logger, 'error'>, where: object = {}) {
  const errorId = randomUUID()
  log.error(
    { err: error, errorId, ...where },
    'unexpected error: the request was answered with this errorId; please report it with the stack',
  )
  return {
    message: `Something went wrong on our side. Quote ${errorId} when you report it.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
  }
}

/** PostgreSQL's SQLSTATE for a statement that ran into statement_timeout. */
const QUERY_CANCELED = '57014'

interface Wrapping {
  readonly driverError?: unknown
  readonly thrownValue?: unknown
}

/** What was thrown: TypeORM wraps the driver's error, and graphql-js whatever is not an error. */
export function unwrapped(error: unknown): unknown {
  const { driverError, thrownValue } = Object(error) as Wrapping
  return driverError ?? thrownValue ?? error
}

/** The error of our own table that an error is, or stands for. The log has the cause of what only its operator can mend. */
export function knownError(error: unknown, log?: Pick<Logger, 'error'>): RegistryError | undefined {
  const isAway = isUnavailable(error)
  if (isAway)
    log?.error(
      { err: error },
      'the database is not available: the request was answered with 503; check the database and its disk',
    )
  if (error instanceof RegistryError) return error
  if (isAway) return unavailable('The database is not available now. Try again later: Retry-After says when.')
  return Object(error).code === QUERY_CANCELED
    ? new RegistryError('TIMEOUT', 'The query took too long and was stopped. Ask for less at once.')
    : undefined
}

/** Codes of Apollo Server's own request errors, which say nothing that the client did not send. */
const REQUEST_ERRORS = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
])

/** How graphql-js begins to say that a document has more tokens than its parser may read. */
const TOO_MANY_TOKENS = 'Syntax Error: Document contains more'

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/** Whose request an error arose in, so that it is logged with that request's id. */
const logs = new WeakMap<object, FastifyBaseLogger>()

export const errorLogPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart({ contextValue }) {
    return {
      async didEncounterErrors({ errors }) {
        for (const error of errors) logs.set(error, contextValue.log)
      },
    }
  },
}

/** Every error as clients see it: an expected one with its code, anything else masked, logged and given an id. */
export function formatErrorFor(serverLog: FastifyBaseLogger): Format {
  return (formatted, error) => {
    const { locations, path } = formatted
    const origin = { ...(locations && { locations }), ...(path && { path }) }
    const original = originalOf(error)
    const log = logs.get(error as object) ?? serverLog
    const expected = expectedError(original, formatted, log)
    if (expected) {
      const { http: _http, ...extensions } = expected.extensions
      return { message: expected.message, ...origin, extensions }
    }
    if (isRequestError(formatted, error)) {
      const code = REQUEST_ERRORS.has(formatted.extensions?.code) ? formatted.extensions?.code : 'BAD_REQUEST'
      return { message: formatted.message, ...origin, extensions: { code } }
    }
    return { ...origin, ...maskUnexpected(original, log, { path }) }
  }
}

function originalOf(error: unknown): unknown {
  const original = unwrapResolverError(error)
  return unwrapped(original instanceof GraphQLError ? (original.originalError ?? original) : original)
}

/** The error of our own table that an error is, or that one of graphql-js stands for. */
function expectedError(
  original: unknown,
  { message }: GraphQLFormattedError,
  log: FastifyBaseLogger,
): RegistryError | undefined {
  const known = knownError(original, log)
  if (known || !(original instanceof GraphQLError)) return known
  if (message.startsWith(TOO_MANY_TOKENS))
    return tooExpensive('tokens', countTokens(original.source?.body ?? ''))
  return unfitArgument(original)
}

/** Variables may be null where an argument with a default may not: graphql-js finds out while executing. */
function unfitArgument({ message, nodes }: GraphQLError): RegistryError | undefined {
  const [, argument] = /^Argument "(\w+)" (?:of|has) /.exec(message) ?? []
  if (!argument || nodes?.[0]?.kind === Kind.FIELD) return undefined
  // The one message that has the value in it.
  const hasValue = message.includes('" has invalid value')
  return badUserInput(argument, 'type', hasValue ? `Argument "${argument}" does not fit its type.` : message)
}

/** An error that Apollo raises for the request itself, before any field: with a known code, or with a status of 4xx. */
function isRequestError(formatted: GraphQLFormattedError, error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.path) return false
  const http = error.extensions.http as { status?: number } | undefined
  return REQUEST_ERRORS.has(formatted.extensions?.code) || (http?.status ?? 500) < 500
}
