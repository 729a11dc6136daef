import { codesOf, type Door, expectServed, openDoor } from './server-under-test'

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

describe('the routes', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  describe('GET /graphql in a browser', () => {
    it('is the Sandbox', async () => {
      const { status, headers, text } = await door.fetch('/graphql', { headers: BROWSER })
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(text).toContain('new window.EmbeddedSandbox(')
    })

    it('has a policy that lets its own scripts, styles and frame load', async () => {
      const { headers, text } = await door.fetch('/graphql', { headers: BROWSER })
      const policy = headers.get('content-security-policy') ?? ''
      const allowed = Object.fromEntries(
        policy.split('; ').map((directive) => [directive.split(' ')[0], directive]),
      )
      const [, nonce] = /'nonce-(\w+)'/.exec(policy) ?? []
      const scripts = [...text.matchAll(/<script([^>]*)>/g)].map(([, attributes = '']) => attributes)
      expect(scripts).toHaveLength(2)
      for (const attributes of scripts) {
        expect(attributes).toContain(`nonce="${nonce}"`)
        const [, source] = /src="([^"]+)"/.exec(attributes) ?? []
        if (source) expect(allowed['script-src']).toContain(new URL(source).origin)
      }
      for (const [, attributes] of text.matchAll(/<style([^>]*)>/g))
        expect(attributes).toContain(`nonce=${nonce}`)
      for (const [, type, address = ''] of text.matchAll(/<link\s+(?:rel="([\w-]+)")\s+href="([^"]+)"/g)) {
        const kinds: Record<string, string> = { manifest: 'manifest-src', preconnect: 'font-src' }
        expect(allowed[kinds[type ?? ''] ?? 'img-src']).toContain(new URL(address).origin)
      }
      expect(allowed).toMatchObject({
        'default-src': "default-src 'none'",
        'connect-src': "connect-src 'self'",
        'frame-src': 'frame-src https://sandbox.embed.apollographql.com',
        'frame-ancestors': "frame-ancestors 'none'",
      })
      // Whatever it allows, the page's own policy, which holds as well, does not forbid.
      const [, own = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text) ?? []
      for (const name of ['script-src', 'style-src', 'img-src', 'frame-src'])
        for (const source of allowed[name]?.split(' ').slice(1) ?? [])
          expect(own.split('; ').find((each) => each.startsWith(`${name} `))).toContain(source)
    })

    it('begins with a query that is answered', async () => {
      const { text } = await door.fetch('/graphql', { headers: BROWSER })
      const [, config = ''] = /var embeddedSandboxConfig = (.+);\n/.exec(text) ?? []
      const { document, variables } = JSON.parse(config).initialState
      expect(document).toContain('partnerships(first: 10)')
      const { status, json } = await door.post(document, variables)
      expect([status, json.errors]).toEqual([200, undefined])
    })

    it('is the answer itself, where the link has a query', async () => {
      const { json } = await door.fetch('/graphql?query={__typename}', {
        headers: { ...BROWSER, 'sec-fetch-site': 'same-origin', cookie: 'a=b' },
      })
      expect(json.data).toEqual({ __typename: 'Query' })
    })

    it('is the Sandbox, where the link with a query comes from another site', async () => {
      const { text } = await door.fetch('/graphql?query={__typename}', {
        headers: { ...BROWSER, 'sec-fetch-site': 'cross-site' },
      })
      expect(text).toContain('new window.EmbeddedSandbox(')
    })
  })

  describe('a forged request', () => {
    it.each<[string, Record<string, string>]>([
      ['with cookies', { cookie: 'a=b' }],
      ['with cookies, from a neighbour', { cookie: 'a=b', 'sec-fetch-site': 'same-site' }],
      ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ])('by GET, %s, is refused', async (_how, headers) => {
      const answer = await door.fetch('/graphql?query={__typename}', { headers })
      expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']])
    })

    it.each<[string, Record<string, string>]>([
      ['without cookies', {}],
      ['typed by the visitor', { cookie: 'a=b', 'sec-fetch-site': 'none' }],
      ['that proves a preflight', { cookie: 'a=b', 'apollo-require-preflight': 'true' }],
    ])('is none by GET %s', async (_how, headers) => {
      expect((await door.fetch('/graphql?query={__typename}', { headers })).status).toBe(200)
    })
  })

  it('GET /schema.graphql is the SDL that a gateway is told', async () => {
    const { headers, text } = await door.fetch('/schema.graphql')
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const { json } = await door.post('{ _service { sdl } }')
    expect(json.data).toEqual({ _service: { sdl: text } })
    expect(text).toContain('type Partnership')
  })

  it('GET /healthz and /readyz say that all is well, and are not logged', async () => {
    expect(await door.fetch('/healthz')).toMatchObject({ status: 200, json: { status: 'alive' } })
    expect(await door.fetch('/readyz')).toMatchObject({ status: 200, json: { status: 'ready' } })
    expect(JSON.stringify(door.log)).not.toMatch(/healthz|readyz/)
  })

  it.each([
    ['GET', '/nothing'],
    ['POST', '/nothing/at/all'],
  ])('%s %s is not found', async (method, path) => {
    const answer = await door.fetch(path, { method })
    expect([answer.status, codesOf(answer)]).toEqual([404, ['NOT_FOUND']])
    expect(answer.headers.get('content-type')).toContain('application/json')
  })

  it.each([
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/schema.graphql', 'GET, HEAD'],
    ['PATCH', '/FEEDS/partnerships.csv/', 'GET, HEAD'],
    ['GET', '/import/partnerships', 'POST'],
  ])('%s %s is refused with the methods that there are', async (method, path, allowed) => {
    const { status, headers } = await door.fetch(path, { method })
    expect([status, headers.get('allow')]).toEqual([405, allowed])
  })

  it('HEAD is answered like GET, without the body', async () => {
    expect(await door.fetch('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  })

  it('answers are compressed where that is worth it', async () => {
    const { headers } = await door.fetch('/schema.graphql', { headers: { 'accept-encoding': 'gzip' } })
    expect(headers.get('content-encoding')).toBe('gzip')
    expect(headers.get('vary')?.split(', ')).toContain('accept-encoding')
  })

  describe('x-request-id', () => {
    it('is new for each request, and in the log', async () => {
      const ids = [await door.fetch('/'), await door.fetch('/')].map(({ headers }) =>
        headers.get('x-request-id'),
      )
      expect(new Set(ids).size).toBe(2)
      expect(door.log).toContainEqual(
        expect.objectContaining({ reqId: ids[0], msg: 'request completed', res: { statusCode: 200 } }),
      )
    })

    it('is the one that the client gave, if it is fit for a log', async () => {
      const idOf = async (given: string) =>
        (await door.fetch('/nothing', { headers: { 'x-request-id': given } })).headers.get('x-request-id')
      expect(await idOf('4bf92f35:77b3.4da6')).toBe('4bf92f35:77b3.4da6')
      expect(await idOf('two words')).toMatch(/^[0-9a-f-]{36}$/)
      expect(await idOf('x'.repeat(101))).toMatch(/^[0-9a-f-]{36}$/)
    })
  })

  it('no type is guessed from what an answer looks like', async () => {
    for (const path of ['/', '/nothing', '/graphql?query={__typename}', '/healthz'])
      expect((await door.fetch(path)).headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('/readyz says 503', () => {
  it('while migrations are pending, and when the database is closed', async () => {
    const door = await openDoor()
    await door.database.dataSource.query('DELETE FROM "migrations"')
    expect(await door.fetch('/readyz')).toMatchObject({
      status: 503,
      json: { status: 'not ready', problem: 'Migrations are pending.' },
    })
    await door.database.close()
    expect(await door.fetch('/readyz')).toMatchObject({
      status: 503,
      json: { reading: 'away', writing: 'away', problem: expect.any(String) },
    })
    expect(await door.fetch('/healthz')).toMatchObject({ status: 200 })
    await door.stop()
  })
})
