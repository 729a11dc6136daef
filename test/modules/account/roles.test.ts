import { Role } from '../../../src/authz/role.enums'
import { Account } from '../../../src/modules/account/account.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakePartnership, fakeTerritory } from '../../support/fakes'

const change = (mutation: 'grantRole' | 'revokeRole') => `mutation Change($input: RoleInput!) {
  ${mutation}(input: $input) { account { id } grants { role scope { id } } }
}`

describe('roles', () => {
  let app: App
  let admin: Member
  let ada: Member
  const partnership = fakePartnership()
  const draft = fakePartnership({ publishedAt: null })
  const warsaw = fakeTerritory('1465', null)

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership, draft])
      await write.insert(Territory, [warsaw])
    })
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    ada = await app.signUp()
  })

  const grant = (input: object, by: Client = admin) => by.query(change('grantRole'), { input })
  const revoke = (input: object, by: Client = admin) => by.query(change('revokeRole'), { input })
  const rolesOf = async (member: Member) => (await member.data('{ viewer { roles } }')).viewer.roles

  it('are granted and revoked by an administrator, at once and once', async () => {
    const revoked = async () =>
      (
        await app.database.dataSource.query(
          `SELECT "kind" FROM "change" WHERE "recordClass" = 'RoleGrant' AND "kind" = 'DELETED'`,
        )
      ).length
    const before = await revoked()
    const roles = [
      { role: Role.ORGANISER, scopeId: partnership.id },
      { role: Role.EDITOR, scopeId: warsaw.id },
      { role: Role.MODERATOR },
    ]
    for (const role of [...roles, ...roles]) await grant({ accountId: ada.id, ...role })
    const { data } = await grant({ accountId: ada.id, role: Role.MODERATOR })
    expect(data?.grantRole).toEqual({
      account: { id: ada.id },
      grants: roles.map(({ role, scopeId }) => ({ role, scope: scopeId ? { id: scopeId } : null })),
    })
    expect(await rolesOf(ada)).toEqual(['MEMBER', 'ORGANISER', 'EDITOR', 'MODERATOR'])
    for (const role of roles) await revoke({ accountId: ada.id, ...role })
    expect((await revoke({ accountId: ada.id, role: Role.MODERATOR })).data?.revokeRole.grants).toEqual([])
    expect(await rolesOf(ada)).toEqual(['MEMBER'])
    expect((await revoked()) - before).toBe(3)
  })

  it('are granted by e-mail address too, once it is known to be theirs, and revoked by any', async () => {
    const { email } = (await ada.data('{ viewer { email } }')).viewer
    const byEmail = { email: email.toUpperCase(), role: Role.MODERATOR }
    const { errors } = await grant(byEmail)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('not verified yet'),
      extensions: { code: 'CONFLICT' },
    })
    expect(JSON.stringify(errors)).not.toContain('example.org')
    expect(await rolesOf(ada)).toEqual(['MEMBER'])

    await grant({ accountId: ada.id, role: Role.MODERATOR })
    expect((await revoke(byEmail)).data?.revokeRole).toEqual({ account: { id: ada.id }, grants: [] })

    await app.database.write((write) =>
      write.update(Account, ada.id, { emailVerifiedAt: new Date().toISOString() }),
    )
    expect((await grant(byEmail)).data?.grantRole.account.id).toBe(ada.id)
    expect(await rolesOf(ada)).toEqual(['MEMBER', 'MODERATOR'])
  })

  it.each([
    ['a visitor', 'UNAUTHENTICATED', () => app],
    ['a member', 'FORBIDDEN', () => ada],
    ['a moderator', 'FORBIDDEN', () => app.appoint(Role.MODERATOR)],
    ['an editor', 'FORBIDDEN', () => app.appoint(Role.EDITOR, warsaw.id)],
  ])('are not granted by %s: %s', async (_, code, who) => {
    const by = await who()
    for (const answer of [grant, revoke])
      expect((await answer({ accountId: ada.id, role: Role.ADMIN }, by)).errors?.[0]?.extensions.code).toBe(
        code,
      )
  })

  it.each([
    [{ role: 'MEMBER' }, 'BAD_USER_INPUT'],
    [{ role: 'ORGANISER' }, 'BAD_USER_INPUT'],
    [{ role: 'ORGANISER', scopeId: 'territory_1465' }, 'BAD_USER_INPUT'],
    [{ role: 'ORGANISER', scopeId: 'partnership_01j00000000000000000000000' }, 'NOT_FOUND'],
    [{ role: 'EDITOR', scopeId: 'garbage' }, 'BAD_USER_INPUT'],
    [{ role: 'ADMIN', scopeId: 'territory_1465' }, 'BAD_USER_INPUT'],
    [{ role: 'ADMIN', accountId: 'account_01j00000000000000000000000' }, 'NOT_FOUND'],
    [{ role: 'ADMIN', accountId: null }, 'BAD_USER_INPUT'],
    [{ role: 'ADMIN', email: 'ada@example.org' }, 'BAD_USER_INPUT'],
    [{ role: 'ADMIN', accountId: null, email: 'nobody@example.org' }, 'NOT_FOUND'],
  ])('refuse %j: %s', async (input, code) => {
    const { errors } = await grant({ accountId: ada.id, ...input })
    expect(errors?.[0]?.extensions.code).toBe(code)
    expect(await rolesOf(ada)).toEqual(['MEMBER'])
  })

  it.each([
    [{ accountId: '\u0000' }, 'NOT_FOUND'],
    [{ accountId: 'account_\u0000' }, 'NOT_FOUND'],
    [{ accountId: partnership.id }, 'NOT_FOUND'],
    [{ email: '\u0000' }, 'BAD_USER_INPUT'],
    [{ email: 'a\u0000@example.org' }, 'BAD_USER_INPUT'],
    [{ email: '' }, 'BAD_USER_INPUT'],
  ])('name nobody by %j, given or taken back: %s', async (whom, code) => {
    for (const answer of [grant, revoke])
      expect((await answer({ ...whom, role: Role.MODERATOR })).errors?.[0]?.extensions.code).toBe(code)
  })

  it('are of no use any more in the document that gave them up', async () => {
    const former = await app.appoint(Role.ADMIN)
    const own = `(input: { accountId: "${former.id}", role: ADMIN })`
    const { errors } = await former.query(
      `mutation { a: revokeRole${own} { account { id } } b: grantRole${own} { account { id } } }`,
    )
    expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'FORBIDDEN' } }])
    expect(await rolesOf(former)).toEqual(['MEMBER'])
  })

  it('show a draft to its organisers and to administrators only', async () => {
    const organiser = await app.appoint(Role.ORGANISER, draft.id)
    const others = [
      app,
      ada,
      await app.appoint(Role.ORGANISER, partnership.id),
      await app.appoint(Role.MODERATOR),
    ]
    const seen = async (by: Client) =>
      (await by.data(`{ partnership(id: "${draft.id}") { id } }`)).partnership
    for (const by of [organiser, admin]) expect(await seen(by)).toEqual({ id: draft.id })
    for (const by of others) expect(await seen(by)).toBeNull()
  })
})
