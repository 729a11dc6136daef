import {
  type GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  parse,
  print,
  printSchema,
  specifiedDirectives,
} from 'graphql'
import { inOrder } from './definition-order'

/** `_Any`, `_Entity`, `federation__FieldSet`, `link__Import`: what a gateway asks a subgraph for, and nobody else. */
const isOfFederation = ({ name }: GraphQLNamedType) => name.startsWith('_') || name.includes('__')

/** The schema as clients see it: that of the subgraph, with the same types, and without what federation adds to it. */
export function clientSchemaOf(subgraph: GraphQLSchema): GraphQLSchema {
  const { query, types, ...config } = subgraph.toConfig()
  const ownTypes = types.filter((type) => type !== query && !isOfFederation(type))
  return new GraphQLSchema({
    ...config,
    query: query && withoutFederation(query),
    types: ownTypes,
    directives: specifiedDirectives,
    extensionASTNodes: [],
  })
}

function withoutFederation(query: GraphQLObjectType): GraphQLObjectType {
  const { fields, ...config } = query.toConfig()
  const own = Object.entries(fields).filter(([name]) => !name.startsWith('_'))
  return new GraphQLObjectType({ ...config, fields: Object.fromEntries(own) })
}

/** What schema/api.graphql holds. */
export function printClientSchema(schema: GraphQLSchema): string {
  const { definitions, ...document } = parse(printSchema(schema))
  return `${print({ ...document, definitions: inOrder(definitions) })}\n`
}
