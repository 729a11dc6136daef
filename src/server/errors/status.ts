import type { ApolloServerPlugin } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import type { Context } from '../../shared/context'
import { accepted, GRAPHQL_RESPONSE } from '../http/accept'

/** Request errors: nothing was executed. Their 400 is for clients that know GraphQL's own media type. */
const REQUEST_ERRORS = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'QUERY_TOO_EXPENSIVE',
])

/** Errors that answer for the whole request: beside them the others, and the data, say nothing. */
const DECISIVE = new Set<unknown>(['TIMEOUT', 'QUERY_TOO_EXPENSIVE'])

const code = (error: GraphQLFormattedError | undefined) => error?.extensions?.code

/** The status of an answer with errors, as GraphQL over HTTP wants it for what the client accepts. */
export const statusPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const { body, http } = response
        if (body.kind !== 'single') return
        const decisive = body.singleResult.errors?.find((error) => DECISIVE.has(code(error)))
        if (decisive) body.singleResult = { errors: [decisive] }
        const first = body.singleResult.errors?.[0]
        if (code(first) === 'TIMEOUT') http.status = 504
        const isPlain = !accepted(request.http?.headers.get('accept')).includes(GRAPHQL_RESPONSE)
        if (http.status === 400 && isPlain && REQUEST_ERRORS.has(code(first))) http.status = 200
      },
    }
  },
}
