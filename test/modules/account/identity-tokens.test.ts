import { exportJWK, exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose'
import { type Door, openDoor } from '../../http/server-under-test'
import { type App, startApp } from '../../support/app'
import { pass, resetClocks, setClock } from '../../support/clock'
import { AUDIENCE, startProvider, type TestProvider } from '../../support/identity-provider'
import { ask } from './bearer'

describe('the tokens of an identity provider', () => {
  let provider: TestProvider
  let app: App
  beforeAll(async () => {
    provider = await startProvider()
    app = await startApp({ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: AUDIENCE })
  })
  afterAll(async () => {
    await app.close()
    await provider.stop()
  })

  const now = () => Math.floor(Date.now() / 1000)
  const signedBy = async (key: Parameters<SignJWT['sign']>[0], header: { alg: string; jwk?: object }) =>
    new SignJWT({ iss: provider.issuer, aud: AUDIENCE, sub: 'eve', iat: now(), exp: now() + 600 })
      .setProtectedHeader({ typ: 'at+jwt', kid: provider.key().jwk.kid, ...header })
      .sign(key)
  const forge = (payload: JWTPayload, header?: object) => () => provider.forge(payload, header)
  const unsigned = async () => {
    const [, payload] = (await provider.forge()).split('.')
    return `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`
  }

  const refused: Record<string, () => Promise<string>> = {
    'another issuer': forge({ iss: 'https://elsewhere.example.org' }),
    'our own issuer': forge({ iss: 'http://localhost:4000', aud: 'http://localhost:4000' }),
    'no issuer': forge({ iss: undefined }),
    'another audience': async () =>
      (await provider.signIn({ sub: 'eve' }, 'https://else.example.org')).access_token,
    'no audience': forge({ aud: undefined }),
    expired: () => provider.forge({ exp: now() - 60 }),
    'not yet valid': () => provider.forge({ nbf: now() + 60 }),
    'from the future': () => provider.forge({ iat: now() + 60 }),
    'no exp': forge({ exp: undefined }),
    'no iat': forge({ iat: undefined }),
    'no subject': forge({ sub: undefined }),
    'an empty subject': forge({ sub: '' }),
    'an endless subject': forge({ sub: 'x'.repeat(256) }),
    'a logout token': forge({}, { typ: 'logout+jwt' }),
    'a logout token that does not say its type': forge(
      { events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, sid: 'x' },
      { typ: undefined },
    ),
    'bound to a key': forge({ cnf: { jkt: 'x' } }),
    'an unknown key': forge({}, { kid: 'unknown' }),
    'a key of its own': async () => {
      const { privateKey } = await generateKeyPair('RS256')
      return signedBy(privateKey, { alg: 'RS256' })
    },
    'a key that it brings': async () => {
      const { privateKey, publicKey } = await generateKeyPair('RS256')
      return signedBy(privateKey, { alg: 'RS256', jwk: await exportJWK(publicKey) })
    },
    'HS256 with the public key for a secret': async () =>
      signedBy(Buffer.from(await exportSPKI(provider.key().publicKey)), { alg: 'HS256' }),
    'another algorithm of the same key': async () => {
      const jwk = { ...provider.key().jwk, alg: 'RS512' }
      return signedBy(await importJWK(jwk, 'RS512'), { alg: 'RS512' })
    },
    'alg none': unsigned,
    tampered: async () => (await provider.forge()).replace(/\.[^.]+\./, (part) => `${part.slice(0, -3)}AA.`),
  }

  it('are good as they are, and somewhat before our clock says so', async () => {
    expect((await ask(app.url, await provider.forge())).status).toBe(200)
    expect((await ask(app.url, await provider.forge({ iat: now() + 10, nbf: now() + 10 }))).status).toBe(200)
    expect((await ask(app.url, await provider.forge({ aud: ['else', AUDIENCE] }))).status).toBe(200)
  })

  it.each(Object.keys(refused))('are refused: %s', async (name) => {
    const token = (await refused[name]?.()) ?? ''
    const accounts = () => app.database.dataSource.query('SELECT "id" FROM "account"')
    const before = await accounts()
    expect(await ask(app.url, token)).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await accounts()).toEqual(before)
  })

  it('are refused where no provider is set', async () => {
    const alone = await startApp()
    expect((await ask(alone.url, await provider.forge())).status).toBe(401)
    await alone.close()
  })
})

