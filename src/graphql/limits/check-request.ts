import type { ApolloServerPlugin } from '@apollo/server'
import {
  BREAK,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  Source,
  TokenKind,
  type ValidationRule,
  visit,
} from 'graphql'
import type { ServerContext } from '../context/request-context'
import { type Variables, variablesOf } from './coerce-variables'
import { LIMITS, type LimitName, tooExpensive } from './limits'
import { Measuring } from './query-cost'
import { rootFields } from './root-fields'

/** The tokens of a document as its parser counts them; of one that breaks off, those before the break. */
export function countTokens(document: string): number {
  const lexer = new Lexer(new Source(document))
  let tokens = 0
  try {
    while (lexer.advance().kind !== TokenKind.EOF) tokens++
  } catch {
    return tokens
  }
  return tokens
}

type Measured = Partial<Record<LimitName, number>>

/** Checks the limits that the document alone can break, before the other rules of validation spend time on it. */
export const documentLimits: ValidationRule = (context) => ({
  Document(document) {
    const measuring = new Measuring(context.getSchema(), document, {})
    const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    const figures = operations.map((operation) => measuring.operation(operation))
    const largest = (name: keyof (typeof figures)[number]) =>
      Math.max(0, ...figures.map((each) => each[name]))
    const refused = overLimit({
      operations: operations.length,
      depth: largest('depth'),
      aliases: largest('aliases'),
      rootFields: largest('fields'),
      directivesPerField: largest('directives'),
    })
    if (refused) context.reportError(refused)
  },
})

/** Refuses, before anything is executed, what cannot be served or is over a limit with its variables. */
export const requestChecks: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue: { cost } }) {
        // Which operations the document has is said by the execution.
        if (!operation) return
        if (!schema.getRootType(operation.operation) || operation.operation === 'subscription')
          throw notServed(operation)
        const signUps = rootFields(operation.selectionSet, document).filter(
          (name) => name === 'signUp',
        ).length
        const tooMany = overLimit({ signUps })
        if (tooMany) throw tooMany
        const variables = variablesOf(schema, operation)(request.variables ?? {})
        if (cost) cost.points = pointsOf(schema, document, operation, variables)
        const refused = refusalOf(schema, document, operation, variables)
        if (refused) throw refused
      },
    }
  },
}

/** The limit, if any, that an operation is over with these variables. */
export function refusalOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): GraphQLError | undefined {
  const figures = new Measuring(schema, document, variables).operation(operation)
  const { nodes, values, representations, ids, searchText, cost } = figures
  return overLimit({ nodes, values, representations, ids, searchText, cost })
}

/** What an operation costs with these variables, by the weights of @cost. */
export const pointsOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number => new Measuring(schema, document, variables).operation(operation).cost

/** Arguments of one value that no figure counts. */
const UNCOUNTED = new Set(['id', 'slug', 'krs', 'code', 'after', 'before'])

/** Whether other variables may bring the document over a limit. */
export function figuresDependOnVariables(document: DocumentNode): boolean {
  let depend = false
  visit(document, {
    VariableDefinition: () => false,
    Directive: () => false,
    Argument: ({ name, value }) =>
      UNCOUNTED.has(name.value) && value.kind === Kind.VARIABLE ? false : undefined,
    Variable: () => {
      depend = true
      return BREAK
    },
  })
  return depend
}

function overLimit(figures: Measured): GraphQLError | undefined {
  for (const [name, figure] of Object.entries(figures) as [LimitName, number][]) {
    if (figure > LIMITS[name]) return tooExpensive(name, figure)
  }
  return undefined
}

const notServed = (operation: OperationDefinitionNode) =>
  new GraphQLError(
    operation.operation === 'subscription'
      ? 'Subscriptions are served over WebSocket (graphql-ws), or with Accept: text/event-stream (graphql-sse).'
      : `This endpoint does not serve a ${operation.operation}.`,
    {
      nodes: operation,
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
    },
  )
