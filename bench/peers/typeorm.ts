import 'reflect-metadata'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import { parse } from 'graphql'
import { buildSchemaSync, createResolversMap } from 'type-graphql'
import { createDataSource } from '../../src/database/data-source'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type Identified, type Loaders, loadersOver } from './typeorm-loaders'
import { resolvers } from './typeorm-resolvers'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`

type Reference = Pick<Identified, 'id'>

type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']
>

/** As TypeGraphQL's manual shows it. */
function subgraph() {
  const schema = buildSchemaSync({ resolvers })
  const typeDefs = parse(`${LINK}\n${printSchemaWithDirectives(schema)}`)
  const map = createResolversMap(schema) as ResolverMap
  for (const entity of [Partnership, Organisation])
    Object.assign(map[entity.name] ?? {}, {
      __resolveReference: ({ id }: Reference, to: Loaders) => to.byId<Identified>(entity).load(id),
    })
  return buildSubgraphSchema({ typeDefs, resolvers: map })
}

async function main() {
  const dataSource = await createDataSource(String(process.env.DATABASE_URL)).initialize()
  const apollo = new ApolloServer<Loaders>({ schema: subgraph() })
  await startStandaloneServer(apollo, {
    context: async () => loadersOver(dataSource),
    listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  })
}

void main()
