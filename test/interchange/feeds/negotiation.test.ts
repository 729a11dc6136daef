import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'

/** What well-known programs send, whatever they read. */
const ACCEPTED = {
  'MapLibre GL': 'application/json',
  GDAL: 'text/plain, application/json',
  'rss-parser': 'application/rss+xml',
  ky: 'application/json',
  'an image loader': 'image/avif,image/webp,*/*;q=0',
  'a browser': 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
}

const ADDRESSES = {
  '/feeds/partnerships.csv': 'text/csv',
  '/feeds/partnerships.geojson': 'application/geo+json',
  '/feeds/events.jsonld': 'application/ld+json',
  '/feeds/events.ics': 'text/calendar',
  '/feeds/changes.ndjson': 'application/x-ndjson',
  '/feeds/news.json': 'application/feed+json',
  '/feeds/news.atom': 'application/atom+xml',
  '/catalog.jsonld': 'application/ld+json',
  '/catalog.ttl': 'text/turtle',
  '/feeds/dane-gov-pl.xml': 'application/xml',
  '/openapi.json': 'application/vnd.oai.openapi+json',
}

describe('what an address gives', () => {
  let app: App
  const partnership = fakePartnership()
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: 'http://registry.test' })
    await app.database.write((write) => write.insert(Partnership, [partnership]))
    await app.database.write((write) => write.insert(Event, [fakeEvent({ partnershipId: partnership.id })]))
  })
  afterAll(() => app.close())

  const get = (path: string, accept?: string) =>
    fetch(`${app.url}${path}`, { headers: accept === undefined ? {} : { accept } })
  const typeOf = async (path: string, accept?: string) => {
    const response = await get(path, accept)
    await response.arrayBuffer()
    return [response.status, response.headers.get('content-type')?.split(';')[0]]
  }

  it.each(Object.entries(ACCEPTED))('is its one format, whatever %s accepts', async (_program, accept) => {
    for (const [path, mediaType] of Object.entries(ADDRESSES))
      expect([path, ...(await typeOf(path, accept))]).toEqual([path, 200, mediaType])
  })

  it.each([
    ['/feeds/partnerships', 'application/geo+json', 'application/geo+json'],
    ['/feeds/partnerships', 'application/json', 'application/json'],
    ['/feeds/partnerships', 'text/csv', 'text/csv'],
    ['/feeds/partnerships', undefined, 'text/csv'],
    ['/feeds/partnerships/', 'application/json;q=0.5, application/geo+json;q=0.9', 'application/geo+json'],
    [`/feeds/partnerships/${partnership.id}`, 'application/ld+json', 'application/ld+json'],
    ['/feeds/events', 'text/calendar', 'text/calendar'],
    ['/feeds/news', 'application/atom+xml', 'application/atom+xml'],
    ['/feeds/news', 'application/feed+json, */*;q=0.1', 'application/feed+json'],
    ['/catalog', undefined, 'application/ld+json'],
    ['/catalog', 'text/turtle', 'text/turtle'],
    ['/catalog', 'application/rdf+xml;q=0.9, text/turtle;q=0.2', 'application/rdf+xml'],
  ])('%s is for %s in %s', async (path, accept, mediaType) => {
    const response = await get(path, accept)
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, mediaType])
    expect(response.headers.get('vary')?.split(', ')).toContain('accept')
    const own = response.headers.get('content-location')?.replace('http://registry.test', app.url) as string
    const [body, same] = [await response.text(), await fetch(own)]
    expect([same.headers.get('content-type'), await same.text()]).toEqual([
      response.headers.get('content-type'),
      body,
    ])
  })

  it.each(['/feeds/partnerships', '/catalog', '/feeds/news'])(
    '%s is refused where nothing of it is accepted, with what there is',
    async (path) => {
      const response = await get(path, 'image/png')
      expect([response.status, response.headers.get('content-type')]).toEqual([
        406,
        'application/problem+json; charset=utf-8',
      ])
      expect(await response.json()).toMatchObject({ detail: expect.stringContaining('application/') })
    },
  )

  it.each([
    '/Feeds/Partnerships.CSV',
    '/feeds/partnerships.csv/',
    '/feeds/partnerships.csv?utm_source=newsletter&utm_medium=e-mail',
    '/feeds/partnerships.csv?_=1796060255745&fbclid=a&cb=1&1796060255745',
    '/feeds/partnerships.csv?',
    '/feeds/partnerships.csv?&',
  ])('is the same at %s', async (path) => {
    const plain = await get('/feeds/partnerships.csv')
    const response = await get(path)
    expect([response.status, response.headers.get('etag')]).toEqual([200, plain.headers.get('etag')])
    expect(await response.text()).toBe(await plain.text())
  })

  it.each([
    ['Windows-1250', 'Ursyn%F3w%B9', 'Windows-1250'],
    ['ISO-8859-2', '%B1%B6', 'ISO-8859-2'],
    ['either', 'Ursyn%F3w', 'Windows-1250 or ISO-8859-2'],
    ['half a letter', 'Ursyn%C3', 'Windows-1250 or ISO-8859-2'],
  ])('is refused for text in %s, which is named', async (_which, text, encoding) => {
    for (const path of ['/feeds/events.ics', '/feeds/news.atom', '/feeds/changes.ndjson']) {
      const response = await get(`${path}?territory=${text}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({
        detail: expect.stringContaining(`territory is not in UTF-8: it looks like ${encoding}.`),
      })
    }
  })
})
