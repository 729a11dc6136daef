import { check } from '@placemarkio/check-geojson'
import { Role } from '../../src/authz/role.enums'
import { LocationPrecision } from '../../src/core/values/place'
import { Event } from '../../src/modules/event/event.entity'
import { FormerSlug } from '../../src/modules/partnership/former-slug.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { type App, startApp } from '../support/app'
import { fakeEvent, fakePartnership, fakeTerritory } from '../support/fakes'

const BASE = 'http://registry.test'

interface Link {
  readonly rel: string
  readonly href: string
}

interface Items {
  readonly numberMatched: number
  readonly numberReturned: number
  readonly links: readonly Link[]
  readonly features: readonly { readonly id: string }[]
}

describe('OGC API – Features', () => {
  let app: App
  const located = (latitude: number, longitude: number, more: object = {}) =>
    fakePartnership({ location: { latitude, longitude, precision: LocationPrecision.EXACT }, ...more })
  const warsaw = located(52.23, 21.01, { foundedOn: '2009', endedOn: '2013-05', slug: 'w-warszawie' })
  const krakow = located(50.06, 19.94, { foundedOn: '2020-03-01' })
  const seated = fakePartnership()
  const nowhere = fakePartnership()
  const draft = located(52.23, 21.02, { publishedAt: null })
  const [spring, autumn] = ['2031-05-01T16:00:00.000Z', '2031-10-01T16:00:00.000Z'].map((startsAt) =>
    fakeEvent({ partnershipId: warsaw.id, startsAt, endsAt: null }),
  ) as [ReturnType<typeof fakeEvent>, ReturnType<typeof fakeEvent>]
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: BASE })
    await app.database.write(async (write) => {
      await write.insert(Territory, [fakeTerritory('PL', null)])
      const location = { latitude: 53.13, longitude: 23.16, precision: LocationPrecision.TOWN }
      await write.insert(Territory, [{ ...fakeTerritory('2061', 'PL'), location }])
      await write.insert(Partnership, [warsaw, krakow, seated, nowhere, draft])
      await write.insertRows('partnership_territory', [
        { partnershipId: seated.id, territoryId: 'territory_2061' },
      ])
      await write.insert(Event, [spring, autumn])
    })
  })
  afterAll(() => app.close())

  const get = (path: string, init: RequestInit = {}) =>
    fetch(path.startsWith(BASE) ? path.replace(BASE, app.url) : `${app.url}/ogc${path}`, {
      redirect: 'manual',
      ...init,
    })
  // biome-ignore lint/suspicious/noExplicitAny: documents of any shape
  const json = async (path: string): Promise<any> => (await get(path)).json()
  const items = (path: string): Promise<Items> => json(`/collections/${path}`)
  const ids = ({ features }: Items) => features.map(({ id }) => id).sort()
  const all = (...records: { readonly id: string }[]) => records.map(({ id }) => id).sort()
  const linkOf = ({ links }: { links: readonly Link[] }, rel: string) =>
    links.find((link) => link.rel === rel)?.href

  it('leads from its first page to every feature, and says what it follows', async () => {
    const landing = await json('')
    expect((await json(linkOf(landing, 'conformance') as string)).conformsTo).toEqual([
      'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
      'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
    ])
    expect((await json(linkOf(landing, 'service-desc') as string)).openapi).toMatch(/^3\.1/)
    const { collections } = await json(linkOf(landing, 'data') as string)
    expect(collections.map(({ id }: { id: string }) => id)).toEqual([
      'partnerships',
      'events',
      'organisations',
    ])
    for (const collection of collections) {
      expect(await json(linkOf(collection, 'self') as string)).toEqual(collection)
      const response = await get(linkOf(collection, 'items') as string)
      expect(response.headers.get('content-type')).toBe('application/geo+json; charset=utf-8')
      const text = await response.text()
      check(text)
      for (const { id, geometry } of JSON.parse(text).features) {
        const feature = await json(`/collections/${collection.id}/items/${id}`)
        expect([feature.id, feature.geometry, feature.type]).toEqual([id, geometry, 'Feature'])
      }
    }
  })

  it('has each feature on one page, however long pages are', async () => {
    for (const limit of [1, 2, 3, 4, 1000]) {
      const found: string[] = []
      let page = await items(`partnerships/items?limit=${limit}`)
      for (;;) {
        expect([page.numberMatched, page.numberReturned]).toEqual([4, page.features.length])
        expect(page.features.length).toBeLessThanOrEqual(limit)
        found.push(...page.features.map(({ id }) => id))
        const next = linkOf(page, 'next')
        if (next === undefined) break
        page = await json(next)
      }
      expect(found).toEqual(all(warsaw, krakow, seated, nowhere))
    }
    expect((await items('partnerships/items?limit=100000')).features).toHaveLength(4)
  })

  it('finds features in a rectangle by what a map shows of them', async () => {
    const inBox = async (bbox: string) => ids(await items(`partnerships/items?bbox=${bbox}`))
    expect(await inBox('20.9,52.1,21.2,52.4')).toEqual([warsaw.id])
    expect(await inBox('14,49,25,55')).toEqual(all(warsaw, krakow, seated))
    expect(await inBox('23,53,24,54')).toEqual([seated.id])
    expect(await inBox('23,53,-100,24,54,8000')).toEqual([seated.id])
    // Across the 180th meridian, from the east of Kraków on.
    expect(await inBox('20,49,-170,55')).toEqual(all(warsaw, seated))
    expect(await inBox('0,0,1,1')).toEqual([])
  })

  it('finds events in a period, and partnerships that may have existed in it', async () => {
    const during = async (collection: string, datetime: string) =>
      ids(await items(`${collection}/items?datetime=${datetime}`))
    expect(await during('events', '2031-05-01/2031-05-31')).toEqual([spring.id])
    expect(await during('events', '2031-05-01')).toEqual([spring.id])
    expect(await during('events', '2031-05-01T16:00:00Z')).toEqual([spring.id])
    expect(await during('events', '2031-05-01T18:00:00%2B02:00/2031-05-01T18:00:00%2B02:00')).toEqual([
      spring.id,
    ])
    expect(await during('events', '2031-05-01T16:00:01Z/..')).toEqual([autumn.id])
    expect(await during('events', '../2031-10-01T16:00:00Z')).toEqual(all(spring, autumn))
    expect(await during('events', '/2031-06-01')).toEqual([spring.id])
    const undated = [seated, nowhere]
    expect(await during('partnerships', '2010-01-01')).toEqual(all(warsaw, ...undated))
    expect(await during('partnerships', '2013-05-31')).toEqual(all(warsaw, ...undated))
    expect(await during('partnerships', '2013-06-01')).toEqual(all(...undated))
    expect(await during('partnerships', '2009-01-01/2009-01-02')).toEqual(all(warsaw, ...undated))
    expect(await during('partnerships', '2021-01-01/..')).toEqual(all(krakow, ...undated))
  })

  it('takes the filters of the feeds', async () => {
    expect(ids(await items('partnerships/items?territory=2061'))).toEqual([seated.id])
    expect(ids(await items('events/items?partnership=w-warszawie&from=2031-09-01'))).toEqual([autumn.id])
    const filtered = await items('partnerships/items?includeExamples=false&limit=1')
    expect(linkOf(filtered, 'next')).toContain('includeExamples=false')
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=two', 'limit'],
    ['bbox=1,2,3', 'bbox'],
    ['bbox=20,54,21,52', 'bbox'],
    ['bbox=20,52,21,NaN', 'bbox'],
    ['bbox=20,52,21,91', 'bbox'],
    ['bbox=1,2,3,4&bbox=1,2,3,4', 'bbox'],
    ['datetime=yesterday', 'datetime'],
    ['datetime=2031-02-30', 'datetime'],
    ['datetime=..', 'datetime'],
    ['datetime=../..', 'datetime'],
    ['datetime=2031-05-02/2031-05-01', 'datetime'],
    ['after=%00', 'after'],
    ['after=nonsense', 'after'],
    ['f=json', 'f'],
    ['territory=', 'territory'],
  ])('refuses %s, and says what is right', async (query, path) => {
    const response = await get(`/collections/partnerships/items?${query}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ])
    const { violations } = (await response.json()) as { violations: unknown }
    expect(violations).toMatchObject([{ path: [path] }])
  })

  it('leads on from former names, and tells what is gone from what never was', async () => {
    const moved = await get('/collections/partnerships/items/w-warszawie')
    expect([moved.status, await moved.json()]).toMatchObject([200, { id: warsaw.id }])
    for (const path of [
      'partnerships/items/nobody',
      `partnerships/items/${draft.id}`,
      'people',
      'people/items',
    ])
      expect((await get(`/collections/${path}`)).status).toBe(404)
    const gone = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [gone]))
    await app.database.write((write) => write.delete(Partnership, gone.id))
    expect((await get(`/collections/partnerships/items/${gone.id}`)).status).toBe(410)
    await app.database.dataSource
      .getRepository(FormerSlug)
      .insert([{ slug: 'w-stolicy', partnershipId: warsaw.id }])
    const former = await get('/collections/partnerships/items/w-stolicy')
    expect([former.status, former.headers.get('location')]).toEqual([
      301,
      `${BASE}/ogc/collections/partnerships/items/w-warszawie`,
    ])
  })

  it('is answered 304 while nothing has changed, and shows no drafts to anybody', async () => {
    const first = await get('/collections/partnerships/items?limit=2')
    const etag = String(first.headers.get('etag'))
    const known = () => get('/collections/partnerships/items?limit=2', { headers: { 'if-none-match': etag } })
    expect((await known()).status).toBe(304)
    await app.database.write((write) => write.delete(Partnership, nowhere.id))
    expect((await known()).status).toBe(200)
    const admin = await app.appoint(Role.ADMIN)
    const seen = await get('/collections/partnerships/items', {
      headers: { authorization: `Bearer ${admin.accessToken}` },
    })
    expect(JSON.stringify(await seen.json())).not.toContain(draft.id)
  })
})
