import { pass, resetClocks, setClock } from '../support/clock'
import { codesOf, type Door, openDoor } from './server-under-test'

describe('the rate limit for an address', () => {
  let door: Door
  afterEach(() => {
    resetClocks()
    return door.close()
  })

  const from = (forwarded: string, path = '/graphql?query={__typename}') =>
    door.fetch(path, { headers: { 'x-forwarded-for': forwarded } })

  it('is announced, and ends in a 429 that says when to come back', async () => {
    door = await openDoor({ RATE_LIMIT_PER_MINUTE: '3' })
    for (const remaining of ['2', '1', '0']) {
      const { status, headers } = await door.post('{ __typename }')
      expect([status, headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual([
        200,
        '3',
        remaining,
      ])
      expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(0)
    }
    const refused = await door.post('{ __typename }', {}, { origin: 'https://app.example.org' })
    expect([refused.status, codesOf(refused)]).toEqual([429, ['RATE_LIMITED']])
    expect(refused.headers.get('content-type')).toContain('application/json')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(refused.headers.get('x-request-id')).toBeTruthy()
  })

  it('counts every route but the probes', async () => {
    door = await openDoor({ RATE_LIMIT_PER_MINUTE: '3' })
    for (const path of ['/', '/schema.graphql', '/nothing'])
      expect((await door.fetch(path)).status).not.toBe(429)
    for (const path of ['/', '/schema.graphql', '/nothing', '/graphql']) {
      const answer = await door.fetch(path)
      expect([answer.status, codesOf(answer)]).toEqual([429, ['RATE_LIMITED']])
    }
    for (const path of ['/healthz', '/readyz']) {
      const { status, headers } = await door.fetch(path)
      expect([status, headers.get('ratelimit-limit')]).toEqual([200, null])
    }
  })

  it('believes no X-Forwarded-For, if not told to', async () => {
    door = await openDoor({ RATE_LIMIT_PER_MINUTE: '2' })
    const statuses = [await from('203.0.113.1'), await from('203.0.113.2'), await from('203.0.113.3')].map(
      ({ status }) => status,
    )
    expect(statuses).toEqual([200, 200, 429])
  })

  it('believes the proxy in front of it, if told to, and not what the client told the proxy', async () => {
    door = await openDoor({ RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: 'true' })
    const statuses = []
    for (const client of [
      '203.0.113.1',
      '203.0.113.1',
      '203.0.113.1',
      '203.0.113.2',
      '203.0.113.9, 203.0.113.1',
    ])
      statuses.push((await from(client)).status)
    expect(statuses).toEqual([200, 200, 429, 200, 429])
  })

  const HOUR_MS = 60 * 60_000
  it.each([
    ['back an hour', -HOUR_MS],
    ['back a day', -24 * HOUR_MS],
    ['ahead an hour', HOUR_MS],
  ])('lasts a minute, though the clock is set %s', async (_, byMs) => {
    door = await openDoor({ RATE_LIMIT_PER_MINUTE: '1' })
    expect((await door.post('{ __typename }')).status).toBe(200)
    setClock(byMs)
    const refused = await door.post('{ __typename }')
    expect(refused.status).toBe(429)
    for (const name of ['retry-after', 'ratelimit-reset']) {
      const seconds = Number(refused.headers.get(name))
      expect(seconds).toBeGreaterThan(0)
      expect(seconds).toBeLessThanOrEqual(60)
    }
    pass(60_000)
    expect((await door.post('{ __typename }')).status).toBe(200)
  })

  it('can be switched off', async () => {
    door = await openDoor({ RATE_LIMIT_PER_MINUTE: '0' })
    for (let i = 0; i < 10; i++) {
      const { status, headers } = await door.post('{ __typename }')
      expect([status, headers.get('ratelimit-limit')]).toEqual([200, null])
    }
  })
})
