import { type Door, openDoor } from './server-under-test'

describe('pages of other origins', () => {
  let door: Door
  afterEach(() => door.close())

  const ask = (origin: string) => door.fetch('/graphql?query={__typename}', { headers: { origin } })
  const preflight = (origin: string) =>
    door.fetch('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })

  it('may all call, without credentials, if not said otherwise', async () => {
    door = await openDoor()
    for (const { status, headers } of [
      await preflight('https://app.example.org'),
      await ask('https://app.example.org'),
    ]) {
      expect(status).toBeLessThan(300)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
    }
    const { headers } = await preflight('https://app.example.org')
    expect(headers.get('access-control-allow-headers')).toBe('content-type')
    expect((await ask('null')).headers.get('access-control-expose-headers')).toContain('ratelimit-remaining')
  })

  it('may call where they are named', async () => {
    door = await openDoor({ CORS_ORIGINS: 'https://app.example.org, http://localhost:3000' })
    for (const origin of ['https://app.example.org', 'http://localhost:3000']) {
      for (const { headers } of [await preflight(origin), await ask(origin)]) {
        expect(headers.get('access-control-allow-origin')).toBe(origin)
        expect(headers.get('access-control-allow-credentials')).toBeNull()
        expect(headers.get('vary')).toContain('Origin')
      }
    }
    for (const origin of [
      'https://evil.example.org',
      'https://app.example.org.evil.org',
      'http://app.example.org',
    ]) {
      for (const { headers } of [await preflight(origin), await ask(origin)])
        expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('may be told nothing with OPTIONS, which is no error', async () => {
    door = await openDoor()
    expect((await door.fetch('/graphql', { method: 'OPTIONS' })).status).toBe(204)
  })
})
