import { createHash } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { AccessTokens } from '../../../src/modules/account/session/access-tokens'
import { type App, type Member, startApp } from '../../support/app'
import { resetClocks, setClock } from '../../support/clock'
import { ask } from './bearer'

const REFRESH = `mutation Refresh($refreshToken: String!) {
  refreshSession(input: { refreshToken: $refreshToken }) { session { accessToken refreshToken } }
}`
const HOUR_MS = 60 * 60_000
const KEY = createHash('sha256').update('a secret of the tests, of no use elsewhere').digest()

describe('an access token', () => {
  let app: App
  let member: Member
  beforeAll(async () => {
    app = await startApp()
    member = await app.signUp()
  })
  afterAll(() => app.close())
  afterEach(resetClocks)

  const status = async (token: string) => (await ask(app.url, token)).status
  const issuedAt = async (fromNowMs: number) => {
    const { sub, sid, iss } = decodeJwt(member.accessToken) as Record<'sub' | 'sid' | 'iss', string>
    const tokens = new AccessTokens(KEY, iss)
    return (await tokens.issue({ accountId: sub, sessionId: sid }, new Date(Date.now() + fromNowMs))).token
  }
  const signed = (claims: object) =>
    new SignJWT({ ...decodeJwt(member.accessToken), ...claims })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .sign(KEY)

  it.each([-20_000, -1_000, -300, 300, 1_000, 20_000])(
    'of a server whose clock differs by %i ms is good, whichever of them it is shown to',
    async (differenceMs) => {
      expect(await status(await issuedAt(differenceMs))).toBe(200)
      const token = await issuedAt(0)
      setClock(differenceMs)
      expect(await status(token)).toBe(200)
    },
  )

  it('is good until its time, and as long after it as clocks may differ', async () => {
    const now = Math.floor(Date.now() / 1000)
    expect(await status(await signed({ exp: now - 5 }))).toBe(200)
    expect(await status(await signed({ exp: now - 60 }))).toBe(401)
    expect(await status(await signed({ nbf: now + 20 }))).toBe(200)
    expect(await status(await signed({ nbf: now + 120 }))).toBe(401)
  })

  it.each([HOUR_MS, 24 * HOUR_MS])(
    'and its session outlive a clock that is set back by %i ms',
    async (byMs) => {
      const { accessToken, refreshToken } = await app.signUp()
      setClock(-byMs)
      expect(await status(accessToken)).toBe(200)
      const { refreshSession } = await app.data(REFRESH, { refreshToken })
      expect(await status(refreshSession.session.accessToken)).toBe(200)
    },
  )
})
