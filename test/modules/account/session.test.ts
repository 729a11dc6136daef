import { createHash, generateKeyPairSync } from 'node:crypto'
import { request } from 'node:http'
import { SignJWT } from 'jose'
import { Account } from '../../../src/modules/account/account.entity'
import { AccessTokens } from '../../../src/modules/account/session/access-tokens'
import { type App, type Member, startApp } from '../../support/app'
import { pass, resetClocks, setClock } from '../../support/clock'

const REFRESH = `mutation Refresh($refreshToken: String!) {
  refreshSession(input: { refreshToken: $refreshToken }) { session { accessToken refreshToken expiresAt } viewer { id } }
}`
const SIGN_IN = `mutation SignIn($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { session { accessToken } viewer { id displayName email emailVerified roles account { id displayName } } }
}`
const UPDATE_PROFILE = `mutation Update($displayName: String!) {
  updateProfile(input: { displayName: $displayName }) { viewer { displayName } }
}`
const SIGN_UP = `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { viewer { id } } }`

describe('accounts', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  const ada = { email: 'Ada@Example.org', password: 'correct horse', displayName: ' Ada  z Łodzi ' }
  const codeOf = async (answer: ReturnType<App['query']>) => (await answer).errors?.[0]?.extensions.code

  it('are opened once for each address, whatever its case', async () => {
    expect(await codeOf(app.query(SIGN_UP, { input: ada }))).toBeUndefined()
    expect(await codeOf(app.query(SIGN_UP, { input: { ...ada, email: 'ADA@example.ORG' } }))).toBe('CONFLICT')
  })

  it('are signed in to with the password, and show their owner what is theirs', async () => {
    const { signIn } = await app.data(SIGN_IN, { email: 'ada@example.org', password: 'correct horse' })
    const { id } = signIn.viewer
    expect(signIn.viewer).toEqual({
      id,
      displayName: 'Ada  z Łodzi',
      email: 'ada@example.org',
      emailVerified: false,
      roles: ['MEMBER'],
      account: { id: id.replace('viewer', 'account'), displayName: 'Ada  z Łodzi' },
    })
    expect(await app.data('{ viewer { id } }')).toEqual({ viewer: null })
  })

  it('answer alike to a wrong password and to an unknown address', async () => {
    const wrong = await app.query(SIGN_IN, { email: 'ada@example.org', password: 'wrong password' })
    const unknown = await app.query(SIGN_IN, { email: 'nobody@example.org', password: 'wrong password' })
    expect(wrong.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(unknown).toEqual(wrong)
  })

  it.each([
    [{ email: 'no address' }, 'email'],
    [{ email: `${'a'.repeat(250)}@example.org` }, 'email'],
    [{ email: '\ud800a@example.org' }, null],
    [{ password: 'short' }, 'password'],
    [{ password: 'x'.repeat(201) }, 'password'],
    [{ displayName: '   ' }, 'displayName'],
    [{ displayName: 'a\u0000b' }, 'displayName'],
    [{ displayName: 'ż'.repeat(81) }, 'displayName'],
  ])('refuse %j, say where and never echo it', async (broken, property) => {
    const answer = await app.query(SIGN_UP, { input: { ...ada, ...broken } })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    const violations = answer.errors?.[0]?.extensions.violations
    if (property === null) return
    expect(violations).toContainEqual(expect.objectContaining({ path: expect.arrayContaining([property]) }))
    expect(JSON.stringify(answer)).not.toContain(Object.values(broken)[0])
  })

  it.each([
    ['a line break', 'Ada\nAdmin'],
    ['a carriage return', 'Ada\rAdmin'],
    ['a tab', 'Ada\tAdmin'],
    ['a line separator', 'Ada\u2028Admin'],
    ['a paragraph separator', 'Ada\u2029Admin'],
    ['a zero-width space', 'Ada\u200b'],
    ['a byte order mark', 'A\ufeffda'],
  ])('have no name with %s', async (_, displayName) => {
    const member = await app.signUp()
    const answers = [
      await app.query(SIGN_UP, { input: { ...ada, email: 'grace@example.org', displayName } }),
      await member.query(UPDATE_PROFILE, { displayName }),
    ]
    for (const { errors } of answers)
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        violations: [
          {
            path: ['displayName'],
            rule: 'isOneLine',
            message: 'displayName must be one line without tabs and zero-width spaces.',
          },
        ],
      })
  })

  it('may have a name with an emoji that is joined of several', async () => {
    const displayName = 'Ada 👩\u200d🌾'
    const member = await app.signUp(displayName)
    expect((await member.data(UPDATE_PROFILE, { displayName })).updateProfile.viewer).toEqual({ displayName })
  })

  it('keep the password as an argon2id hash, and no token in the clear', async () => {
    const member = await app.signUp()
    const [account] = await app.database.dataSource.query(
      `SELECT * FROM "account" WHERE "id" = '${member.id}'`,
    )
    expect(account.passwordHash).toMatch(/^\$argon2id\$/)
    const [session] = await app.database.dataSource.query(
      `SELECT * FROM "account_session" WHERE "accountId" = '${member.id}'`,
    )
    expect(session.tokenHash).toBe(createHash('sha256').update(member.refreshToken).digest('base64url'))
    const fields = await app.database.dataSource.query(
      `SELECT * FROM "change" WHERE "recordId" = '${member.id}'`,
    )
    expect(JSON.stringify(fields)).not.toContain('example.org')
  })
})

