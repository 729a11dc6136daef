import type { ApolloServerPlugin } from '@apollo/server'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { RegistryError } from '../../core/errors'
import { SIGNING_IN } from '../../modules/account/session/signing-in'
import { rootFields } from '../limits/root-fields'
import type { ServerContext } from './request-context'

/**
 * Credentials that are not good fail a request, unless it does nothing but sign in, or what leads there: then they count
 * as none. That is known once the operation is; until then the context holds the refusal.
 */
export const refusedCredentials: ApolloServerPlugin<ServerContext> = {
  async requestDidStart({ contextValue }) {
    return {
      async didEncounterErrors({ errors }) {
        // The client sends the document next, and with it what it asks for.
        const isUnknown = errors.some(({ extensions }) => extensions.code === 'PERSISTED_QUERY_NOT_FOUND')
        if (isUnknown) contextValue.refusal.current = null
      },
      async didResolveOperation({ document, operation }) {
        const { refusal } = contextValue
        if (refusal.current === null) return
        if (!operation || !isSigningIn(document, operation))
          throw new RegistryError('UNAUTHENTICATED', refusal.current.message)
        refusal.current = null
      },
    }
  },
}

function isSigningIn(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const names = rootFields(operation.selectionSet, document)
  return operation.operation === 'mutation' && names.length > 0 && names.every((name) => SIGNING_IN.has(name))
}
