import 'reflect-metadata'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
  print,
} from 'graphql'
import { type BuildSchemaOptions, buildSchemaSync, createResolversMap } from 'type-graphql'
import { type Page } from '../../core/lists/page'
import { subscribeToChangeLog } from '../../modules/subscription/subscription-source'
import { bindResolvers } from './bind-resolvers'
import { clientSchemaOf } from './client-schema'
import { inOrder } from './definition-order'
import { withFederationDirectives } from './federation-directives'
import { resolveEntities } from './resolve-entities'
import { resolvers } from './resolvers'
import { finishRootTypes } from './root-fields'

type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']
>

export interface RegistrySchema {
  readonly schema: GraphQLSchema
  /** The federation SDL: what `_service` answers, what a gateway composes, what schema/schema.graphql holds. */
  readonly sdl: string
  /** What introspection shows to clients. */
  readonly clientSchema: GraphQLSchema
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@cost", "@listSize", "@tag"])`

/** Subscriptions are told what is in the change log: whoever publishes does it by writing. */
const NO_PUB_SUB: NonNullable<BuildSchemaOptions['pubSub']> = {
  publish: subscribeToChangeLog,
  subscribe: subscribeToChangeLog,
}

let built: RegistrySchema | undefined

/** The schema that the annotated classes make, as a federation v2 subgraph. */
export function registrySchema(): RegistrySchema {
  built ??= buildSchema()
  return built
}

/** The same anew, for whoever changes it. */
export function buildSchema(): RegistrySchema {
  const fromClasses = buildSchemaSync({
    resolvers: [...resolvers],
    // Arguments are checked where they are read.
    validate: false,
    pubSub: NO_PUB_SUB,
  })
  finishRootTypes(fromClasses)
  const { definitions, ...document } = withFederationDirectives(
    parse(printSchemaWithDirectives(fromClasses)),
    fromClasses,
  )
  const sdl = `${LINK}\n\n${print({ ...document, definitions: inOrder(definitions) })}\n`
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: createResolversMap(fromClasses) as ResolverMap,
  })
  bindResolvers(schema)
  for (const type of Object.values(schema.getTypeMap())) makeCompilable(type)
  const { _service, _entities } = schema.getQueryType()?.getFields() ?? {}
  if (_service) _service.resolve = () => ({ sdl })
  if (_entities) _entities.resolve = resolveEntities
  return { schema, sdl, clientSchema: clientSchemaOf(schema) }
}

/** A plan calls no function that is a property, and does not wait to be told a type. */
function makeCompilable(type: GraphQLNamedType) {
  if (isAbstractType(type)) type.resolveType = (value: object) => value.constructor.name
  const { totalCount, totalCountIsExact } = isObjectType(type) ? type.getFields() : {}
  if (totalCount) totalCount.resolve = ({ total }: Page<object>) => total.count()
  if (totalCountIsExact) totalCountIsExact.resolve = ({ total }: Page<object>) => total.isExact()
}
