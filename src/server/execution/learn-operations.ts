import type { ApolloServerPlugin } from '@apollo/server'
import type { CompiledOperations } from './compiled-operations'

/** Tells which operations Apollo Server has answered without an error. */
export const learnOperations = (operations: CompiledOperations): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async willSendResponse({ queryHash, document, operation, request, response: { body } }) {
        const isGood = body.kind === 'single' && !body.singleResult.errors
        if (!isGood || !queryHash || !document || !operation) return
        const operationName = request.operationName ?? null
        operations.learn({ documentHash: queryHash, operationName }, document, operation)
      },
    }
  },
})
