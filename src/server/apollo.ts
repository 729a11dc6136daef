import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { Logger } from 'pino'
import type { ServerContext } from './context/server-context'
import { errorLogPlugin, formatErrorFor } from './errors/format-error'
import { statusPlugin } from './errors/status'
import type { CompiledOperations } from './execution/compiled-operations'
import { learnOperations } from './execution/learn-operations'
import { documentLimits, requestChecks } from './limits/check-request'
import { LIMITS } from './limits/limits'
import { sandbox } from './sandbox'
import { registrySchema } from './schema/schema'

/** Apollo Server over the registry's schema, with our limits and errors; not yet started. */
export function createApolloServer(log: Logger, operations: CompiledOperations): ApolloServer<ServerContext> {
  return new ApolloServer<ServerContext>({
    schema: registrySchema().schema,
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
      sandbox(),
      learnOperations(operations),
      // Both wrap every resolver; the trace would answer any client that asks.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // Reports to nobody, whatever Apollo's variables in the environment say.
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
}
