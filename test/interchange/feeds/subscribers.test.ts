import { get as httpGet, type IncomingMessage } from 'node:http'
import { parse } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership, fakeTerritory } from '../../support/fakes'

/** What programs that subscribe to feeds stumble over. */
describe('whoever subscribes to a feed', () => {
  let app: App
  const host = fakePartnership()
  const plain = fakeEvent({ partnershipId: host.id, description: 'Line 1\nLine 2\n=1+1' })
  const wholeDays = fakeEvent({
    partnershipId: host.id,
    isAllDay: true,
    timeZone: 'Europe/Warsaw',
    startsAt: '2027-04-30T22:00:00.000Z',
    endsAt: '2027-05-02T22:00:00.000Z',
  })
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: 'http://registry.test' })
    await app.database.write(async (write) => {
      await write.insert(Territory, [fakeTerritory('14', null), fakeTerritory('16', null)])
      await write.insert(Partnership, [host])
      await write.insert(Event, [plain, wholeDays])
    })
  })
  afterAll(() => app.close())

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers })
  const text = async (path: string) => (await get(path)).text()

  it('gets a text of several lines as one cell, wherever rows are taken to end', async () => {
    const csv = await text('/feeds/events.csv?safe=1')
    for (const end of ['\n', '\r\n']) {
      const rows: Record<string, string>[] = parse(csv, { columns: true, record_delimiter: [end, '\r\n'] })
      expect(rows.find(({ id }) => id === plain.id)?.description).toBe(plain.description)
    }
  })

  it.each([
    '/feeds/partnerships.ndjson',
    '/feeds/partnerships.json',
    '/feeds/partnerships.geojson',
    '/feeds/events.atom',
    '/feeds/changes.ndjson',
    '/catalog.jsonld',
    '/feeds/news.atom',
  ])('gets %s compressed, and 304 for what it has', async (path) => {
    const headers = { 'accept-encoding': 'gzip' }
    const first = await get(path, headers)
    expect([first.status, first.headers.get('vary')?.toLowerCase()]).toEqual([
      200,
      expect.stringContaining('accept-encoding'),
    ])
    const body = await first.text()
    if (body.length > 2_000) expect(first.headers.get('content-encoding')).toBe('gzip')
    const etag = first.headers.get('etag')
    if (etag === null) return
    const again = await get(path, { ...headers, 'if-none-match': `"other", ${etag}` })
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
    expect(again.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
  })

  it('is told of a parameter that is not known', async () => {
    for (const path of [
      '/catalog.jsonld',
      '/openapi.json',
      '/feeds/dane-gov-pl.xml',
      '/feeds/dane-gov-pl.md5',
      '/feeds/events.schema.json',
      '/feeds/events.csv-metadata.json',
      '/feeds/events.atom',
    ]) {
      const response = await get(`${path}?foo=1`)
      expect([path, response.status]).toEqual([path, 400])
      expect(await response.json()).toMatchObject({ code: 'BAD_USER_INPUT', detail: expect.any(String) })
    }
  })

  it('may read one record while others copy all', async () => {
    const begin = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        httpGet(`${app.url}/feeds/events.json`, { agent: false }, resolve).on('error', reject)
      })
    const slow = await Promise.all([begin(), begin()])
    expect((await get(`/feeds/events/${plain.id}.ics`)).status).toBe(200)
    const many = await Promise.all(Array.from({ length: 40 }, () => get(`/feeds/events/${plain.id}.ics`)))
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]))
    for (const response of slow) response.destroy()
  })

  it('finds beside a feed what describes it', async () => {
    const describedBy = async (extension: string) =>
      (await get(`/feeds/events.${extension}`)).headers
        .get('link')
        ?.match(/<([^>]+)>; rel="describedby"; type="([^"]+)"/)
    expect((await describedBy('csv'))?.slice(1)).toEqual([
      'http://registry.test/feeds/events.csv-metadata.json',
      'application/csvm+json',
    ])
    expect((await describedBy('ndjson'))?.[2]).toBe('application/schema+json')
    expect(await describedBy('ics')).toBeNull()
  })

  it('tells calendars and news of different filters apart', async () => {
    const calendar = async (query: string) => {
      const parsed = new ICAL.Component(ICAL.parse(await text(`/feeds/events.ics${query}`)))
      return ['source', 'name'].map((name) => parsed.getFirstPropertyValue(name))
    }
    const [all, one] = [await calendar(''), await calendar(`?partnership=${host.id}`)]
    expect(all[0]).toBe('http://registry.test/feeds/events.ics')
    expect(one[0]).toBe(`http://registry.test/feeds/events.ics?partnership=${host.id}`)
    expect([all[1], one[1]]).toEqual(['Wydarzenia – Partnerstwa', `Wydarzenia – ${host.name}`])
    // The API spells out what is so by default; one validator stands for the same bytes, whatever comes first.
    const { feeds } = (await app.data(`{ events(filter: { territory: "16" }) { feeds { ics } } }`)).events
    const spelled = new URL(feeds.ics).search
    expect((await calendar(spelled))[1]).toBe('Wydarzenia – Jednostka 16')
    const turned = `?${spelled.slice(1).split('&').reverse().join('&')}&free=true`
    const [given, other] = await Promise.all(
      [`${spelled}&free=true`, turned].map((query) => get(`/feeds/events.ics${query}`)),
    )
    expect(given?.headers.get('etag')).toBe(other?.headers.get('etag'))
    expect(await given?.text()).toBe(await other?.text())
    const named = await Promise.all(
      ['', '?territory=14', '?language=EN'].map(
        async (query) => /<id>([^<]+)</.exec(await text(`/feeds/news.atom${query}`))?.[1],
      ),
    )
    expect(new Set(named).size).toBe(3)
  })

  it('is told the days of an event of whole days', async () => {
    const [event] = JSON.parse(await text(`/feeds/events/${wholeDays.id}.jsonld`))['@graph']
    expect(event).toMatchObject({ startDate: '2027-05-01', endDate: '2027-05-02' })
  })

  it('goes on in the changes with none of the cursors of news', async () => {
    const { cursor } = JSON.parse(
      (await text('/feeds/changes.ndjson')).trimEnd().split('\n').at(-1) as string,
    )
    expect((await get(`/feeds/news.atom?before=${cursor}`)).status).toBe(400)
  })
})