describe('attempts to get in', () => {
  it('are limited for an account and for an address, aliases counted one by one', async () => {
    const app = await startApp()
    const signIn = (email: string) =>
      `signIn(input: { email: "${email}", password: "wrong password" }) { viewer { id } }`
    const codes = async (document: string) =>
      (await app.query(document)).errors?.map(({ extensions }) => extensions.code)
    const onOne = Array.from({ length: 12 }, (_, index) => `a${index}: ${signIn('one@example.org')}`)
    const answered = await Promise.all(onOne.map((field) => codes(`mutation { ${field} }`)))
    expect(answered.flat().filter((code) => code === 'RATE_LIMITED')).toHaveLength(2)
    const onMany = Array.from({ length: 19 }, (_, index) => signIn(`${index}@example.org`))
    for (const field of onMany) await codes(`mutation { ${field} }`)
    const { errors } = await app.query(`mutation { a: ${signIn('x@example.org')} }`)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    })
    await app.close()
  })
})

describe('a refusal after too many attempts', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())
  afterEach(resetClocks)

  const MINUTE_MS = 60_000
  it.each([
    ['back an hour', -60 * MINUTE_MS],
    ['back a day', -24 * 60 * MINUTE_MS],
    ['ahead an hour', 60 * MINUTE_MS],
  ])('lasts as long as it says, though the clock is set %s', async (name, byMs) => {
    const attempt = async () => {
      const { errors } = await app.query(
        `mutation { signIn(input: { email: "${name.replaceAll(' ', '.')}@example.org", password: "wrong password" }) { viewer { id } } }`,
      )
      return errors?.[0]
    }
    for (let count = 0; count < 10; count++)
      expect((await attempt())?.extensions.code).toBe('UNAUTHENTICATED')
    setClock(byMs)
    const refusal = await attempt()
    const seconds = refusal?.extensions.retryAfterSeconds as number
    expect([refusal?.extensions.code, refusal?.message]).toEqual([
      'RATE_LIMITED',
      `Too many attempts. Try again in ${seconds} s.`,
    ])
    expect(seconds).toBeGreaterThan(14 * 60)
    expect(seconds).toBeLessThanOrEqual(15 * 60)
    pass(seconds * 1000)
    expect((await attempt())?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('an owner', () => {
  it('is not locked out, where they have signed in before, by what others try elsewhere', async () => {
    const app = await startApp()
    const { viewer } = await (await app.signUp()).data('{ viewer { email } }')
    const signIn = async (password: string, from: string) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
        body: JSON.stringify({ query: SIGN_IN, variables: { email: viewer.email, password } }),
      })
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
      return errors?.[0]?.extensions.code ?? 'signed in'
    }
    expect(await signIn('correct horse', '10.2.0.1')).toBe('signed in')
    const tries = Array.from({ length: 200 }, (_, index) => signIn('wrong password', `10.3.${index % 20}.1`))
    expect(new Set(await Promise.all(tries))).toEqual(new Set(['UNAUTHENTICATED']))
    expect(await signIn('correct horse', '10.4.0.1')).toBe('RATE_LIMITED')
    expect(await signIn('correct horse', '10.2.0.1')).toBe('signed in')
    await app.close()
  })
})

