import { Role } from '../../../src/authz/role.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakePartnership } from '../../support/fakes'

const ADD = `mutation Add($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`
const NAME = 'Zażółć Gęślą'
const TEXT = 'Tajemnica jaźni'

describe('what people may know and undo of what is kept about them', () => {
  let app: App
  const partnership = fakePartnership()
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) => write.insert(Partnership, [partnership]))
  })
  afterAll(() => app.close())

  const add = async (by: Client, more: object = {}): Promise<string> =>
    (await by.data(ADD, { input: { subjectId: partnership.id, body: TEXT, ...more } })).addComment.comment.id

  it('exportMyData tells everything about the asker, and nothing of others', async () => {
    const [ada, bob] = [await app.signUp(NAME), await app.signUp('Bob')]
    const id = await add(ada)
    await add(bob, { body: 'Od Boba' })
    const { exportMyData } = await ada.data('{ exportMyData }')
    expect(exportMyData).toMatchObject({
      account: { id: ada.id, displayName: NAME, email: expect.stringContaining('@example.org') },
      sessions: [{ revokedAt: null }],
      comments: [{ id, text: TEXT, state: 'PUBLISHED' }],
    })
    expect(JSON.stringify(exportMyData)).not.toMatch(/Boba|argon2|passwordHash|tokenHash/)
    expect((await app.query('{ exportMyData }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('eraseMyAccount leaves nothing of the person, and threads in their shape', async () => {
    const [ada, bob] = [await app.signUp(NAME), await app.signUp('Bob')]
    const [answered, lonely] = [await add(ada), await add(ada)]
    const reply = await add(bob, { body: 'Od Boba', parentId: answered })
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')

    const { thread, gone, account } = await app.data(`{
      thread: comment(id: "${answered}") { state body author { id } replies { nodes { id body } } }
      gone: comment(id: "${lonely}") { id }
      account: node(id: "${ada.id}") { id }
    }`)
    expect(thread).toEqual({
      state: 'DELETED',
      body: null,
      author: null,
      replies: { nodes: [{ id: reply, body: 'Od Boba' }] },
    })
    expect([gone, account]).toEqual([null, null])

    const status = async () =>
      (
        await fetch(`${app.url}/graphql?query={__typename}`, {
          headers: { authorization: `Bearer ${ada.accessToken}` },
        })
      ).status
    expect(await status()).toBe(401)
    const refreshed = await app.query(
      `mutation { refreshSession(input: { refreshToken: "${ada.refreshToken}" }) { viewer { id } } }`,
    )
    expect(refreshed.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')

    const kept: object[] = []
    for (const table of ['account', 'comment', 'account_session', 'change']) {
      const owned = { account: 'id', comment: 'authorId', account_session: 'accountId', change: 'recordId' }[
        table
      ]
      kept.push(
        ...(await app.database.dataSource.query(`SELECT * FROM "${table}" WHERE "${owned}" = '${ada.id}'`)),
      )
    }
    expect(JSON.stringify(kept)).not.toMatch(/Zażółć|Tajemnica|example\.org|argon2/)
    expect(kept).toHaveLength(3)
  })

  it('exports what was written for residents, and leaves of it only that they take part', async () => {
    const [ada, admin] = [await app.signUp(NAME), await app.appoint(Role.ADMIN)]
    const apply = async (partnershipId: string): Promise<string> =>
      (
        await ada.data(
          'mutation Apply($input: ApplyToJoinInput!) { applyToJoin(input: $input) { membership { id } } }',
          { input: { partnershipId, residentCount: 12, contribution: TEXT } },
        )
      ).applyToJoin.membership.id
    const other = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [other]))
    const [joined, waiting] = [await apply(partnership.id), await apply(other.id)]
    await admin.data(
      `mutation { acceptMembership(input: { id: "${joined}", expectedVersion: 1 }) { membership { id } } }`,
    )
    const { applications } = (await ada.data('{ exportMyData }')).exportMyData
    expect(applications).toMatchObject([
      { id: joined, contribution: TEXT, status: 'ACTIVE' },
      { id: waiting, contribution: TEXT, status: 'APPLIED' },
    ])
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const rows = await app.database.dataSource.query(
      `SELECT "id", "residentCount", "contribution", "appliedById" FROM "membership" WHERE "id" IN ('${joined}', '${waiting}')`,
    )
    expect(rows).toEqual([{ id: joined, residentCount: 12, contribution: null, appliedById: null }])
    const told = await app.database.dataSource.query(
      `SELECT 1 FROM "change" WHERE "storedDifferences" LIKE '%${TEXT}%'`,
    )
    expect(told).toEqual([])
  })

  it('exports claims and what was submitted under keys, and leaves nothing of them', async () => {
    const [ada, admin] = [await app.signUp(NAME), await app.appoint(Role.ADMIN)]
    const claim = async (by: Client, idempotencyKey: string): Promise<string> =>
      (
        await by.data(
          'mutation Claim($input: ClaimPartnershipInput!) { claimPartnership(input: $input) { claim { id } } }',
          { input: { partnershipId: partnership.id, reason: TEXT, idempotencyKey } },
        )
      ).claimPartnership.claim.id
    const decide = (by: Client, id: string) =>
      by.data(
        `mutation { decideClaim(input: { id: "${id}", decision: REJECT, statement: "Nie znamy." }) { claim { id } } }`,
      )
    const id = await claim(ada, 'klucz Ady')
    await claim(await app.signUp('Bob'), 'klucz Boba')
    await decide(admin, id)
    const { exportMyData } = await ada.data('{ exportMyData }')
    expect(exportMyData).toMatchObject({
      claims: [{ id, subjectId: partnership.id, reason: TEXT, state: 'REJECTED', statement: 'Nie znamy.' }],
      decidedClaims: [],
      submissions: [{ idempotencyKey: 'klucz Ady', recordId: id, createdAt: expect.any(String) }],
    })
    expect(JSON.stringify(exportMyData)).not.toMatch(/Boba|digest/)
    const decided = (await admin.data('{ exportMyData }')).exportMyData
    expect(decided).toMatchObject({ claims: [], decidedClaims: [{ id, statement: 'Nie znamy.' }] })
    expect(JSON.stringify(decided)).not.toContain(TEXT)

    const found = (table: string, column: string, value: string) =>
      app.database.dataSource.query(`SELECT * FROM "${table}" WHERE "${column}" = '${value}'`)
    expect(await found('claim', 'decidedById', admin.id)).toHaveLength(1)
    await admin.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    expect(await found('claim', 'decidedById', admin.id)).toEqual([])
    expect(await found('claim', 'id', id)).toMatchObject([{ decidedById: null, statement: 'Nie znamy.' }])
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    expect(await found('claim', 'claimantId', ada.id)).toEqual([])
    expect(await found('submission', 'accountId', ada.id)).toEqual([])
  })

  it('tells of the roles that it gave, and takes its name off them', async () => {
    const [admin, bob] = [await app.appoint(Role.ADMIN), await app.signUp('Bob')]
    await admin.data(
      `mutation { grantRole(input: { accountId: "${bob.id}", role: MODERATOR }) { account { id } } }`,
    )
    const { exportMyData } = await admin.data('{ exportMyData }')
    expect(exportMyData.grantedRoles).toMatchObject([{ role: 'MODERATOR', scopeId: '' }])
    expect(JSON.stringify(exportMyData)).not.toContain(bob.id)
    await admin.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const grants = await app.database.dataSource.query(
      `SELECT "grantedById" FROM "role_grant" WHERE "accountId" = '${bob.id}'`,
    )
    expect(grants).toEqual([{ grantedById: null }])
  })

  it('lets nothing in the name of an erased account come after it', async () => {
    const ada = await app.signUp(NAME)
    const change =
      'changePassword(input: { currentPassword: "correct horse", newPassword: "another good one" }) { viewer { id } }'
    const { errors } = await ada.query(
      `mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } updateProfile(input: { displayName: "Jan" }) { viewer { id } } }`,
    )
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const bob = await app.signUp(NAME)
    const erase = (password: string) =>
      bob.query(`mutation { eraseMyAccount(input: { password: "${password}" }) { viewer { id } } }`)
    const [changed, erased] = await Promise.all([bob.query(`mutation { ${change} }`), erase('correct horse')])
    // Whichever is stored first makes the password of the other wrong.
    expect([changed, erased].filter((answer) => answer.errors === undefined)).toHaveLength(1)
    if (erased.errors) expect((await erase('another good one')).errors).toBeUndefined()
    for (const { id } of [ada, bob]) {
      const [row] = await app.database.dataSource.query(`SELECT * FROM "account" WHERE "id" = '${id}'`)
      expect(row).toMatchObject({ displayName: '', email: null, passwordHash: null })
    }
  })

  it('leaves no comment behind that was being written meanwhile', async () => {
    const ada = await app.signUp(NAME)
    await Promise.all([
      ...Array.from({ length: 5 }, () =>
        ada.query(ADD, { input: { subjectId: partnership.id, body: TEXT } }),
      ),
      ada.query('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }'),
      ...Array.from({ length: 5 }, () =>
        ada.query(ADD, { input: { subjectId: partnership.id, body: TEXT } }),
      ),
    ])
    const left = await app.database.dataSource.query(
      `SELECT "id" FROM "comment" WHERE "authorId" = '${ada.id}'`,
    )
    expect(left).toEqual([])
  })
})

