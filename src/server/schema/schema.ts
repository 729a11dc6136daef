import 'reflect-metadata'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import {
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  parseConstValue,
  print,
  visit,
} from 'graphql'
import { buildSchemaSync, createResolversMap } from 'type-graphql'
import { PAGE_SIZE, type Page } from '../../shared/page'
import { bindResolvers } from './bind-resolvers'
import { resolveEntities } from './entities'
import { resolvers } from './resolvers'

type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']
>

export interface RegistrySchema {
  readonly schema: GraphQLSchema
  /** The federation SDL: what `_service` answers, what a gateway composes, what schema/schema.graphql holds. */
  readonly sdl: string
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@cost", "@listSize"])`

/** TypeGraphQL has no place for these. */
const ROOT_DESCRIPTIONS = {
  Query: 'What anyone can ask of the registry, without signing in. Null means “not known”, never “no”.',
  Mutation: 'What can be changed in the registry. Each change takes one input and answers with a payload.',
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
  })
  for (const [root, description] of Object.entries(ROOT_DESCRIPTIONS)) {
    const type = fromClasses.getType(root)
    if (type) type.description = description
  }
  const sdl = `${LINK}\n\n${withListSizes(printSchemaWithDirectives(fromClasses))}\n`
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: createResolversMap(fromClasses) as ResolverMap,
  })
  bindResolvers(schema)
  for (const type of Object.values(schema.getTypeMap())) makeCompilable(type)
  const { _service, _entities } = schema.getQueryType()?.getFields() ?? {}
  if (_service) _service.resolve = () => ({ sdl })
  if (_entities) _entities.resolve = resolveEntities
  return { schema, sdl }
}

/** A plan calls no function that is a property, and does not wait to be told a type. */
function makeCompilable(type: GraphQLNamedType) {
  if (isAbstractType(type)) type.resolveType = (value: object) => value.constructor.name
  const { totalCount } = isObjectType(type) ? type.getFields() : {}
  if (totalCount) totalCount.resolve = (page: Page<object>) => page.totalCount()
}

/** Tells gateways how long each paged list can be, and that counting one costs more than reading a field. */
function withListSizes(sdl: string): string {
  const withDirective = (field: FieldDefinitionNode, name: string, values: Record<string, string>) => ({
    ...field,
    directives: [
      ...(field.directives ?? []),
      {
        kind: Kind.DIRECTIVE as const,
        name: { kind: Kind.NAME as const, value: name },
        arguments: Object.entries(values).map(([argument, value]) => ({
          kind: Kind.ARGUMENT as const,
          name: { kind: Kind.NAME as const, value: argument },
          value: parseConstValue(value),
        })),
      },
    ],
  })
  const changed = visit(parse(sdl), {
    FieldDefinition(field) {
      if (field.name.value === 'totalCount') return withDirective(field, 'cost', { weight: '10' })
      const slicing =
        field.arguments
          ?.map(({ name }) => name.value)
          .filter((name) => name === 'first' || name === 'last') ?? []
      if (slicing.length === 0) return undefined
      return withDirective(field, 'listSize', {
        assumedSize: String(PAGE_SIZE),
        slicingArguments: JSON.stringify(slicing),
        sizedFields: '["edges", "nodes"]',
        requireOneSlicingArgument: 'false',
      })
    },
  })
  return print(changed)
}
