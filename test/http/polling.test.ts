import { request } from 'node:http'
import { Event } from '../../src/modules/event/event.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../support/app'
import { fakeEvent, fakePartnership } from '../support/fakes'

const ADDRESSES = [
  '/',
  '/schema.graphql',
  '/openapi.json',
  '/catalog.jsonld',
  '/catalog.ttl',
  '/feeds/news.atom',
  '/feeds/partnerships.csv',
  '/feeds/partnerships.geojson',
  '/feeds/partnerships.schema.json',
  '/feeds/events.ics',
]

/** Those that every answer has for itself. */
const OWN = ['date', 'x-request-id', 'keep-alive', 'connection']

describe('programs that ask again, and the proxies between', () => {
  let app: App
  const partnership = fakePartnership()
  beforeAll(async () => {
    app = await startApp()
    const description = 'Opis. '.repeat(500)
    const others = Array.from({ length: 40 }, () => fakePartnership({ description }))
    await app.database.write((write) => write.insert(Partnership, [partnership, ...others]))
    await app.database.write((write) => write.insert(Event, [fakeEvent({ partnershipId: partnership.id })]))
  })
  afterAll(() => app.close())

  interface Got {
    readonly status: number
    readonly headers: Record<string, unknown>
    readonly body: Buffer
  }

  /** As it comes over the wire: fetch decodes, and leaves headers out. */
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<Got>((resolve, reject) => {
      request(`${app.url}${path}`, { method, headers, agent: false }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const own = Object.entries(response.headers).filter(([name]) => !OWN.includes(name))
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(own),
          body: Buffer.concat(chunks),
        })
      })
        .on('error', reject)
        .end()
    })

  /** Once the second is over in which the registry came to its state. */
  async function modified(path: string): Promise<string> {
    for (;;) {
      const { headers } = await ask('HEAD', path)
      if (headers['last-modified']) return headers['last-modified'] as string
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  it.each(ADDRESSES.flatMap((path) => ['identity', 'gzip', 'br'].map((encoding) => [path, encoding])))(
    'get by HEAD the headers of GET %s, in %s',
    async (path, encoding) => {
      await modified('/feeds/partnerships.csv')
      const headers = { 'accept-encoding': encoding as string }
      const whole = await ask('GET', path as string, headers)
      const head = await ask('HEAD', path as string, headers)
      expect([head.status, head.body.length]).toEqual([200, 0])
      // Of what is written while it is sent, the length is not known, and chunks are for a body.
      const { 'transfer-encoding': _, ...named } = whole.headers
      const { 'transfer-encoding': __, ...told } = head.headers
      expect(told).toEqual(named)
      expect(named).toMatchObject({
        etag: expect.any(String),
        vary: expect.stringMatching(/accept-encoding/),
      })
      if (encoding === 'identity') expect(named['content-length']).toBe(String(whole.body.length))
    },
  )

  it.each(ADDRESSES)('learn of %s that it is the same, by the validator of each encoding', async (path) => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const { headers } = await ask('GET', path, { 'accept-encoding': encoding })
      const again = await ask('GET', path, {
        'accept-encoding': encoding,
        'if-none-match': headers.etag as string,
      })
      expect([again.status, again.headers.etag, again.headers.vary]).toEqual([
        304,
        headers.etag,
        headers.vary,
      ])
    }
  })

  it.each([
    '/feeds/partnerships.csv',
    '/feeds/news.atom',
    '/catalog.jsonld',
    `/feeds/partnerships/${partnership.id}.json`,
  ])('learn it of %s by the time, where they know no validators', async (path) => {
    const since = { 'if-modified-since': await modified(path) }
    expect((await ask('GET', path, since)).status).toBe(304)
    expect((await ask('GET', path, { ...since, 'if-none-match': '"other"' })).status).toBe(200)
    expect((await ask('GET', path, { 'if-modified-since': 'wczoraj' })).status).toBe(200)
    await app.database.write((write) => write.insert(Partnership, [fakePartnership()]))
    expect((await ask('GET', path, since)).status).toBe(200)
    const later = await modified(path)
    expect(Date.parse(later)).toBeGreaterThan(Date.parse(since['if-modified-since']))
    expect(Date.parse(later)).toBeLessThanOrEqual(Date.now())
  })

  describe('read a part', () => {
    const path = '/feeds/partnerships.geojson'
    const part = (range: string, headers: Record<string, string> = {}) =>
      ask('GET', path, { range, ...headers })

    it('and another, and put them together, compressed or not', async () => {
      const whole = await ask('GET', path)
      const size = whole.body.length
      const parts: Buffer[] = []
      for (let start = 0; start < size; start += 10_000) {
        const { status, headers, body } = await part(`bytes=${start}-${start + 9_999}`, {
          'accept-encoding': 'gzip',
          'if-range': whole.headers.etag as string,
        })
        const end = Math.min(start + 10_000, size) - 1
        expect([status, headers['content-range'], headers['content-length']]).toEqual([
          206,
          `bytes ${start}-${end}/${size}`,
          String(body.length),
        ])
        parts.push(body)
      }
      expect(Buffer.concat(parts)).toEqual(whole.body)
      expect((await part('bytes=-5')).body).toEqual(whole.body.subarray(-5))
    })

    it.each([
      ['beyond the end', 'bytes=99999999-', 416],
      ['before the beginning of nothing', 'bytes=-0', 416],
      ['many of them', 'bytes=0-1,3-4,6-7', 200],
      ['very many of them', `bytes=${'0-0,'.repeat(2_000)}1-1`, 200],
      ['in other units', 'lines=0-1', 200],
      ['that is none', 'bytes=b-a', 200],
    ])('%s: %s is answered with %d', async (_what, range, status) => {
      const whole = await ask('GET', path)
      const got = await part(range)
      expect(got.status).toBe(status)
      if (status === 416) expect(got.headers['content-range']).toBe(`bytes */${whole.body.length}`)
      else expect(got.body).toEqual(whole.body)
    })

    it('of what is no more as the whole', async () => {
      const { status } = await part('bytes=0-1', { 'if-range': '"other"' })
      expect(status).toBe(200)
    })

    it('of one record, and of a document', async () => {
      for (const each of [`/feeds/partnerships/${partnership.id}.geojson`, '/catalog.jsonld']) {
        const whole = await ask('GET', each)
        const { status, body } = await ask('GET', each, { range: 'bytes=1-3' })
        expect([status, body]).toEqual([206, whole.body.subarray(1, 4)])
      }
    })
  })
})
