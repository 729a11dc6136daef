import fc from 'fast-check'
import { type App, type Member, startApp } from '../../support/app'
import { resetClocks, setClock } from '../../support/clock'
import { ask } from './bearer'

const REFRESH = `mutation Refresh($refreshToken: String!) {
  refreshSession(input: { refreshToken: $refreshToken }) { session { accessToken refreshToken } viewer { id } }
}`

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

describe('a refresh token', () => {
  let app: App
  let member: Member
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    member = await app.signUp()
  })
  afterEach(resetClocks)

  const refresh = async (refreshToken: string): Promise<Tokens | string> => {
    const { data, errors } = await app.query(REFRESH, { refreshToken })
    return data?.refreshSession?.session ?? errors?.[0]?.extensions.code
  }
  const renewed = async (refreshToken: string): Promise<Tokens> => {
    const tokens = await refresh(refreshToken)
    if (typeof tokens === 'string') throw new Error(`The session was not renewed: ${tokens}`)
    return tokens
  }
  const isLive = async ({ accessToken }: Pick<Tokens, 'accessToken'>) =>
    (await ask(app.url, accessToken)).status === 200
  const sessionIds = async () =>
    (await app.database.dataSource.query(
      `SELECT "id", "revokedAt" FROM "account_session" WHERE "accountId" = '${member.id}'`,
    )) as { id: string; revokedAt: unknown }[]

  it('is exchanged for another, with which the session goes on', async () => {
    const next = await renewed(member.refreshToken)
    expect(next.refreshToken).not.toBe(member.refreshToken)
    expect(await isLive(next)).toBe(true)
    expect(await isLive(await renewed(next.refreshToken))).toBe(true)
  })

  it('signs nobody out that comes twice at once: both go on, in the same session', async () => {
    const [one, other] = await Promise.all([renewed(member.refreshToken), renewed(member.refreshToken)])
    expect(one.refreshToken).toBe(other.refreshToken)
    expect([await isLive(one), await isLive(other)]).toEqual([true, true])
    for (const { refreshToken } of [one, other]) expect(await isLive(await renewed(refreshToken))).toBe(true)
    expect(await sessionIds()).toHaveLength(1)
  })

  it('renews for all of fifty who bring it at once', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => renewed(member.refreshToken)))
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1)
    expect(await Promise.all(all.map(isLive))).toEqual(all.map(() => true))
    const [session, ...others] = await sessionIds()
    expect([session?.revokedAt, others]).toEqual([null, []])
    const used = await app.database.dataSource.query(
      `SELECT * FROM "used_token" WHERE "sessionId" = '${session?.id}'`,
    )
    expect(used).toHaveLength(1)
  })

  it('leads to its session for 30 seconds after its exchange, and ends it from then on', async () => {
    const next = await renewed(member.refreshToken)
    setClock(29_000)
    expect(await renewed(member.refreshToken)).toMatchObject({ refreshToken: next.refreshToken })
    setClock(1_500)
    expect(await refresh(member.refreshToken)).toBe('UNAUTHENTICATED')
    expect(await refresh(next.refreshToken)).toBe('UNAUTHENTICATED')
    expect(await isLive(next)).toBe(false)
  })

  it('leads, where its answer got lost, to the token that is good now, however often that was renewed', async () => {
    const lost = member.refreshToken
    let current = await renewed(lost)
    for (let count = 0; count < 3; count++) current = await renewed(current.refreshToken)
    expect(await renewed(lost)).toMatchObject({ refreshToken: current.refreshToken })
    setClock(60_000)
    expect(await isLive(await renewed(current.refreshToken))).toBe(true)
  })

  it('opens no session again that was ended within the grace', async () => {
    const next = await renewed(member.refreshToken)
    expect((await ask(app.url, next.accessToken, 'mutation { signOut { viewer { id } } }')).status).toBe(200)
    expect(await refresh(member.refreshToken)).toBe('UNAUTHENTICATED')
    expect(await isLive(next)).toBe(false)
  })

  it('of a thief is found out by the next renewal, whoever makes it', async () => {
    const owner = await renewed(member.refreshToken)
    const thief = await renewed(member.refreshToken)
    setClock(60_000)
    expect(typeof (await refresh(thief.refreshToken))).toBe('object')
    setClock(60_000)
    expect(await refresh(owner.refreshToken)).toBe('UNAUTHENTICATED')
    expect((await sessionIds())[0]?.revokedAt).not.toBeNull()
  })

  it('leads to the one token that is good now, or is it and leads to the next, in whatever order they come', async () => {
    const property = fc.asyncProperty(fc.array(fc.nat(), { maxLength: 8 }), async (choices) => {
      const issued = [(await app.signUp()).refreshToken]
      for (const choice of choices) {
        const index = choice % issued.length
        const { refreshToken } = await renewed(issued[index] as string)
        if (index < issued.length - 1) expect(refreshToken).toBe(issued.at(-1))
        else {
          expect(issued).not.toContain(refreshToken)
          issued.push(refreshToken)
        }
      }
    })
    await fc.assert(property, { numRuns: 10 })
  })
})

describe('without a grace', () => {
  it('a token that is brought twice ends its session', async () => {
    const app = await startApp({ REFRESH_GRACE_SECONDS: '0' })
    const { refreshToken } = await app.signUp()
    const first = await app.data(REFRESH, { refreshToken })
    expect((await app.query(REFRESH, { refreshToken })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const next = first.refreshSession.session
    expect((await ask(app.url, next.accessToken)).status).toBe(401)
    await app.close()
  })
})
