import { RefreshTokens } from '../../../src/modules/account/session/refresh-tokens'
import { type App, type Member, startApp } from '../../support/app'

const DAY_MS = 24 * 60 * 60_000

describe('the life of a session', () => {
  let app: App
  let member: Member
  let started: number
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    member = await app.signUp()
    started = Date.parse((await session()).createdAt)
  })

  const rows = (from: string) => app.database.dataSource.query(`SELECT * FROM ${from}`)
  const session = async () => (await rows(`"account_session" WHERE "accountId" = '${member.id}'`))[0]
  /** Renews the session so many days after signing in, and answers with the next token. */
  const renewOn = async (day: number, token: string) =>
    (
      await new RefreshTokens(Buffer.alloc(32), 30_000).renew(token, app.database.write, {
        now: new Date(started + day * DAY_MS),
        client: null,
      })
    )?.refreshToken ?? ''
  const lastsUntilDay = async () => (Date.parse((await session()).expiresAt) - started) / DAY_MS
  const used = async () => (await rows(`"used_token" WHERE "sessionId" = '${(await session()).id}'`)).length

  it('is thirty days from each renewal, and 180 at most', async () => {
    expect(await lastsUntilDay()).toBe(30)
    let token = member.refreshToken
    for (const day of [29, 58, 87, 116, 145, 174]) {
      token = await renewOn(day, token)
      expect([day, token.length, await lastsUntilDay()]).toEqual([day, 43, Math.min(day + 30, 180)])
    }
    token = await renewOn(179.9, token)
    expect([token.length, await lastsUntilDay()]).toEqual([43, 180])
    expect(await renewOn(180, token)).toBe('')
  })

  it('is over after thirty days without a renewal', async () => {
    expect(await renewOn(30, member.refreshToken)).toBe('')
  })

  it('is over 180 days after signing in, whatever its refresh token says', async () => {
    const [createdAt, expiresAt] = [-180, 10].map((days) =>
      new Date(Date.now() + days * DAY_MS).toISOString(),
    )
    await app.database.dataSource.query(
      `UPDATE "account_session" SET "createdAt" = '${createdAt}', "expiresAt" = '${expiresAt}' WHERE "accountId" = '${member.id}'`,
    )
    const { errors } = await app.query(
      `mutation { refreshSession(input: { refreshToken: "${member.refreshToken}" }) { viewer { id } } }`,
    )
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('leaves no used token behind that would be over anyway', async () => {
    let token = member.refreshToken
    for (const day of [10, 20, 35, 36]) token = await renewOn(day, token)
    expect(await used()).toBe(3)
    expect(await renewOn(60, token)).not.toBe('')
    expect(await used()).toBe(2)
    expect((await rows('"used_token"')).map(({ expiresAt }: { expiresAt: string }) => expiresAt)).toContain(
      new Date(started + 66 * DAY_MS).toISOString(),
    )
  })

  it('ends where a token is shown again that would not be over yet', async () => {
    await renewOn(10, member.refreshToken)
    expect(await renewOn(20, member.refreshToken)).toBe('')
    expect((await session()).revokedAt).not.toBeNull()
  })
})
