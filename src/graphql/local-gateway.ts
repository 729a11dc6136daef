import { type ApolloServer } from '@apollo/server'
import { BREAK, type DocumentNode, execute, visit } from 'graphql'
import type { ServerContext } from './context/request-context'
import { readsPoints } from './executor/point-reads'
import { selecting } from './executor/requested-fields'
import type { RegistrySchema } from './schema/schema'
import type { ReadThreads } from './threads/read-threads'
import { executeInThread } from './threads/run-in-thread'

export type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer>[0]['gateway']>

const OF_INTROSPECTION = ['__schema', '__type']
const OF_FEDERATION = ['_service', '_entities']

const asksFor = (document: DocumentNode, names: readonly string[]): boolean => {
  let asks = false
  visit(document, {
    Field({ name }) {
      asks = names.includes(name.value)
      return asks ? BREAK : undefined
    },
  })
  return asks
}

/**
 * Executes operations: queries in threads, where there are any, and in this one what reads things by their keys, what
 * writes, and introspection. It is given to Apollo Server as a gateway, since only a gateway may choose the
 * schema: introspection shows clients theirs, and a document that asks for what only gateways use that of the subgraph.
 */
export const localGateway = (
  { schema, clientSchema }: RegistrySchema,
  threads: ReadThreads | null,
): Gateway => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => {}
  },
  load: async () => ({
    executor: async ({ document, operation, request, context }) => {
      const { variables = {}, operationName = null } = request
      const { reader, leaving } = context as ServerContext
      const asksForSchema = asksFor(document, OF_INTROSPECTION)
      // Which one is asked for is said by the execution; it fails where there is none.
      const isQuery = operation?.operation === 'query'
      if (isQuery) reader.endWith(leaving)
      const isForThread = isQuery && !asksForSchema && !readsPoints(schema, document)
      if (threads?.isReady && isForThread)
        return executeInThread(threads, { document, operationName, variables }, context as ServerContext)
      return execute({
        schema: asksForSchema && !asksFor(document, OF_FEDERATION) ? clientSchema : schema,
        document,
        contextValue: isQuery ? selecting(context as ServerContext, schema, document) : context,
        variableValues: variables,
        operationName,
      })
    },
  }),
  stop: async () => {},
})
