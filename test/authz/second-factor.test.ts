import { Role } from '../../src/authz/role.enums'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Sector } from '../../src/modules/sector/sector.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { ask } from '../modules/account/bearer'
import { type App, type Client, type Member, startApp } from '../support/app'
import { codeOf } from '../support/authenticator'
import { fakeSectors, fakeTerritory } from '../support/fakes'
import { AUDIENCE, startProvider, type TestProvider } from '../support/identity-provider'
import { enrol, signIn } from '../support/second-factor'
import { READINGS, read } from './readings'
import { BEFORE, enterWorld, type Ids } from './world'

const REQUIRED = { code: 'FORBIDDEN', reason: 'SECOND_FACTOR_REQUIRED' }

const STAFF: Readonly<Record<string, readonly [Role, string?]>> = {
  editor: [Role.EDITOR, 'territory_16'],
  moderator: [Role.MODERATOR],
  administrator: [Role.ADMIN],
}

/** What only some roles do, each refused to others by FORBIDDEN. */
const WRITES: readonly (readonly [by: readonly string[], document: (ids: Ids) => string])[] = [
  [['editor', 'administrator'], ({ other }) => update(other)],
  [
    ['moderator', 'administrator'],
    ({ comment }) =>
      `mutation { hideComment(input: { id: "${comment}", reason: SPAM, statement: "Reklama." }) { __typename } }`,
  ],
  [
    ['administrator'],
    ({ target }) =>
      `mutation { grantRole(input: { accountId: "${target}", role: MODERATOR }) { __typename } }`,
  ],
]

const update = (id: string) =>
  `mutation { updatePartnership(input: { id: "${id}", expectedVersion: 1, summary: "O nas" }) { __typename } }`

