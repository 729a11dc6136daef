import { randomUUID } from 'node:crypto'
import { Role } from '../../../src/authz/role.enums'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { WHOLE_REGISTRY } from '../../../src/modules/account/role/role-grant.entity'
import { type App, startApp } from '../../support/app'
import { AUDIENCE, type Person, startProvider, type TestProvider } from '../../support/identity-provider'
import { statementsDuring } from '../../support/statements'
import { ask } from './bearer'

const VIEWER = '{ viewer { id displayName email emailVerified roles account { id displayName } } }'

describe('somebody whom the identity provider knows', () => {
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

  const rows = (from: string) => app.database.dataSource.query(`SELECT * FROM ${from}`)
  const person = (claims: Partial<Person> = {}): Person => ({ sub: randomUUID(), name: 'Ada', ...claims })
  const viewerOf = async (token: string) => {
    const { viewer } = (await ask(app.url, token, VIEWER)).data
    return { ...viewer, id: viewer.account.id }
  }
  const arrives = async (claims: Partial<Person>) => viewerOf(await provider.forge(person(claims)))

  it('gets an account with the first token, and the same with every other', async () => {
    const ada = person({ email: 'Ada@Provider.example.org', email_verified: true, name: ' Ada z Łodzi ' })
    const first = await viewerOf((await provider.signIn(ada)).access_token)
    expect(first).toEqual({
      id: expect.stringMatching(/^account_/),
      displayName: 'Ada z Łodzi',
      email: 'ada@provider.example.org',
      emailVerified: true,
      roles: ['MEMBER'],
      account: { id: first.id, displayName: 'Ada z Łodzi' },
    })
    const renamed = { ...ada, name: 'Somebody else' }
    expect(await viewerOf((await provider.signIn(renamed)).access_token)).toEqual(first)
    expect(await rows(`"change" WHERE "recordId" = '${first.id}'`)).toMatchObject([
      { kind: 'CREATED', recordClass: 'Account' },
    ])
  })

  it('is kept by a digest, not by the name that the provider has for them', async () => {
    const ada = person()
    await viewerOf(await provider.forge(ada))
    const kept = [...(await rows('"identity"')), ...(await rows('"account"')), ...(await rows('"change"'))]
    expect(JSON.stringify(kept)).toContain(provider.issuer)
    expect(JSON.stringify(kept)).not.toContain(ada.sub)
  })

  it('is another person at another subject, however alike', async () => {
    const sub = randomUUID()
    const ids = await Promise.all(
      [sub, ` ${sub}`, sub.toUpperCase()].map(async (each) => (await arrives({ sub: each })).id),
    )
    expect(new Set(ids).size).toBe(3)
  })

  it('is never let into an account that has the same address', async () => {
    const bob = await app.signUp('Bob')
    const { email } = (await bob.data('{ viewer { email } }')).viewer
    const viewer = await arrives({ email: email.toUpperCase(), email_verified: true })
    expect(viewer).toMatchObject({ email: null, emailVerified: false })
    expect(viewer.id).not.toBe(bob.id)
    expect((await bob.data('{ viewer { email } }')).viewer.email).toBe(email)
  })

  it.each([
    [{ email: 'unverified@example.org' }],
    [{ email: 'unverified@example.org', email_verified: false }],
    [{ email: 'unverified@example.org', email_verified: 'true' }],
    [{ email: 'no address', email_verified: true }],
    [{ email: `${'a'.repeat(250)}@example.org`, email_verified: true }],
    [{ email: ['a@example.org'], email_verified: true }],
  ])('has no address here where the provider vouches for none: %j', async (claims) => {
    expect(await arrives(claims)).toMatchObject({ email: null, emailVerified: false })
  })

  it.each([
    [{ name: undefined, preferred_username: 'ada' }, 'ada'],
    [{ name: 'x'.repeat(81), preferred_username: 'ada' }, 'ada'],
    [{ name: 'ada@example.org', preferred_username: 'ada@example.org' }, 'Użytkownik'],
    [{ name: 'a\u0000b' }, 'Użytkownik'],
    [{ name: 'Ada\nAdmin', preferred_username: 'ada' }, 'ada'],
    [{ name: 'Ada\u200b', preferred_username: 'Ada\u2028' }, 'Użytkownik'],
    [{ name: '  ' }, 'Użytkownik'],
    [{ name: { first: 'Ada' } }, 'Użytkownik'],
    [{ name: undefined }, 'Użytkownik'],
  ])('is shown by a name that may be shown: %j', async (claims, displayName) => {
    expect((await arrives(claims as Partial<Person>)).displayName).toBe(displayName)
  })

  it('gets one account where the first fifty requests come at once', async () => {
    const claims = person({ email: `${randomUUID()}@example.org`, email_verified: true })
    const token = await provider.forge(claims)
    const before = (await rows('"account"')).length
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(app.url, token)))
    expect(new Set(answers.map(({ status, data }) => `${status} ${data?.viewer.account.id}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
    expect((await rows('"account"')).length).toBe(before + 1)
  })

  it('is let in while somebody else signs up with the same address', async () => {
    const input = { password: 'correct horse', displayName: 'Eve' }
    const signUp = 'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { viewer { id } } }'
    for (let round = 0; round < 8; round++) {
      const email = `${randomUUID()}@example.org`
      const token = await provider.forge(person({ email, email_verified: true }))
      const [{ status, data }] = await Promise.all([
        ask(app.url, token),
        app.query(signUp, { input: { ...input, email } }),
        ask(app.url, await provider.forge(person({ email, email_verified: true }))),
      ])
      expect([status, data?.viewer.account.id]).toEqual([200, expect.any(String)])
      expect(await rows(`"account" WHERE "email" = '${email}'`)).toHaveLength(1)
    }
  })

  it('may do what the account may, in one statement, as with a token of our own', async () => {
    const token = await provider.forge(person())
    const { id: accountId } = await viewerOf(token)
    const grant = { accountId, role: Role.ADMIN, scopeId: WHOLE_REGISTRY, grantedById: null }
    await app.database.write((write) => addGrant(grant, write, new Date()))
    expect((await viewerOf(token)).roles).toEqual(['MEMBER', 'ADMIN'])
    const revoke = `mutation { revokeRole(input: { role: MODERATOR, accountId: "${accountId}" }) { account { id } } }`
    expect((await ask(app.url, token, revoke)).code).toBeUndefined()
    expect(await statementsDuring(() => ask(app.url, token, '{ __typename }'))).toHaveLength(1)
    expect((await ask(app.url, (await app.signUp()).accessToken)).status).toBe(200)
  })

  it('has no password to change', async () => {
    const change =
      'mutation { changePassword(input: { currentPassword: "correct horse", newPassword: "another good one" }) { viewer { id } } }'
    expect((await ask(app.url, await provider.forge(person()), change)).code).toBe('FORBIDDEN')
  })

  it('finds the identity in exportMyData', async () => {
    const { exportMyData } = (await ask(app.url, await provider.forge(person()), '{ exportMyData }')).data
    const createdAt = expect.any(String)
    expect(exportMyData.identities).toEqual([{ issuer: provider.issuer, createdAt, refusedBefore: null }])
  })
})

describe('an ID token', () => {
  let provider: TestProvider
  let app: App
  beforeAll(async () => {
    provider = await startProvider('ES256')
    app = await startApp({ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: 'app' })
  })
  afterAll(async () => {
    await app.close()
    await provider.stop()
  })

  it('is good too, where it is for this audience', async () => {
    const { id_token: idToken, access_token: accessToken } = await provider.signIn({
      sub: 'ada',
      name: 'Ada',
    })
    expect((await ask(app.url, idToken, VIEWER)).data.viewer.displayName).toBe('Ada')
    expect((await ask(app.url, accessToken)).status).toBe(401)
  })
})