describe('an identity provider', () => {
  let provider: TestProvider
  let server: { close(): Promise<void> } | undefined
  beforeEach(async () => {
    provider = await startProvider()
  })
  afterEach(async () => {
    resetClocks()
    await server?.close()
    await provider.stop()
  })

  const open = async <Server extends App | Door>(
    start: (settings: Record<string, string>) => Promise<Server>,
    issuer = provider.issuer,
  ): Promise<Server> => {
    const started = await start({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: AUDIENCE })
    server = started
    return started
  }
  it.each([
    ['PS256', 200],
    ['ES256', 200],
    ['EdDSA', 200],
    ['ES384', 401],
  ] as const)('that signs with %s is answered with %i', async (algorithm, status) => {
    await provider.rotate(algorithm)
    const app = await open(startApp)
    expect((await ask(app.url, (await provider.signIn({ sub: 'ada' })).access_token)).status).toBe(status)
  })

  it('changes its keys: the new one is taken and the old one refused, without a restart', async () => {
    const app = await open(startApp)
    const old = await provider.forge()
    expect((await ask(app.url, old)).status).toBe(200)
    await provider.rotate('ES256')
    const { access_token: next } = await provider.signIn({ sub: 'ada' })
    pass(31_000)
    expect((await ask(app.url, next)).status).toBe(200)
    expect((await ask(app.url, old)).status).toBe(401)
  })

  it('changes its keys while our clock is set back: the new one is taken and the old one refused', async () => {
    const app = await open(startApp)
    setClock(60 * 60_000)
    expect((await ask(app.url, await provider.forge())).status).toBe(200)
    resetClocks()
    const withdrawn = await provider.forge()
    expect((await ask(app.url, withdrawn)).status).toBe(200)
    await provider.rotate('ES256')
    pass(31_000)
    expect((await ask(app.url, await provider.forge())).status).toBe(200)
    expect((await ask(app.url, withdrawn)).status).toBe(401)
  })

  it('withdraws a key, which is refused ten minutes later though our clock is set back', async () => {
    const app = await open(startApp)
    setClock(60 * 60_000)
    expect((await ask(app.url, await provider.forge())).status).toBe(200)
    resetClocks()
    const withdrawn = await provider.forge()
    await provider.rotate()
    expect((await ask(app.url, withdrawn)).status).toBe(200)
    pass(601_000)
    expect((await ask(app.url, withdrawn)).status).toBe(401)
  })

  it('that was down is found when it is up again, though our clock is set back', async () => {
    const app = await open(startApp)
    await provider.stop()
    setClock(60 * 60_000)
    expect((await ask(app.url, await provider.forge())).status).toBe(401)
    resetClocks()
    await provider.start()
    pass(6_000)
    expect((await ask(app.url, await provider.forge())).status).toBe(200)
  })

  it('is known by its keys while it is down', async () => {
    const app = await open(startApp)
    const token = await provider.forge()
    expect((await ask(app.url, token)).status).toBe(200)
    await provider.stop()
    expect((await ask(app.url, token)).status).toBe(200)
    expect((await ask(app.url, await provider.forge({}, { kid: 'unknown' }))).status).toBe(401)
    pass(601_000)
    expect((await ask(app.url, token)).status).toBe(401)
  })

  it('that is down is logged once for a while, and found when it is up again', async () => {
    const door = await open(openDoor)
    const [tokens, member] = [await Promise.all([provider.forge(), provider.forge()]), '{ __typename }']
    await provider.stop()
    const warnings = () => door.log.filter(({ level, issuer }) => level === 40 && issuer !== undefined)
    for (const token of [...tokens, ...tokens]) expect((await ask(door.url, token, member)).status).toBe(401)
    expect(warnings()).toMatchObject([{ issuer: provider.issuer, msg: expect.stringContaining('provider') }])
    for (const token of tokens) expect(JSON.stringify(door.log)).not.toContain(token.split('.')[2])
    expect((await door.post('{ __typename }')).status).toBe(200)
    await provider.start()
    pass(6_000)
    expect((await ask(door.url, tokens[0] as string)).status).toBe(200)
  })

  it('is not believed where it calls itself otherwise', async () => {
    const issuer = provider.issuer.replace('127.0.0.1', 'localhost')
    const door = await open(openDoor, issuer)
    expect((await ask(door.url, await provider.forge({ iss: issuer }))).status).toBe(401)
    const err = expect.objectContaining({ message: expect.stringContaining('another issuer') })
    expect(door.log).toContainEqual(expect.objectContaining({ level: 40, issuer, err }))
  })
})
