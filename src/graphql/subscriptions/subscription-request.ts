import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  specifiedRules,
  validate,
  visit,
} from 'graphql'
import { type SubscriptionSource, sourceOf } from '../../modules/subscription/subscription-source'
import { HttpError } from '../errors/http-error'
import { hashOf } from '../executor/compiled-operations'
import type { GraphQLRequestParameters } from '../executor/execute-compiled'
import { documentLimits, refusalOf } from '../limits/check-request'
import { type Variables, variablesOf } from '../limits/coerce-variables'
import { LIMITS } from '../limits/limits'
import { refuseDeepValue } from '../limits/value-levels'
import { subscriptionArguments } from '../schema/bind-resolvers'
import { type TrustedDocuments, withTrustedText } from '../trusted-documents'

/** A subscription that is valid and within the limits. */
export interface SubscriptionRequest {
  readonly document: DocumentNode
  readonly operationName: string | null
  /** As they were sent. */
  readonly variables: Variables
  readonly source: SubscriptionSource
  readonly args: object
  /** The cursor from which it continues. Null: it begins now. */
  readonly after: string | null
  /** The same for all who are to be told the same, wherever each begins. */
  readonly key: string
}

/** What is wrong with the request, all of it. */
export class RequestErrors extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message)
  }
}

/** Reads the parameters of a request as GraphQL over HTTP has them. Throws RequestErrors, or an error of our own. */
export function readSubscription(
  parameters: GraphQLRequestParameters,
  schema: GraphQLSchema,
  trusted: TrustedDocuments | null,
): SubscriptionRequest {
  refuseDeepValue(parameters)
  // A client of graphql-ws has to send a text also where it names a document.
  const named: GraphQLRequestParameters = {
    ...parameters,
    ...(parameters.query === '' && { query: undefined }),
  }
  const { query, operationName = null, variables = null } = trusted ? withTrustedText(named, trusted) : named
  if (typeof query !== 'string') throw new HttpError(400, 'query must be the text of a document.')
  if (typeof operationName !== 'string' && operationName !== null)
    throw new HttpError(400, 'operationName must be a text.')
  if (typeof variables !== 'object' || Array.isArray(variables))
    throw new HttpError(400, 'variables must be an object.')
  const document = parsed(query)
  const problems = validate(schema, document, [documentLimits, ...specifiedRules])
  if (problems.length > 0) throw new RequestErrors(problems.map((each) => withCode(each, VALIDATION)))
  const operation = operationOf(document, operationName)
  const given = (variables ?? {}) as Variables
  const coerced = variablesOf(schema, operation)(given)
  const refused = refusalOf(schema, document, operation, coerced)
  if (refused) throw refused
  const field = rootField(operation.selectionSet, document) as FieldNode
  const name = field.name.value
  const type = schema.getSubscriptionType() as GraphQLObjectType
  const definition = type.getFields()[name]
  const source = sourceOf(name)
  if (!definition || !source)
    throw new HttpError(400, 'The subscription must ask for a field of Subscription.')
  const args = subscriptionArguments(name, getArgumentValues(definition, field, coerced))
  const key = keyOf({ document, operationName, variables: given, field })
  const { lastEventId } = parameters
  const after = typeof lastEventId === 'string' ? lastEventId : ((args as { after?: string }).after ?? null)
  return { document, operationName, variables: given, source, args, after, key }
}

const VALIDATION = 'GRAPHQL_VALIDATION_FAILED'

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: LIMITS.tokens })
  } catch (error) {
    throw new RequestErrors([withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')])
  }
}

/** Errors of our own have a code. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code ??= code
  return error
}

function operationOf(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName)
  const refuse = (message: string) =>
    new RequestErrors([new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })])
  if (!operation) throw refuse('operationName must name one of the operations of the document.')
  if (operation.operation !== 'subscription')
    throw refuse(`A ${operation.operation} is not served here. Send it by POST, and subscriptions only here.`)
  return operation
}

/** A valid subscription has one. */
function rootField({ selections }: SelectionSetNode, document: DocumentNode): FieldNode | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection
    const set =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : (
            document.definitions.find(
              (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
            ) as FragmentDefinitionNode
          ).selectionSet
    const found = rootField(set, document)
    if (found) return found
  }
  return undefined
}

interface Keyed {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Variables
  readonly field: FieldNode
}

/** Where each begins is left out, unless the variable stands for something else too. */
function keyOf({ document, operationName, variables, field }: Keyed): string {
  const after = field.arguments?.find(({ name }) => name.value === 'after')
  const variable = after?.value.kind === Kind.VARIABLE ? after.value.name.value : null
  let uses = 0
  const text = print(
    visit(document, {
      Argument: (node) => (node === after ? null : undefined),
      VariableDefinition: ({ variable: { name } }) => (name.value === variable ? null : undefined),
      Variable: ({ name }) => {
        if (name.value === variable) uses++
      },
    }),
  )
  const others = Object.entries(variables).filter(([name]) => name !== variable || uses > 0)
  return hashOf(JSON.stringify([text, operationName, others.sort(([a], [b]) => (a < b ? -1 : 1))]))
}
