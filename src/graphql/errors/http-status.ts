import type { ApolloServerPlugin } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import { accepted, GRAPHQL_RESPONSE } from '../../core/media-types'
import type { ServerContext } from '../context/request-context'

/** Request errors: nothing was executed. Their 400 is for clients that know GraphQL's own media type. */
const REQUEST_ERRORS = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'QUERY_TOO_EXPENSIVE',
])

/** Errors that answer for the whole request: beside them the others, and the data, say nothing. */
const DECISIVE = new Set<unknown>(['TIMEOUT', 'SERVICE_UNAVAILABLE', 'QUERY_TOO_EXPENSIVE'])

const STATUSES: Readonly<Record<string, number>> = { TIMEOUT: 504, SERVICE_UNAVAILABLE: 503 }

/** After these, what was written could not be read. */
const UNREAD = new Set<unknown>(['TIMEOUT', 'SERVICE_UNAVAILABLE'])

const code = (error: GraphQLFormattedError | undefined) => error?.extensions?.code

/** The status of an answer with errors, as GraphQL over HTTP wants it for what the client accepts. */
export const statusPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, contextValue: { progress } }) {
        const { body, http } = response
        if (body.kind !== 'single') return
        if (progress.hasStored) {
          body.singleResult.errors = body.singleResult.errors?.map((error) =>
            progress.isStored(error.path?.[0]) ? ofStored(error) : error,
          )
          return
        }
        const decisive = body.singleResult.errors?.find((error) => DECISIVE.has(code(error)))
        if (decisive) body.singleResult = { errors: [decisive] }
        const first = body.singleResult.errors?.[0]
        http.status = STATUSES[String(code(first))] ?? http.status
        const retryAfter = first?.extensions?.retryAfterSeconds
        if (http.status === 503 && retryAfter) http.headers.set('retry-after', String(retryAfter))
        const isPlain = !accepted(request.http?.headers.get('accept')).includes(GRAPHQL_RESPONSE)
        if (http.status === 400 && isPlain && REQUEST_ERRORS.has(code(first))) http.status = 200
      },
    }
  },
}

/** A failure after the commit: whoever asks is not to send the mutation again. */
const ofStored = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  ...(UNREAD.has(code(error)) && {
    message: 'The change is stored, but could not be read back. Read the record instead of sending it again.',
  }),
  extensions: { ...error.extensions, stored: true },
})
