import { type ApolloServer } from '@apollo/server'
import { BREAK, type DocumentNode, execute, visit } from 'graphql'
import type { RegistrySchema } from './schema/schema'

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
 * Executes operations in this process. It is given to Apollo Server as a gateway, since only a gateway may choose the
 * schema: introspection shows clients theirs, and a document that asks for what only gateways use that of the subgraph.
 */
export const localGateway = ({ schema, clientSchema }: RegistrySchema): Gateway => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => {}
  },
  load: async () => ({
    executor: async ({ document, request, context }) =>
      execute({
        schema:
          asksFor(document, OF_INTROSPECTION) && !asksFor(document, OF_FEDERATION) ? clientSchema : schema,
        document,
        contextValue: context,
        variableValues: request.variables,
        operationName: request.operationName,
      }),
  }),
  stop: async () => {},
})
