import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import type { Logger } from 'pino'
import type { Context } from '../shared/context'
import { formatErrorFor } from './format-error'
import { LIMITS, limitsPlugin } from './limits'
import { sandbox } from './sandbox'
import { registrySchema } from './schema'

/** Apollo Server over the registry's schema, with our limits and errors; not yet started. */
export function createApolloServer(log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: registrySchema().schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens, noLocation: false },
    formatError: formatErrorFor(log),
    logger: log,
    plugins: [
      limitsPlugin,
      statusPlugin,
      sandbox(),
      // Both wrap every resolver; the trace would answer any client that asks.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  })
}

/** The status of an answer with errors, as GraphQL over HTTP wants it for what the client accepts. */
const statusPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const { body, http } = response
        if (body.kind !== 'single') return
        const { errors } = body.singleResult
        if (errors?.some((error) => error.extensions?.code === 'TIMEOUT')) {
          body.singleResult = {
            errors: errors.filter((error) => error.extensions?.code === 'TIMEOUT').slice(0, 1),
          }
          http.status = 504
          return
        }
        const accept = request.http?.headers.get('accept') ?? ''
        if (
          http.status === 400 &&
          body.singleResult.data === undefined &&
          !accept.includes('application/graphql-response+json')
        ) {
          http.status = 200
        }
      },
    }
  },
}
