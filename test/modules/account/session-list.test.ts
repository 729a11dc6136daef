import { type App, type Member, startApp } from '../../support/app'
import { ask } from './bearer'

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken } } }`
const SESSIONS = '{ viewer { sessions { id client createdAt lastUsedAt expiresAt isCurrent } } }'
const END = 'mutation End($id: ID!) { endSession(input: { id: $id }) { viewer { sessions { id } } } }'

describe('the sessions of an account', () => {
  let app: App
  let member: Member
  let email: string
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    member = await app.signUp()
    email = (await member.data('{ viewer { email } }')).viewer.email
  })

  async function signInAs(headers: Record<string, string>) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '10.9.0.1', ...headers },
      body: JSON.stringify({
        query: SIGN_IN,
        variables: { input: { email, password: 'correct horse' } },
      }),
    })
    return ((await response.json()) as { data: { signIn: { session: { accessToken: string } } } }).data.signIn
      .session.accessToken
  }
  const sessionsOf = async (token: string) => (await ask(app.url, token, SESSIONS)).data.viewer.sessions

  it('are listed with the program that uses them and when it did, the last used first', async () => {
    await signInAs({ 'user-agent': 'okhttp/4.12.0' })
    const token = await signInAs({
      'user-agent': 'Mozilla/5.0',
      'apollographql-client-name': 'org.example.partnerstwa-apollo-ios',
    })
    const sessions = await sessionsOf(token)
    expect(sessions.map(({ client, isCurrent }: Record<string, unknown>) => [client, isCurrent])).toEqual([
      ['org.example.partnerstwa-apollo-ios', true],
      ['okhttp/4.12.0', false],
      ['node', false],
    ])
    for (const { id, createdAt, lastUsedAt, expiresAt } of sessions) {
      expect(id).toMatch(/^session_/)
      expect([createdAt <= lastUsedAt, lastUsedAt < expiresAt]).toEqual([true, true])
    }
  })

  it('tell when they were renewed, and by what', async () => {
    const [before] = (await member.data(SESSIONS)).viewer.sessions
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'other/1' },
      body: JSON.stringify({
        query: `mutation { refreshSession(input: { refreshToken: "${member.refreshToken}" }) { viewer { sessions { id client lastUsedAt } } } }`,
      }),
    })
    const { data } = (await response.json()) as {
      data: { refreshSession: { viewer: { sessions: object[] } } }
    }
    const [after] = data.refreshSession.viewer.sessions as { client: string; lastUsedAt: string }[]
    expect(after).toMatchObject({ client: 'other/1' })
    expect(String(after?.lastUsedAt) >= before.lastUsedAt).toBe(true)
  })

  it('keep no more than 200 characters of what a program calls itself', async () => {
    const token = await signInAs({ 'user-agent': 'x'.repeat(5_000) })
    expect((await sessionsOf(token))[0].client).toBe('x'.repeat(200))
  })

  it('are ended one by one, also the one that asks', async () => {
    const phone = await signInAs({ 'user-agent': 'phone' })
    const [{ id }] = await sessionsOf(phone)
    const { endSession } = await member.data(END, { id })
    expect(endSession.viewer.sessions).toHaveLength(1)
    expect((await ask(app.url, phone)).status).toBe(401)
    const own = endSession.viewer.sessions[0].id
    expect(await member.data(END, { id: own })).toEqual({ endSession: { viewer: null } })
    expect((await ask(app.url, member.accessToken)).status).toBe(401)
  })

  it('are nobody else’s to see or to end', async () => {
    const [{ id }] = (await member.data(SESSIONS)).viewer.sessions
    const others = [await app.signUp(), await app.appoint('ADMIN' as never)]
    for (const other of others) {
      expect(await other.data(`{ node(id: "${id}") { id } }`)).toEqual({ node: null })
      expect((await other.query(END, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    expect((await app.query(END, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await app.data(`{ node(id: "${id}") { id } }`)).toEqual({ node: null })
    expect((await member.data(`{ node(id: "${id}") { id } }`)).node).toEqual({ id })
    for (const wrong of [member.id, 'session_', '', `${id}x`])
      expect((await member.query(END, { id: wrong })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('are a hundred at most: the one that was used longest ago ends', async () => {
    const rows = (condition: string) =>
      app.database.dataSource.query(
        `SELECT "id" FROM "account_session" WHERE "accountId" = '${member.id}' AND ${condition}`,
      )
    const [{ id: first }] = await rows('1 = 1')
    await app.database.dataSource.query(
      Array.from({ length: 99 }, (_, index) => index).reduce(
        (statement, index) =>
          `${statement}${index ? ',' : ''} ('session_${index}', '${member.id}', 'hash ${member.id} ${index}', '2100-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z', '2100-02-01T00:00:00.000Z')`,
        'INSERT INTO "account_session" ("id", "accountId", "tokenHash", "createdAt", "renewedAt", "expiresAt") VALUES',
      ),
    )
    await signInAs({})
    expect(await rows(`"revokedAt" IS NULL`)).toHaveLength(100)
    expect(await rows(`"revokedAt" IS NOT NULL`)).toEqual([{ id: first }])
  })
})
