import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import {
  DiscussionDocument,
  FindPartnersDocument,
  GuideDocument,
  NearMeDocument,
  OnePartnershipDocument,
  SearchDocument,
  TerritoryDocument,
  WhatsOnDocument,
} from '../../support/operations'

describe('the example operations, over the first data', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('examples'))
  })
  afterAll(() => app.close())

  it('one partnership', async () => {
    const { partnership } = await app.data(OnePartnershipDocument, { slug: 'nasz-zoliborz-iv' })
    expect(partnership?.name).toBe('Dla Rudawki i Zatrasia')
  })

  it('what is on', async () => {
    const { events } = await app.data(WhatsOnDocument, {})
    expect(events?.totalCount).toBeGreaterThan(0)
    expect(events?.nodes.every(({ title }) => title.includes('przykład'))).toBe(true)
    const past = await app.data(WhatsOnDocument, { territory: 'PL', from: '2000-01-01T00:00:00Z' })
    expect(past.events?.totalCount).toBeGreaterThan(100)
  })

  it('who could need partners', async () => {
    const { partnerships } = await app.data(FindPartnersDocument, {})
    expect(partnerships?.nodes.length).toBeGreaterThan(0)
    expect(partnerships?.nodes.flatMap(({ sectors }) => sectors.map(({ code }) => code))).not.toContain(
      'PRIVATE',
    )
  })

  it('what is near', async () => {
    const { partnerships } = await app.data(NearMeDocument, {
      latitude: 52.27,
      longitude: 20.98,
      radiusKm: 1,
    })
    expect(partnerships?.edges.map(({ node }) => node.name)).toContain('Marymont-Kaskada')
    expect(partnerships?.edges[0]?.distanceKm).toBe(0)
  })

  it('search', async () => {
    const { search } = await app.data(SearchDocument, { text: 'wierzbno moje' })
    expect(search?.nodes).toContainEqual(
      expect.objectContaining({
        __typename: 'Partnership',
        name: 'Partnerstwo dla Mokotowa „Moje Wierzbno”',
      }),
    )
  })

  it('a territory', async () => {
    const { territory } = await app.data(TerritoryDocument, { code: '1465011' })
    expect(territory).toMatchObject({ name: 'Warszawa', parent: { name: 'Warszawa' } })
    expect(territory?.children).toHaveLength(18)
  })

  it('the guide', async () => {
    const { guide } = await app.data(GuideDocument, { language: 'PL' })
    expect(guide?.viewCount).toBe(450)
    expect(guide?.sections).toHaveLength(12)
    expect(guide?.contacts).toEqual([
      {
        purpose: 'Zakładanie partnerstwa lokalnego w Warszawie',
        phone: '+48 22 443 01 44',
        territory: { id: 'territory_1465011', name: 'Warszawa' },
      },
    ])
    expect(guide?.examples.nodes.length).toBeGreaterThan(0)
  })

  it('a discussion', async () => {
    const { partnerships } = await app.data(
      '{ partnerships(first: 100, filter: { search: "przykład" }) { nodes { id commentCount } } }',
    )
    const [discussed] = partnerships.nodes.filter(
      ({ commentCount }: { commentCount: number }) => commentCount > 0,
    )
    const { node } = await app.data(DiscussionDocument, { id: discussed.id })
    expect(node).toMatchObject({
      commentCount: discussed.commentCount,
      comments: { nodes: expect.arrayContaining([expect.objectContaining({ state: 'PUBLISHED' })]) },
    })
  })
})
