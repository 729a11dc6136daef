import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'

export const cityAlertsSdl = readFileSync('test/graphql/federation/city-alerts.graphql', 'utf8')

/** What the city knows of a partnership; it tells others one of the two keys at a time. */
interface PartnershipKeys {
  readonly id: string
  readonly slug: string
}

export interface CityAlert {
  readonly id: string
  readonly text: string
  readonly organiser: PartnershipKeys
  readonly reportedBy: PartnershipKeys
  readonly territory: string
}

const ISSUED = '2024-05-01T10:00:00.000Z'

/** The city's subgraph, on a free port of this machine. */
export async function startCityAlerts(alerts: readonly CityAlert[]) {
  const about = ({ id, slug }: Partial<PartnershipKeys>) =>
    alerts.filter(({ organiser, reportedBy }) =>
      [organiser, reportedBy].some((each) => each.id === id || each.slug === slug),
    )
  const schema = buildSubgraphSchema({
    typeDefs: parse(cityAlertsSdl),
    resolvers: {
      Query: { cityAlerts: () => alerts },
      CityAlert: {
        issuedAt: () => ISSUED,
        organiser: ({ organiser }: CityAlert) => ({ slug: organiser.slug }),
        reportedBy: ({ reportedBy }: CityAlert) => ({ id: reportedBy.id }),
        territory: ({ territory }: CityAlert) => ({ code: territory }),
        position: () => ({ latitude: 52.2, longitude: 21, precision: 'TOWN' }),
      },
      Partnership: { __resolveReference: (keys: object) => keys, alerts: about },
      Territory: {
        __resolveReference: (keys: object) => keys,
        alerts: ({ code }: { code: string }) => alerts.filter(({ territory }) => territory === code),
      },
    },
  })
  const server = new ApolloServer({
    schema,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    stopOnTerminationSignals: false,
  })
  const { url } = await startStandaloneServer(server, { listen: { port: 0 } })
  return { url, close: () => server.stop() }
}
