import type { ApolloServerPlugin } from '@apollo/server'
import type { OperationDefinitionNode } from 'graphql'
import type { Context } from '../shared/context'
import { RegistryError } from '../shared/errors'
import { measure } from './measure'

/** What one request may ask for. The front page publishes them. */
export const LIMITS = {
  bodyBytes: 100_000,
  tokens: 2_000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  operations: 10,
  directivesPerField: 10,
  nodes: 50_000,
  representations: 1_000,
  ids: 100,
} as const

const SAID: Record<string, string> = {
  depth: 'levels of fields',
  aliases: 'aliases',
  rootFields: 'root fields',
  operations: 'operations',
  directivesPerField: 'directives on a field',
  nodes: 'nodes, by the page sizes multiplied down the tree',
  representations: 'representations',
  ids: 'ids',
}

/** Refuses a query that is over a limit before anything of it is executed. */
export const limitsPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        const figures = measure(
          schema,
          document,
          operation as OperationDefinitionNode,
          request.variables ?? {},
        )
        for (const [name, figure] of Object.entries(figures)) {
          const limit = LIMITS[name as keyof typeof figures]
          if (figure > limit) {
            throw new RegistryError(
              'QUERY_TOO_EXPENSIVE',
              `The query has ${figure} ${SAID[name]}; at most ${limit} are allowed.`,
              {
                limit,
                figure,
                http: { status: 400 },
              },
            )
          }
        }
      },
    }
  },
}
