import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { pass, resetClocks } from '../../support/clock'
import { fakePartnership } from '../../support/fakes'
import { type Door, openDoor } from '../server-under-test'

const MINUTE_MS = 60_000

/** Whole feeds have sixty times as much: what thousands of records take on no machine. */
const SECONDS_PER_MINUTE = 0.0002

describe('the time of the database that whole feeds take', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor(
      { RATE_LIMIT_PER_MINUTE: '1000000', TRUST_PROXY: 'true' },
      { readSecondsPerMinute: SECONDS_PER_MINUTE },
    )
    for (let batch = 0; batch < 10; batch++)
      await door.database.write((write) =>
        write.insert(
          Partnership,
          Array.from({ length: 300 }, () => fakePartnership()),
        ),
      )
  })
  afterAll(async () => {
    resetClocks()
    await door.close()
  })

  let passed = 0
  const later = (milliseconds: number) => {
    passed += milliseconds
    resetClocks()
    pass(passed)
  }
  let asked = 0
  /** Each is a feed that nobody has asked for. */
  const another = () => `/feeds/partnerships.csv?updatedSince=${2000 + asked++}-01-01`
  /** What is read at once has a budget of its own, which is there again after a minute. */
  const get = (path: string, address: string) => {
    later(MINUTE_MS + 1)
    return door.fetch(path, { headers: { 'x-forwarded-for': address } })
  }
  const spend = async (address: string) => {
    for (;;) {
      const answer = await get(another(), address)
      if (answer.status !== 200) return answer
    }
  }

  it('is counted, and a feed that comes when it is spent is refused before it begins', async () => {
    const refused = await spend('203.0.113.1')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(refused.json).toMatchObject({
      ...{ status: 429, code: 'RATE_LIMITED' },
      detail: expect.stringMatching(/^The database has worked .* in an hour/),
    })
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(60)
    expect(seconds).toBeLessThanOrEqual(3_600)
    // It is that client's alone, and comes back.
    expect((await get(another(), '203.0.113.2')).status).toBe(200)
    later(seconds * 1_000)
    expect((await get(another(), '203.0.113.1')).status).toBe(200)
  })

  it('is not taken for a feed that is known or has been written, nor for what is read at once', async () => {
    const path = another()
    const first = await get(path, '203.0.113.3')
    await spend('203.0.113.3')
    const etag = String(first.headers.get('etag'))
    later(MINUTE_MS + 1)
    const known = await door.fetch(path, {
      headers: { 'x-forwarded-for': '203.0.113.3', 'if-none-match': etag },
    })
    expect(known.status).toBe(304)
    expect((await get(path, '203.0.113.3')).text).toBe(first.text)
    expect((await get('/feeds/partnerships/none.json', '203.0.113.3')).status).toBe(404)
  })

  it('is told in the headers, before and after', async () => {
    const generous = await openDoor({ RATE_LIMIT_PER_MINUTE: '100', READ_SECONDS_PER_MINUTE: '20' })
    const policy = '"reads";q=20;qu="database-seconds";w=60, "feeds";q=1200;qu="database-seconds";w=3600'
    for (const path of ['/feeds/sectors.json', '/catalog.jsonld', '/ogc/collections', '/feeds/news.rss']) {
      const { headers } = await generous.fetch(path)
      expect([path, headers.get('ratelimit-policy')]).toEqual([path, policy])
      expect(headers.get('ratelimit')).toMatch(/^"reads";r=\d+;t=\d+, "feeds";r=\d+;t=\d+$/)
    }
    const { headers } = await generous.fetch('/feeds/sectors.json')
    expect(headers.get('ratelimit')).toMatch(/^"reads";r=19;t=\d+, "feeds";r=1199;t=\d+$/)
    await generous.close()
  })
})
