import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeMembership, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'
import { startCityAlerts } from './city-alerts'
import { composers } from './compose'

const [park, river, draft] = [
  fakePartnership({ name: 'Przyjaciele Parku', slug: 'przyjaciele-parku' }),
  fakePartnership({ name: 'Razem nad Rzeką', slug: 'razem-nad-rzeka' }),
  fakePartnership({ name: 'Jeszcze szkic', slug: 'jeszcze-szkic', publishedAt: null }),
] as const
const library = fakeOrganisation({ name: 'Biblioteka' })
const alerts = [
  { id: 'a1', text: 'Park zamknięty', organiser: park, reportedBy: river, territory: '14' },
  { id: 'a2', text: 'Wysoka woda', organiser: river, reportedBy: river, territory: '14' },
  { id: 'a3', text: 'Tajne', organiser: draft, reportedBy: draft, territory: '99' },
]

async function fill({ database }: App) {
  await database.write(async (write) => {
    await write.insert(Territory, [fakeTerritory('14', null, 'mazowieckie')])
    await write.insert(Partnership, [park, river, draft])
    await write.insert(Organisation, [library])
    await write.insert(Membership, [fakeMembership({ partnershipId: park.id, organisationId: library.id })])
  })
}

describe.each(Object.entries(composers))('through a gateway composed by %s', (_, compose) => {
  let registry: App
  let city: Awaited<ReturnType<typeof startCityAlerts>>
  let gateway: ApolloServer
  const asked: string[] = []

  beforeAll(async () => {
    registry = await startApp()
    await fill(registry)
    city = await startCityAlerts(alerts)
    const { supergraphSdl } = compose(`${registry.url}/graphql`, city.url)
    const buildService = ({ name, url }: { name: string; url?: string }) =>
      new RemoteGraphQLDataSource({ url, willSendRequest: () => void asked.push(name) })
    gateway = new ApolloServer({
      gateway: new ApolloGateway({ supergraphSdl, buildService }),
      stopOnTerminationSignals: false,
    })
    await gateway.start()
  })
  beforeEach(() => asked.splice(0))
  afterAll(async () => {
    await gateway.stop()
    await city.close()
    await registry.close()
  })

  async function data(query: string, variables: Record<string, unknown> = {}) {
    const { body } = await gateway.executeOperation({ query, variables })
    if (body.kind !== 'single') throw new Error('One answer was expected.')
    expect(body.singleResult.errors).toBeUndefined()
    return body.singleResult.data
  }

  it('the alerts of a city lead to our partnerships, by slug and by id, and to their members', async () => {
    const answer = await data(`{
      cityAlerts {
        text
        issuedAt
        position { latitude precision }
        organiser { name members { nodes { organisation { name } } totalCount } }
        reportedBy { slug name }
        territory { name }
      }
    }`)
    const shared = { issuedAt: '2024-05-01T10:00:00.000Z', position: { latitude: 52.2, precision: 'TOWN' } }
    const nobody = { nodes: [], totalCount: 0 }
    expect(answer?.cityAlerts).toEqual([
      {
        ...shared,
        text: 'Park zamknięty',
        organiser: {
          name: park.name,
          members: { nodes: [{ organisation: { name: 'Biblioteka' } }], totalCount: 1 },
        },
        reportedBy: { slug: river.slug, name: river.name },
        territory: { name: 'mazowieckie' },
      },
      {
        ...shared,
        text: 'Wysoka woda',
        organiser: { name: river.name, members: nobody },
        reportedBy: { slug: river.slug, name: river.name },
        territory: { name: 'mazowieckie' },
      },
      { ...shared, text: 'Tajne', organiser: null, reportedBy: null, territory: null },
    ])
    // One request for each of the three fields that lead to us, however many alerts there are.
    expect(asked.sort()).toEqual(['city-alerts', 'registry', 'registry', 'registry'])
  })

  it('our partnerships lead to the alerts of the city', async () => {
    const answer = await data('{ partnerships { nodes { name alerts { text organiser { name } } } } }')
    expect(answer?.partnerships).toEqual({
      nodes: [
        { name: park.name, alerts: [{ text: 'Park zamknięty', organiser: { name: park.name } }] },
        {
          name: river.name,
          alerts: [
            { text: 'Park zamknięty', organiser: { name: park.name } },
            { text: 'Wysoka woda', organiser: { name: river.name } },
          ],
        },
      ],
    })
  })

  it('a territory, by its code, leads to the alerts there', async () => {
    const answer = await data('{ territory(code: "14") { name alerts { text } } }')
    expect(answer?.territory).toEqual({
      name: 'mazowieckie',
      alerts: [{ text: 'Park zamknięty' }, { text: 'Wysoka woda' }],
    })
  })

  it('a field of ours that fails leaves the alerts of the city in the answer', async () => {
    const { body } = await gateway.executeOperation({
      query: '{ cityAlerts { text } webhooks { totalCount } partnerships { totalCount } }',
    })
    if (body.kind !== 'single') throw new Error('One answer was expected.')
    expect(body.singleResult.data).toEqual({
      cityAlerts: alerts.map(({ text }) => ({ text })),
      webhooks: null,
      partnerships: { totalCount: 2 },
    })
    expect(body.singleResult.errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) }),
    ])
  })

  it('node finds anything of ours, and what others add to it', async () => {
    const NODE = `query ($id: ID!) {
      node(id: $id) { __typename id ... on Partnership { name alerts { text } } ... on Organisation { name } }
    }`
    expect((await data(NODE, { id: park.id }))?.node).toEqual({
      __typename: 'Partnership',
      id: park.id,
      name: park.name,
      alerts: [{ text: 'Park zamknięty' }],
    })
    expect((await data(NODE, { id: library.id }))?.node).toEqual({
      __typename: 'Organisation',
      id: library.id,
      name: 'Biblioteka',
    })
    expect((await data(NODE, { id: draft.id }))?.node).toBeNull()
  })
})
