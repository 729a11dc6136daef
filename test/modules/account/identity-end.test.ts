import { randomUUID } from 'node:crypto'
import { Account } from '../../../src/modules/account/account.entity'
import { setPassword } from '../../../src/modules/account/create-account'
import { type App, startApp } from '../../support/app'
import { AUDIENCE, startProvider, type TestProvider } from '../../support/identity-provider'
import { ask } from './bearer'

const SIGN_OUT = 'mutation { signOut { viewer { id } } }'
const EVERYWHERE = 'mutation { signOutEverywhere { viewer { id } } }'
const ERASE = 'mutation { eraseMyAccount { viewer { id } } }'

describe('an account of an identity provider', () => {
  let provider: TestProvider
  let app: App
  let sub: string
  let token: string
  let id: string
  beforeAll(async () => {
    provider = await startProvider()
    app = await startApp({ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: AUDIENCE })
  })
  afterAll(async () => {
    await app.close()
    await provider.stop()
  })
  beforeEach(async () => {
    sub = randomUUID()
    token = await issued(0)
    id = (await ask(app.url, token)).data.viewer.account.id
  })

  /** A token that the provider issues so many seconds from now, by its own clock. */
  const issued = (seconds: number, claims: object = {}) =>
    provider.forge({ sub, name: 'Zażółć', iat: Math.floor(Date.now() / 1000) + seconds, ...claims })
  const status = async (bearer: string) => (await ask(app.url, bearer)).status
  const idOf = async (bearer: string) => (await ask(app.url, bearer)).data?.viewer.account.id
  const rows = (from: string) => app.database.dataSource.query(`SELECT * FROM ${from}`)
  /** A sign-in with a password to the same account, side by side with the provider's. */
  const signInHere = async () => {
    const email = `${randomUUID()}@example.org`
    await app.database.write((write) => write.update(Account, id, { email }))
    await setPassword({ email, password: 'correct horse' }, app.database.write)
    const { signIn } = await app.data(
      `mutation { signIn(input: { email: "${email}", password: "correct horse" }) { session { accessToken } viewer { account { id } } } }`,
    )
    expect(signIn.viewer.account.id).toBe(id)
    return signIn.session.accessToken as string
  }

  it.each([SIGN_OUT, EVERYWHERE])(
    'refuses the tokens issued until %s, and takes later ones',
    async (signOut) => {
      const other = await issued(-100)
      expect([await status(token), await status(other)]).toEqual([200, 200])
      expect((await ask(app.url, token, signOut)).data).toBeDefined()
      expect([await status(token), await status(other)]).toEqual([401, 401])
      expect(await idOf(await issued(2))).toBe(id)
    },
  )

  it('refuses what it signed out with, even if the clock of the provider is ahead', async () => {
    const ahead = await issued(20)
    await ask(app.url, ahead, SIGN_OUT)
    expect(await status(ahead)).toBe(401)
    expect(await status(await issued(22))).toBe(200)
  })

  it('never takes a refusal back', async () => {
    const ahead = await issued(20)
    await ask(app.url, ahead, SIGN_OUT)
    await app.database.write((write) => write.update(Account, id, { email: `${sub}@example.org` }))
    await setPassword({ email: `${sub}@example.org`, password: 'correct horse' }, app.database.write)
    expect(await status(ahead)).toBe(401)
  })

  it('has sessions of both kinds side by side, and signOut ends one of them', async () => {
    const here = await signInHere()
    const later = await issued(2)
    expect([await idOf(here), await idOf(later), await status(token)]).toEqual([id, id, 401])
    await ask(app.url, here, SIGN_OUT)
    expect([await status(here), await status(later)]).toEqual([401, 200])
  })

  it('leaves the session here alone when it signs out there', async () => {
    const here = await signInHere()
    const later = await issued(2)
    await ask(app.url, later, SIGN_OUT)
    expect([await status(here), await status(later)]).toEqual([200, 401])
  })

  it.each(['here', 'there'])('ends sessions of both kinds with signOutEverywhere from %s', async (from) => {
    const here = await signInHere()
    const later = await issued(2)
    expect(await idOf(later)).toBe(id)
    // Time passes for the tokens that were issued meanwhile.
    const earlier = { at: new Date(Date.now() - 60_000).toISOString(), token: await issued(-30) }
    await app.database.dataSource.query(
      `UPDATE "identity" SET "refusedBefore" = '${earlier.at}' WHERE "accountId" = '${id}'`,
    )
    expect(await status(earlier.token)).toBe(200)
    await ask(app.url, from === 'here' ? here : later, EVERYWHERE)
    expect([await status(here), await status(earlier.token)]).toEqual([401, 401])
  })

  it('changes a password that it has got since, and ends the sessions that came of it', async () => {
    const here = await signInHere()
    const change =
      'mutation { changePassword(input: { currentPassword: "correct horse", newPassword: "another good one" }) { viewer { account { id } } } }'
    const later = await issued(2)
    expect((await ask(app.url, later, change)).data.changePassword.viewer.account.id).toBe(id)
    expect([await status(here), await status(later)]).toEqual([401, 200])
  })

  it('is erased with its tokens; one that is issued later opens another account', async () => {
    await ask(app.url, token, ERASE)
    expect(await ask(app.url, token)).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await rows(`"identity" WHERE "accountId" = '${id}'`)).toEqual([])
    const left = await rows('"identity" WHERE "accountId" IS NULL')
    expect(left).toContainEqual(
      expect.objectContaining({ issuer: provider.issuer, refusedBefore: expect.any(String) }),
    )
    const next = await issued(2)
    const nextId = await idOf(next)
    expect(nextId).toMatch(/^account_/)
    expect(nextId).not.toBe(id)
    expect([await idOf(next), await status(token)]).toEqual([nextId, 401])
    expect(await rows(`"account" WHERE "id" = '${id}'`)).toMatchObject([{ displayName: '' }])
    expect(await rows(`"identity" WHERE "accountId" = '${nextId}'`)).toHaveLength(1)
  })

  it('is erased while its token is at work: nothing is opened by that token', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => ask(app.url, token)),
      ask(app.url, token, ERASE),
      ...Array.from({ length: 10 }, () => ask(app.url, token)),
    ])
    const seen = answers.map(({ data }) => data?.viewer?.account.id).filter((viewer) => viewer != null)
    expect(new Set([...seen, id]).size).toBe(1)
    expect(await status(token)).toBe(401)
  })
})
