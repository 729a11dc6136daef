import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace'
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { refusedCredentials } from './context/refused-credentials'
import type { ServerContext } from './context/request-context'
import { errorLogPlugin, formatErrorFor } from './errors/format-error'
import { statusPlugin } from './errors/http-status'
import { FIRST_QUERY } from './example-queries'
import { type CompiledOperations, learnOperations } from './executor/compiled-operations'
import { type AnswerLimit, answerLimits } from './limits/answer-size'
import { documentLimits, requestChecks } from './limits/check-request'
import { costReports } from './limits/cost-reports'
import { LIMITS } from './limits/limits'
import { type Gateway, localGateway } from './local-gateway'
import { stringifyResult } from './raw-json'
import { buildSchema, registrySchema } from './schema/schema'
import type { ReadThreads } from './threads/read-threads'

/** The embedded Apollo Sandbox on this endpoint, for browsers. It runs in this page, so it needs no CORS. */
const sandbox = () =>
  ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false, initialState: { pollForSchemaUpdates: false } },
    document: FIRST_QUERY,
    variables: { from: `${new Date().toISOString().slice(0, 10)}T00:00:00Z` },
    footer: false,
  })

/** Apollo Server over the registry's schema, with our limits and errors; not yet started. */
export const createApolloServer = (
  operations: CompiledOperations,
  limited: Limited,
  threads: ReadThreads | null,
): ApolloServer<ServerContext> =>
  apolloServer({ gateway: localGateway(registrySchema(), threads) }, limited, [
    sandbox(),
    learnOperations(operations),
    // It would answer any client that asks, and wrap every resolver.
    ApolloServerPluginInlineTraceDisabled(),
  ])

/** The same for a router that may see how long each field took. It has a schema of its own, since it wraps every resolver. */
export const createTracingServer = (limited: Limited): ApolloServer<ServerContext> =>
  apolloServer({ schema: buildSchema().schema }, limited, [
    ApolloServerPluginInlineTrace({ includeErrors: { masked: true } }),
  ])

interface Limited {
  readonly log: Logger
  readonly answerLimit: AnswerLimit
}

const apolloServer = (
  executed: { readonly schema: GraphQLSchema } | { readonly gateway: Gateway },
  { log, answerLimit }: Limited,
  plugins: ApolloServerPlugin<ServerContext>[],
) =>
  new ApolloServer<ServerContext>({
    ...executed,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [documentLimits],
    formatError: formatErrorFor(log),
    stringifyResult,
    logger: log,
    plugins: [
      refusedCredentials,
      requestChecks,
      errorLogPlugin,
      answerLimits(answerLimit),
      statusPlugin,
      costReports,
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      // Reports to nobody, whatever Apollo's variables in the environment say.
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
