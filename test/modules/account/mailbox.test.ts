import { statSync } from 'node:fs'
import { createDataSource } from '../../../src/database/data-source'
import { isEmailAddress, normalisedEmail } from '../../../src/modules/account/email-address'
import { type App, startApp } from '../../support/app'
import { databaseKind, emptyDatabaseUrl } from '../../support/database'

const SIGN_UP = 'mutation Up($input: SignUpInput!) { signUp(input: $input) { viewer { email displayName } } }'
const SIGN_IN = 'mutation In($input: SignInInput!) { signIn(input: $input) { viewer { email } } }'

describe('an e-mail address', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  let from = 0
  async function ask(query: string, input: object) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.6.${from++}.1` },
      body: JSON.stringify({ query, variables: { input } }),
    })
    const { data, errors } = (await response.json()) as {
      data?: Record<string, { viewer: { email: string } } | null> | null
      errors?: { extensions: { code: string } }[]
    }
    return errors?.[0]?.extensions.code ?? Object.values(data ?? {})[0]?.viewer.email
  }
  const signUp = (email: string, displayName = 'Ada') =>
    ask(SIGN_UP, { email, password: 'correct horse', displayName })

  it.each([
    [
      'ada@bücher.example',
      [
        'ADA@BÜCHER.EXAMPLE',
        'ada@xn--bcher-kva.example',
        'ada@bu\u0308cher.example',
        'ada@XN--BCHER-KVA.example',
        'ada@bü\u00adcher.example',
      ],
    ],
    ['kate@example.org', ['\u212aate@example.org', 'Kate@EXAMPLE.ORG']],
  ])('is one mailbox however it is spelled: %s', async (email, others) => {
    expect(await signUp(email)).toBe(email)
    for (const other of others) {
      expect([other, await signUp(other)]).toEqual([other, 'CONFLICT'])
      expect(await ask(SIGN_IN, { email: other, password: 'correct horse' })).toBe(email)
    }
  })

  it.each([
    'a\u00adda@example.org',
    'ada\u200b@example.org',
    'a\u3164da@example.org',
    '\uff41da@example.org',
    'a\u2060da@example.org',
    '\u017fam@example.org',
    '"a b"@example.org',
    'kate@example\u3002org',
    'ada@',
    '@example.org',
    'ada@exa\u0000mple.org',
  ])('is refused that nobody can tell from another, or write to: %j', async (email) => {
    expect(isEmailAddress(email)).toBe(false)
    expect(await signUp(email)).toBe('BAD_USER_INPUT')
  })

  it.each(['ada@example.org', 'ada+lista@bücher.example', 'żółw@example.org', 'a.b_c-d@sub.example.co.uk'])(
    'stays itself when it is folded twice: %s',
    (email) => {
      expect(isEmailAddress(email)).toBe(true)
      expect(normalisedEmail(normalisedEmail(email.toUpperCase()))).toBe(normalisedEmail(email))
    },
  )

  it('that was stored in the other spelling is folded by the migration, but where both are there', async () => {
    const dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
    await dataSource.runMigrations()
    const latest = async () =>
      (await dataSource.query('SELECT "name" FROM "migrations" ORDER BY "id" DESC LIMIT 1'))[0].name
    while (String(await latest()) !== 'ListSessions1790000002000') await dataSource.undoLastMigration()
    const at = '2026-01-01T00:00:00.000Z'
    const stored = [
      'a@xn--bcher-kva.example',
      'b@xn--bcher-kva.example',
      'b@bücher.example',
      'xn--a@example.org',
    ]
    for (const [index, email] of stored.entries())
      await dataSource.query(
        `INSERT INTO "account" ("id", "displayName", "createdAt", "email") VALUES ('account_${index}', 'Ada', '${at}', '${email}')`,
      )
    await dataSource.runMigrations()
    const rows = await dataSource.query('SELECT "email" FROM "account" ORDER BY "id"')
    expect(rows.map(({ email }: { email: string }) => email)).toEqual([
      'a@bücher.example',
      'b@xn--bcher-kva.example',
      'b@bücher.example',
      'xn--a@example.org',
    ])
    await dataSource.destroy()
  })

  it.each([
    ['\u3164', 'blank'],
    ['\u115f\u1160', 'blank'],
    ['\u2800\u2800', 'blank'],
    ['\uffa0', 'blank'],
    ['\u{1d159}', 'blank'],
    ['\u00ad', 'blank'],
    ['Ada\u3164', 'with something that nobody sees'],
    ['A\u2060da', 'with something that nobody sees'],
    ['Moderator', 'a role'],
    ['ADMIN', 'a role'],
    ['administrator', 'a role'],
    ['Redaktor 2', 'a role'],
    ['Mödérator', 'a role'],
    ['M o d e r a t o r', 'a role'],
    ['\u041c\u043ederator', 'a role'],
    ['Ａｄｍｉｎ', 'a role'],
  ])('comes with no name like %j, which is %s', async (name) => {
    expect(await signUp(`${from}@example.org`, name)).toBe('BAD_USER_INPUT')
    const member = await app.signUp()
    const { errors } = await member.query(
      'mutation Name($name: String!) { updateProfile(input: { displayName: $name }) { viewer { id } } }',
      { name },
    )
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('comes with any other name', async () => {
    for (const name of ['Ada', 'Redaktor Naczelny Kowalski', '7', '李', 'Ada 👩‍🌾', 'Nina Adminowicz'])
      expect([name, await signUp(`ok${from}@example.org`, name)]).toEqual([
        name,
        expect.stringContaining('@'),
      ])
  })

  it('lies in files that only the user of the server reads', () => {
    if (databaseKind !== 'sqlite') return
    const path = app.databaseUrl.slice('sqlite:'.length)
    const modes = [path, `${path}-wal`, `${path}-shm`].map((file) =>
      (statSync(file).mode & 0o777).toString(8),
    )
    expect(modes).toEqual(['600', '600', '600'])
  })
})