describe('without a second factor', () => {
  let app: App
  let strict: App
  let provider: TestProvider
  let ids: Ids
  beforeAll(async () => {
    provider = await startProvider()
    // By default: SECOND_FACTOR_ROLES is not set.
    app = await startApp({ SECOND_FACTOR_ROLES: '', OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: AUDIENCE })
    strict = await startApp({ SECOND_FACTOR_ROLES: 'REPRESENTATIVE' }, app.databaseUrl)
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      const units = [fakeTerritory('PL', null), fakeTerritory('16', 'PL'), fakeTerritory('1609', '16')]
      await write.insert(Territory, units)
    })
    const { id: accountId } = await app.signUp()
    ids = await enterWorld({ ...BEFORE, author: 'somebody' }, accountId, app)
    await app.database.write(async (write) => {
      write.actAs({ accountId, role: Role.EDITOR })
      await write.update(Organisation, ids.organisation, { name: 'Inna' })
      await write.update(Partnership, ids.other, { name: 'Inne' })
      await write.insertRows('partnership_territory', [
        { partnershipId: ids.other, territoryId: 'territory_1609' },
      ])
    })
  })
  afterAll(async () => {
    await strict.close()
    await app.close()
    await provider.stop()
  })

  const refusalOf = async (by: Client, document: string) =>
    (await by.query(document)).errors?.[0]?.extensions ?? null
  const appoint = (name: string) => app.appoint(...(STAFF[name] as readonly [Role, string?]))
  const inactiveRolesOf = async (by: Client) =>
    (await by.data('{ viewer { inactiveRoles } }')).viewer.inactiveRoles

  describe.each(Object.keys(STAFF))('the role of an %s', (name) => {
    const [role] = STAFF[name] as readonly [Role]
    let staff: Member
    let member: Member
    beforeAll(async () => {
      staff = await appoint(name)
      member = await app.signUp()
    })

    it('counts for nothing, and is named among those that do not count', async () => {
      const proven = await appoint(name)
      await enrol(proven)
      let more = 0
      for (const reading of Object.keys(READINGS)) {
        const byMember = await read(member, reading, ids)
        expect([reading, await read(staff, reading, ids)]).toEqual([reading, byMember])
        if ((await read(proven, reading, ids)) !== byMember) more++
      }
      expect(more).toBeGreaterThan(2)
      const { viewer } = await staff.data('{ viewer { roles inactiveRoles grants { role } } }')
      expect(viewer).toEqual({ roles: ['MEMBER', role], inactiveRoles: [role], grants: [{ role }] })
      expect(await inactiveRolesOf(member)).toEqual([])
    })

    it('is refused with the reason that tells what to do, and others with theirs', async () => {
      for (const [by, document] of WRITES) {
        const refusal = await refusalOf(staff, document(ids))
        expect([document(ids), refusal]).toEqual([
          document(ids),
          by.includes(name) ? REQUIRED : { code: 'FORBIDDEN', reason: 'NOT_ALLOWED' },
        ])
        expect((await refusalOf(member, document(ids)))?.reason).toBe('NOT_ALLOWED')
      }
    })

    it('counts at once when one is set up, and in sessions that are signed in to with it', async () => {
      const allowed = async () => {
        const refusals: unknown[] = []
        await app.undoing(async () => {
          for (const [, document] of WRITES) refusals.push((await refusalOf(staff, document(ids)))?.code)
        })
        return refusals.map((code) => code !== 'FORBIDDEN')
      }
      expect(await allowed()).toEqual(WRITES.map(() => false))
      const { secret, email } = await enrol(staff)
      expect(await inactiveRolesOf(staff)).toEqual([])
      expect(await allowed()).toEqual(WRITES.map(([by]) => by.includes(name)))
      const phone = await signIn(app, { email, code: codeOf(secret) })
      const { data } = await ask(app.url, phone.accessToken, '{ viewer { inactiveRoles } }')
      expect(data).toEqual({ viewer: { inactiveRoles: [] } })
    })
  })

  it('permissions have the reason', async () => {
    const editor = await appoint('editor')
    const document = `{ partnership(id: "${ids.other}") { viewerCan { update { allowed reason } publish { reason } comment { allowed } } } }`
    expect((await editor.data(document)).partnership.viewerCan).toEqual({
      update: { allowed: false, reason: 'SECOND_FACTOR_REQUIRED' },
      publish: { reason: 'SECOND_FACTOR_REQUIRED' },
      comment: { allowed: true },
    })
    const elsewhere = await app.appoint(Role.EDITOR, 'territory_14')
    expect((await elsewhere.data(document)).partnership.viewerCan.update.reason).toBe('NOT_ALLOWED')
  })

  it('nobody imports, nor reads what waits for moderators', async () => {
    const editor = await appoint('editor')
    const response = await fetch(`${app.url}/import/partnerships?dryRun=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${editor.accessToken}`, 'content-type': 'text/csv' },
      body: 'name\n',
    })
    const { errors } = (await response.json()) as { errors: { extensions: object }[] }
    expect([response.status, errors[0]?.extensions]).toEqual([403, expect.objectContaining(REQUIRED)])
    const moderator = await appoint('moderator')
    expect(await refusalOf(moderator, '{ moderationQueue { totalCount } }')).toEqual(REQUIRED)
  })

  it('sessions from before it stay as they were, and all do when it is removed', async () => {
    const staff = await appoint('administrator')
    const { viewer } = await staff.data('{ viewer { email } }')
    const old = await signIn(app, viewer)
    const { recoveryCodes } = await enrol(staff)
    const document = '{ viewer { inactiveRoles } }'
    expect((await ask(app.url, old.accessToken, document)).data.viewer.inactiveRoles).toEqual(['ADMIN'])
    const input = `{ password: "correct horse", code: "${recoveryCodes[0]}" }`
    const { data, errors } = await staff.query(`mutation {
      removeSecondFactor(input: ${input}) { viewer { inactiveRoles } }
      grantRole(input: { accountId: "${staff.id}", role: MODERATOR }) { __typename }
    }`)
    expect(data?.removeSecondFactor.viewer.inactiveRoles).toEqual(['ADMIN'])
    expect(errors?.map(({ extensions }) => extensions.reason)).toEqual(['SECOND_FACTOR_REQUIRED'])
  })

  it('a document that sets one up goes on with the rights', async () => {
    const staff = await appoint('administrator')
    const { beginSecondFactor } = await staff.data(
      'mutation { beginSecondFactor(input: { password: "correct horse" }) { secret } }',
    )
    await staff.data(`mutation {
      confirmSecondFactor(input: { code: "${codeOf(beginSecondFactor.secret)}" }) { viewer { inactiveRoles } }
      grantRole(input: { accountId: "${staff.id}", role: MODERATOR }) { __typename }
    }`)
  })

  it('signing in tells which roles do not count', async () => {
    const { viewer } = await (await appoint('moderator')).data('{ viewer { email } }')
    const { signIn: signedIn } = await app.data(
      `mutation { signIn(input: { email: "${viewer.email}", password: "correct horse" }) { viewer { inactiveRoles } } }`,
    )
    expect(signedIn.viewer).toEqual({ inactiveRoles: ['MODERATOR'] })
  })

  it('those whom an identity provider vouches for have their roles: it asks for what it wants', async () => {
    const token = await provider.forge({ sub: 'head of the office' })
    const { data } = await ask(app.url, token)
    const grant = `mutation { grantRole(input: { accountId: "${data.viewer.account.id}", role: ADMIN }) { __typename } }`
    const admin = await appoint('administrator')
    await enrol(admin)
    await admin.data(grant)
    expect((await ask(app.url, token, '{ moderationQueue { totalCount } }')).data.moderationQueue).toEqual({
      totalCount: expect.any(Number),
    })
  })

  it('organisers and representatives have their roles, unless the operator names them', async () => {
    const representative = await app.appoint(Role.REPRESENTATIVE, ids.organisation)
    const document = `mutation { updateOrganisation(input: { id: "${ids.organisation}", expectedVersion: 1, name: "Jeszcze inna" }) { __typename } }`
    const { code } = await ask(strict.url, representative.accessToken, document)
    expect(code).toBe('FORBIDDEN')
    expect(await refusalOf(representative, document)).toBeNull()
  })
})
