import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { pass, resetClocks, setClock } from '../support/clock'
import { fakePartnership } from '../support/fakes'
import { codesOf, type Door, openDoor } from './server-under-test'

const LIST = '{ partnerships(filter: { search: "p" }) { totalCount nodes { name summary } } }'

describe('the time of the database for one client', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor({
      ...{ RATE_LIMIT_PER_MINUTE: '1000000', READ_SECONDS_PER_MINUTE: '1', TRUST_PROXY: 'true' },
      REUSED_ANSWERS_MB: '0',
    })
    await door.database.write((write) =>
      write.insert(
        Partnership,
        Array.from({ length: 3_000 }, () => fakePartnership({ summary: 'partnerstwo '.repeat(20) })),
      ),
    )
  })
  afterEach(resetClocks)
  afterAll(() => door.close())

  const from = (address: string) => ({ 'x-forwarded-for': address })
  /** Asks until it is refused. */
  const spend = async (headers: Record<string, string>) => {
    for (;;) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => door.post(LIST, {}, headers)))
      const refused = answers.find(({ status }) => status !== 200)
      if (refused) return refused
    }
  }

  it('ends in a 429 that says when to come back, for that client alone', async () => {
    const refused = await spend(from('203.0.113.1'))
    expect([refused.status, codesOf(refused)]).toEqual([429, ['RATE_LIMITED']])
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect((await door.post('{ sectors { code } }', {}, from('203.0.113.1'))).status).toBe(429)
    expect((await door.fetch('/feeds/events.ics', { headers: from('203.0.113.1') })).status).toBe(429)
    expect((await door.post(LIST, {}, from('203.0.113.2'))).status).toBe(200)
    pass(seconds * 1_000 + 1)
    expect((await door.post(LIST, {}, from('203.0.113.1'))).status).toBe(200)
  })

  it('is counted by the time that passes, whatever becomes of the time of day', async () => {
    const headers = from('203.0.113.11')
    const refused = await spend(headers)
    for (const hours of [-24, 24]) {
      setClock(hours * 3_600_000)
      expect((await door.post(LIST, {}, headers)).status).toBe(429)
    }
    resetClocks()
    pass(Number(refused.headers.get('retry-after')) * 1_000 + 1)
    expect((await door.post(LIST, {}, headers)).status).toBe(200)
  })

  it('is that of the proxy’s own entry, whatever a client says before it', async () => {
    await spend(from('198.51.100.1, 203.0.113.12'))
    expect((await door.post(LIST, {}, from('198.51.100.2, 203.0.113.12'))).status).toBe(429)
    expect((await door.post(LIST, {}, from('203.0.113.12, 198.51.100.3'))).status).toBe(200)
  })

  it('is spent by different dear queries together', async () => {
    const headers = from('203.0.113.13')
    let refused = 0
    for (let index = 0; refused === 0 && index < 1_000; index += 20) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, each) =>
          door.post(`{ a${index + each}: ${LIST.slice(1, -1)} }`, {}, headers),
        ),
      )
      refused = answers.filter(({ status }) => status === 429).length
    }
    expect(refused).toBeGreaterThan(0)
    expect((await door.post(LIST, {}, from('203.0.113.14'))).status).toBe(200)
  })

  it('is an account’s own, wherever it asks from', async () => {
    const input = { email: 'ada@example.org', password: 'correct horse', displayName: 'Ada' }
    const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { session { accessToken } } }`
    const { json } = await door.post(signUp, { input }, from('203.0.113.3'))
    const { session } = (json.data as { signUp: { session: { accessToken: string } } }).signUp
    const signedIn = { authorization: `Bearer ${session.accessToken}` }
    expect((await spend({ ...signedIn, ...from('203.0.113.3') })).status).toBe(429)
    expect((await door.post(LIST, {}, { ...signedIn, ...from('203.0.113.4') })).status).toBe(429)
    expect((await door.post(LIST, {}, from('203.0.113.3'))).status).toBe(200)
  })

  it('is spent by what a router asks for as well', async () => {
    const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Partnership { name } } }'
    const headers = from('203.0.113.5')
    await spend(headers)
    expect((await door.post(entities, { r: [] }, headers)).status).toBe(429)
  })
})
