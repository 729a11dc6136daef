import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Webhook } from '../../../src/modules/webhook/webhook.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeOrganisation, fakeWebhook } from '../../support/fakes'
import { ask, webhooksOf } from './ask-webhook'

/** Nothing is sent there: nothing that it wants changes. A name would be looked up. */
const URL = 'https://93.184.215.14/partnerstwa'
const NOTHING = { types: ['GUIDE'] }

describe('webhooks', () => {
  let app: App
  let admin: Member
  let representative: Member
  const [library, school] = [fakeOrganisation(), fakeOrganisation()]
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) => write.insert(Organisation, [library, school]))
    admin = await app.appoint(Role.ADMIN)
    representative = await app.appoint(Role.REPRESENTATIVE, library.id)
  })
  afterAll(() => app.close())

  const create = (by: Member | App, more: object = {}) =>
    ask(by, 'createWebhook', { url: URL, organisationId: library.id, ...NOTHING, ...more })

  it('are made by a representative, with a secret that is shown once', async () => {
    const { secret, webhook } = await create(representative)
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    expect(webhook).toMatchObject({
      url: URL,
      types: ['GUIDE'],
      territory: null,
      state: 'ENABLED',
      failingSince: null,
      organisation: { id: library.id },
      createdBy: { id: representative.id },
    })
    const told = [await webhooksOf(representative), await representative.data('{ exportMyData }')]
    expect(JSON.stringify(told)).toContain(URL)
    expect(JSON.stringify(told)).not.toContain(secret.slice('whsec_'.length))
    const changes = await app.database.dataSource.query('SELECT * FROM "change"')
    expect(JSON.stringify(changes)).not.toContain(secret.slice('whsec_'.length))
  })

  it('are seen and kept by representatives of their organisation and administrators only', async () => {
    const other = await app.appoint(Role.REPRESENTATIVE, school.id)
    const editor = await app.appoint(Role.EDITOR, 'territory_16')
    const { webhook } = await create(other, { organisationId: school.id })
    for (const by of [representative, editor]) {
      expect(JSON.stringify(await webhooksOf(by))).not.toContain(webhook.id)
      for (const mutation of ['resumeWebhook', 'rotateWebhookSecret', 'deleteWebhook'] as const)
        expect((await ask(by, mutation, { id: webhook.id })).code).toBe('NOT_FOUND')
    }
    expect(JSON.stringify(await webhooksOf(admin))).toContain(webhook.id)
    expect((await app.query('{ webhooks { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
    expect((await ask(other, 'deleteWebhook', { id: webhook.id })).webhook).toBeNull()
    expect(await webhooksOf(other)).toEqual([])
  })

  it('are not made for organisations of others, nor for none', async () => {
    const stranger = await app.signUp()
    expect((await create(representative, { organisationId: school.id })).code).toBe('FORBIDDEN')
    expect((await create(representative, { organisationId: null })).code).toBe('FORBIDDEN')
    expect((await create(stranger)).code).toBe('FORBIDDEN')
    expect((await create(app)).code).toBe('UNAUTHENTICATED')
    expect((await create(admin, { organisationId: null })).webhook.organisation).toBeNull()
  })

  it.each([
    ['url', { url: 'http://hooks.example.org/' }],
    ['url', { url: 'https://localhost/' }],
    ['url', { url: 'https://127.0.0.1:5432/' }],
    ['url', { url: 'https://[::1]/' }],
    ['url', { url: 'https://169.254.169.254/latest/meta-data/' }],
    ['url', { url: 'nonsense' }],
    ['types', { types: [] }],
    ['types', { types: ['EVENT', 'EVENT'] }],
    ['territory', { territory: '99' }],
    ['territory', { territory: "'; --" }],
  ])('are not made of a wrong %s: %j', async (property, more) => {
    const { violations } = await create(representative, more)
    expect(violations).toMatchObject([{ path: ['input', property] }])
  })

  it('take a cursor of changes, and no other', async () => {
    const { organisations } = await app.data('{ organisations(first: 1) { pageInfo { endCursor } } }')
    for (const after of ['nonsense', organisations.pageInfo.endCursor])
      expect((await create(representative, { after })).violations).toMatchObject([
        { path: ['input', 'after'] },
      ])
    const { headCursor } = (await app.data('{ changes { headCursor } }')).changes
    const { webhook } = await create(representative, { after: headCursor })
    expect(webhook.cursor).toBe(headCursor)
    await app.database.dataSource.query('UPDATE "registry" SET "changesFrom" = "version" + 5')
    expect((await create(representative, { after: headCursor })).code).toBe('RESYNC_REQUIRED')
    await app.database.dataSource.query('UPDATE "registry" SET "changesFrom" = 1')
  })

  it('are at most ten of an organisation', async () => {
    const owner = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [owner]))
    const nine = Array.from({ length: 9 }, () => fakeWebhook({ organisationId: owner.id }))
    await app.database.write((write) => write.insert(Webhook, nine))
    const by = await app.appoint(Role.REPRESENTATIVE, owner.id)
    const both = await Promise.all([1, 2].map(() => create(by, { organisationId: owner.id })))
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined])
  })

  it('go with the organisation that stands in place of theirs, and forget who made them', async () => {
    const [gone, stays] = [fakeOrganisation(), fakeOrganisation()]
    await app.database.write((write) => write.insert(Organisation, [gone, stays]))
    const by = await app.appoint(Role.REPRESENTATIVE, gone.id)
    const { webhook } = await create(by, { organisationId: gone.id })
    await admin.data(
      'mutation Merge($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { organisation { id } } }',
      { input: { id: gone.id, intoId: stays.id, expectedVersion: 1, intoExpectedVersion: 1 } },
    )
    await by.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const { node } = await admin.data(
      `{ node(id: "${webhook.id}") { ... on Webhook { organisation { id } createdBy { id } } } }`,
    )
    expect(node).toEqual({ organisation: { id: stays.id }, createdBy: null })
  })
})
