import {
  buildASTSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
} from 'graphql'
import { registrySchema } from '../../../src/graphql/schema/schema'

/** Our schema as explorers and gateways read it, without what federation adds to every subgraph. */
export const publicSchema = (): GraphQLSchema =>
  buildASTSchema(parse(registrySchema().sdl), { assumeValidSDL: true })

/** The types that a schema defines itself. */
export const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  )

export const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  typesOf(schema).filter(isObjectType)

/** The fields of a type's federation keys. */
export const keysOf = ({ astNode }: GraphQLObjectType): string[] =>
  (astNode?.directives ?? [])
    .filter(({ name }) => name.value === 'key')
    .flatMap(({ arguments: given }) => given?.find(({ name }) => name.value === 'fields')?.value ?? [])
    .map((fields) => (fields.kind === Kind.STRING ? fields.value : ''))

/** A session is a secret of its owner: no other subgraph makes one. */
const OURS_ALONE = ['Query', 'Mutation', 'Subscription', 'Session']

/** True of a type whose instances are the same wherever their fields are: no record, no list, no answer to a mutation. */
export const isValue = (type: GraphQLObjectType): boolean =>
  !type.getFields().id && !OURS_ALONE.includes(type.name) && !/(Connection|Edge|Payload)$/.test(type.name)