describe('sessions', () => {
  let app: App
  let member: Member
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    member = await app.signUp()
  })

  const refresh = (refreshToken: string) => app.query(REFRESH, { refreshToken })
  const asks = async (accessToken: string) =>
    (
      await fetch(`${app.url}/graphql?query={viewer{id}}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      })
    ).status

  it('end with signOut, the others with signOutEverywhere', async () => {
    const other = (await refresh((await app.signUp()).refreshToken)).data?.refreshSession.session
    await member.data('mutation { signOut { viewer { id } } }')
    expect(await asks(member.accessToken)).toBe(401)
    expect((await refresh(member.refreshToken)).errors).toBeDefined()
    expect(await asks(other.accessToken)).toBe(200)
    const again = await app.signUp()
    await again.data('mutation { signOutEverywhere { viewer { id } } }')
    expect(await asks(again.accessToken)).toBe(401)
    expect(
      await (await app.query('mutation { signOut { viewer { id } } }')).errors?.[0]?.extensions.code,
    ).toBe('UNAUTHENTICATED')
  })

  it('are over for the rest of the document that signs out', async () => {
    const { errors } = await member.query(
      'mutation { signOut { viewer { id } } updateProfile(input: { displayName: "Eve" }) { viewer { id } } }',
    )
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('die at once with their account', async () => {
    await app.database.write((write) =>
      write.update(Account, member.id, { erasedAt: new Date().toISOString() }),
    )
    expect(await asks(member.accessToken)).toBe(401)
  })

  describe('a token that is not good fails even a public query, whatever is wrong with it', () => {
    const key = createHash('sha256').update('a secret of the tests, of no use elsewhere').digest()
    const issuer = 'http://localhost:4000'
    const claims = () => {
      const [, payload = ''] = member.accessToken.split('.')
      return JSON.parse(Buffer.from(payload, 'base64url').toString())
    }
    const signed = (payload: object, header: object = {}, by: Parameters<SignJWT['sign']>[0] = key) =>
      new SignJWT({ ...claims(), ...payload })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header })
        .sign(by)
    const now = Math.floor(Date.now() / 1000)
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const unsigned = () =>
      `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${member.accessToken.split('.')[1]}.`

    const bearers: Record<string, () => string | Promise<string>> = {
      'alg none': unsigned,
      'another algorithm': () => signed({}, { alg: 'RS256' }, rsa),
      'another key': () => signed({}, {}, Buffer.alloc(32)),
      'another type': () => signed({}, { typ: 'JWT' }),
      expired: () => signed({ exp: now - 60 }),
      'not yet valid': () => signed({ nbf: now + 600 }),
      'wrong issuer': () => signed({ iss: 'https://elsewhere.example.org' }),
      'wrong audience': () => signed({ aud: 'https://elsewhere.example.org' }),
      'no exp': () => signed({ exp: undefined }),
      'no session': () => signed({ sid: undefined }),
      'another account': () => signed({ sub: 'account_01j00000000000000000000000' }),
      garbage: () => 'garbage',
      empty: () => '',
      '90 kB': () => 'x'.repeat(90_000),
    }

    const status = async (headers: [string, string][]) => {
      const response = await fetch(`${app.url}/graphql?query={__typename}`, { headers })
      return [response.status, response.headers.get('www-authenticate'), await response.text()]
    }
    const refused = [
      401,
      'Bearer error="invalid_token"',
      '{"errors":[{"message":"The access token is not valid. Sign in again, or send no token.","extensions":{"code":"UNAUTHENTICATED"}}]}',
    ]

    it('but a good one is taken', async () => {
      const good = await new AccessTokens(key, issuer).issue(
        { accountId: claims().sub, sessionId: claims().sid },
        new Date(),
      )
      expect((await status([['authorization', `Bearer ${await signed({})}`]]))[0]).toBe(200)
      expect((await status([['authorization', `bearer ${good.token}`]]))[0]).toBe(200)
    })

    it.each(Object.keys(bearers))('%s', async (name) => {
      expect(await status([['authorization', `Bearer ${await bearers[name]?.()}`]])).toEqual(refused)
    })

    it('two headers, even if both are good', async () => {
      const header = `Bearer ${member.accessToken}`
      const answered = await new Promise((resolve, reject) => {
        const asking = request(`${app.url}/graphql?query={__typename}`, (response) =>
          resolve(response.statusCode),
        )
        asking.on('error', reject).setHeader('authorization', [header, header]).end()
      })
      expect(answered).toBe(401)
    })

    it('Basic', async () => {
      expect(await status([['authorization', 'Basic YTpi']])).toEqual(refused)
    })
  })
})
