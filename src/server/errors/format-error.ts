import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import type { FastifyBaseLogger } from 'fastify'
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql'
import { badUserInput, type RegistryError } from '../../shared/errors'
import type { ServerContext } from '../context/server-context'
import { countTokens } from '../limits/count-tokens'
import { tooExpensive } from '../limits/limits'
import { knownError, unwrapped } from './known-error'
import { maskUnexpected } from './unexpected'

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
    const place = { ...(locations && { locations }), ...(path && { path }) }
    const original = originalOf(error)
    const expected = expectedError(original, formatted)
    if (expected) {
      const { http: _http, ...extensions } = expected.extensions
      return { message: expected.message, ...place, extensions }
    }
    if (isRequestError(formatted, error)) {
      const code = REQUEST_ERRORS.has(formatted.extensions?.code) ? formatted.extensions?.code : 'BAD_REQUEST'
      return { message: formatted.message, ...place, extensions: { code } }
    }
    const log = logs.get(error as object) ?? serverLog
    return { ...place, ...maskUnexpected(original, log, { path }) }
  }
}

function originalOf(error: unknown): unknown {
  const original = unwrapResolverError(error)
  return unwrapped(original instanceof GraphQLError ? (original.originalError ?? original) : original)
}

/** The error of our own table that an error is, or that one of graphql-js stands for. */
function expectedError(original: unknown, { message }: GraphQLFormattedError): RegistryError | undefined {
  const known = knownError(original)
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
