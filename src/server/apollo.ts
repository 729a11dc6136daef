import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { ServerContext } from './context/server-context'
import { errorLogPlugin, formatErrorFor } from './errors/format-error'
import { statusPlugin } from './errors/status'
import type { CompiledOperations } from './execution/compiled-operations'
import { learnOperations } from './execution/learn-operations'
import { documentLimits, requestChecks } from './limits/check-request'
import { LIMITS } from './limits/limits'
import { sandbox } from './sandbox'
import { buildSchema, registrySchema } from './schema/schema'

/** Apollo Server over the registry's schema, with our limits and errors; not yet started. */
export const createApolloServer = (
  log: Logger,
  operations: CompiledOperations,
): ApolloServer<ServerContext> =>
  apolloServer(log, registrySchema().schema, [
    sandbox(),
    learnOperations(operations),
    // It would answer any client that asks, and wrap every resolver.
    ApolloServerPluginInlineTraceDisabled(),
  ])

/** The same for a router that may see how long each field took. It has a schema of its own, since it wraps every resolver. */
export const createTracingServer = (log: Logger): ApolloServer<ServerContext> =>
  apolloServer(log, buildSchema().schema, [
    ApolloServerPluginInlineTrace({ includeErrors: { masked: true } }),
  ])

const apolloServer = (log: Logger, schema: GraphQLSchema, plugins: ApolloServerPlugin<ServerContext>[]) =>
  new ApolloServer<ServerContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [documentLimits],
    formatError: formatErrorFor(log),
    logger: log,
    plugins: [
      requestChecks,
      errorLogPlugin,
      statusPlugin,
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      // Reports to nobody, whatever Apollo's variables in the environment say.
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