describe('the profile', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  const change = (by: Client, currentPassword: string, newPassword = 'another good one') =>
    by.query(
      'mutation Change($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { id } } }',
      { input: { currentPassword, newPassword } },
    )

  it('is changed by its owner', async () => {
    const ada = await app.signUp()
    const { updateProfile } = await ada.data(
      'mutation { updateProfile(input: { displayName: " Ada L. " }) { viewer { displayName } } }',
    )
    expect(updateProfile.viewer.displayName).toBe('Ada L.')
    expect(
      (await app.query('mutation { updateProfile(input: { displayName: "x" }) { viewer { id } } }'))
        .errors?.[0]?.extensions.code,
    ).toBe('UNAUTHENTICATED')
  })

  it('changes its password for whoever knows it, and ends the other sessions', async () => {
    const ada = await app.signUp()
    const { viewer } = await ada.data('{ viewer { email } }')
    const signIn = (password: string) =>
      app.query(
        `mutation { signIn(input: { email: "${viewer.email}", password: "${password}" }) { session { accessToken } } }`,
      )
    const other = (await signIn('correct horse')).data?.signIn.session.accessToken
    expect((await change(ada, 'wrong password')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await change(ada, 'correct horse', 'short')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect((await change(ada, 'correct horse')).errors).toBeUndefined()
    const status = async (token: string) =>
      (
        await fetch(`${app.url}/graphql?query={__typename}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status
    expect([await status(ada.accessToken), await status(other)]).toEqual([200, 401])
    expect((await signIn('correct horse')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await signIn('another good one')).errors).toBeUndefined()
  })
})
