import type { ApolloServerPlugin } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { ServerContext } from '../context/server-context'
import { coerceVariables } from '../limits/variables'
import type { CompiledOperations } from './compiled-operations'

/**
 * Answers queries by their programs. Where a program finds an error, graphql-js executes the operation instead, with the
 * rows that were read already, and its answer is the answer: so errors, and what null does to the data around it, are
 * exactly those of the reference implementation. A query changes nothing, so that it can be run twice.
 */
export const executeCompiled = (operations: CompiledOperations): ApolloServerPlugin<ServerContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ schema, request, document, operation, queryHash, contextValue }) {
        if (!queryHash || !operation) return null
        const program = operations.program({ document, operation, key: queryHash })
        if (!program) return null
        const variables = coerceVariables(schema, operation, request.variables ?? {})
        const result = await program.query(undefined, contextValue, variables)
        if (result.errors) return null
        return {
          http: { status: undefined, headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { data: result.data } },
        }
      },
    }
  },
})
