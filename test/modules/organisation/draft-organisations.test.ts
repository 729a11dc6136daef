import sql from 'sql-template-tag'
import { Role } from '../../../src/authz/role.enums'
import { datasets } from '../../../src/interchange/feeds/dataset'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipRole } from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type Any, type App, type Client, type Member, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'

const FIELDS = `id version name kind publishedAt
  viewerCan { update { allowed reason } publish { allowed reason } claim { allowed reason } }`

async function ask(by: Client, name: string, input: object): Promise<Any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const { data, errors } = await by.query<Any>(
    `mutation Ask($input: ${type}!) { ${name}(input: $input) { organisation { ${FIELDS} } } }`,
    { input },
  )
  return {
    ...data?.[name]?.organisation,
    code: errors?.[0]?.extensions.code,
    extensions: errors?.[0]?.extensions,
  }
}

const school = { name: 'Szkoła Podstawowa', kind: 'SCHOOL', territory: '1609' }

describe('a public organisation', () => {
  let app: App
  let editor: Member
  let elsewhere: Member
  let admin: Member
  const partnership = fakePartnership()

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      const units = [fakeTerritory('PL', null), fakeTerritory('16', 'PL'), fakeTerritory('1609', '16')]
      await write.insert(Territory, [...units, fakeTerritory('14', 'PL')])
      await write.insert(Partnership, [partnership])
    })
    editor = await app.appoint(Role.EDITOR, 'territory_16')
    elsewhere = await app.appoint(Role.EDITOR, 'territory_14')
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const organiser = () => app.appoint(Role.ORGANISER, partnership.id)
  const seen = async (by: Client, id: string) =>
    (await by.data(`{ organisation(id: "${id}") { ${FIELDS} } }`)).organisation
  async function published(overrides = {}) {
    const record = fakeOrganisation({ territoryId: 'territory_1609', ...overrides })
    await app.database.write((write) => write.insert(Organisation, [record]))
    return record.id
  }

  it('is a draft where somebody else than its editor enters it, and seen by few until it is published', async () => {
    const by = await organiser()
    const { id, ...draft } = await ask(by, 'createOrganisation', school)
    expect(draft).toMatchObject({
      publishedAt: null,
      viewerCan: {
        update: { allowed: true, reason: null },
        publish: { allowed: false, reason: 'NOT_ALLOWED' },
        claim: { allowed: true, reason: null },
      },
    })
    const others = [app, elsewhere, await organiser(), await app.appoint(Role.MODERATOR), await app.signUp()]
    for (const other of others) {
      expect(await seen(other, id)).toBeNull()
      expect((await other.data('{ organisations { totalCount } }')).organisations.totalCount).toBe(0)
      expect((await other.data('{ search(query: "podstawowa") { totalCount } }')).search.totalCount).toBe(0)
    }
    for (const other of [by, editor, admin]) {
      expect(await seen(other, id)).toMatchObject({ id, publishedAt: null })
      expect((await other.data('{ search(query: "podstawowa") { totalCount } }')).search.totalCount).toBe(1)
    }
    expect(await (await fetch(`${app.url}/feeds/organisations.csv`)).text()).not.toContain('Podstawowa')
    expect((await fetch(`${app.url}/feeds/organisations/${id}.json`)).status).toBe(404)
    expect(
      (await app.data('{ changes(first: 100) { nodes { recordId } } }')).changes.nodes,
    ).not.toContainEqual({
      recordId: id,
    })

    const change = { id, expectedVersion: 1 }
    for (const other of [by, elsewhere])
      expect((await ask(other, 'publishOrganisation', change)).code).toBe(
        other === by ? 'FORBIDDEN' : 'NOT_FOUND',
      )
    expect(await ask(editor, 'publishOrganisation', change)).toMatchObject({
      ...{ id, version: 2, publishedAt: expect.any(String) },
      viewerCan: { publish: { allowed: false, reason: 'ALREADY_PUBLISHED' } },
    })
    for (const other of others) expect(await seen(other, id)).toMatchObject({ id })
    expect((await ask(admin, 'publishOrganisation', { id, expectedVersion: 2 })).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'ALREADY_PUBLISHED' },
    })
    // Whoever entered it has no part in it any more.
    expect((await ask(by, 'updateOrganisation', { id, expectedVersion: 2, offers: ['sala'] })).code).toBe(
      'FORBIDDEN',
    )
    expect(await (await fetch(`${app.url}/feeds/organisations.csv`)).text()).toContain('Podstawowa')
    const { nodes } = (await app.data('{ changes(first: 100) { nodes { recordId kind } } }')).changes
    expect(nodes.filter(({ recordId }: Any) => recordId === id)).toEqual([{ recordId: id, kind: 'RESTORED' }])
    const { organisation } = await app.data(
      `{ organisation(id: "${id}") { history { nodes { kind role differences { field } } } } }`,
    )
    expect(organisation.history.nodes).toEqual([
      { kind: 'RESTORED', role: 'EDITOR', differences: [{ field: 'publishedAt' }] },
    ])
  })

  it.each([
    ['MUNICIPALITY', null, true],
    ['PUBLIC_INSTITUTION', null, true],
    ['LIBRARY', null, true],
    ['CULTURAL_INSTITUTION', null, true],
    [null, 'PUBLIC', true],
    ['OTHER', 'PUBLIC', true],
    ['SCHOOL', 'PRIVATE', true],
    ['NGO', 'SOCIAL', false],
    ['COMPANY', null, false],
    [null, null, false],
  ])('is one of the kind %s or the sector %s: %s', async (kind, sector, isDraft) => {
    const input = { name: 'Zgłoszona', kind, sector, territory: '1609' }
    expect((await ask(await organiser(), 'createOrganisation', input)).publishedAt === null).toBe(isDraft)
    for (const by of [editor, admin])
      expect((await ask(by, 'createOrganisation', input)).publishedAt).not.toBeNull()
    const both = await organiser()
    await app.database.write((write) =>
      write.insertRows('role_grant', [
        {
          ...{
            id: `grant_${both.id.slice(8)}`,
            accountId: both.id,
            role: Role.EDITOR,
            scopeId: 'territory_14',
          },
          ...{ grantedById: null, grantedAt: '2024-01-01T00:00:00.000Z' },
        },
      ]),
    )
    expect((await ask(both, 'createOrganisation', input)).publishedAt === null).toBe(isDraft)
  })

  it('is corrected by whoever entered it, and by its editors, and stays a draft', async () => {
    const by = await organiser()
    const { id } = await ask(by, 'createOrganisation', school)
    expect(
      await ask(by, 'updateOrganisation', { id, expectedVersion: 1, kind: 'NGO', name: 'Inna' }),
    ).toMatchObject({
      ...{ version: 2, name: 'Inna', publishedAt: null },
    })
    expect(
      await ask(editor, 'updateOrganisation', { id, expectedVersion: 2, kind: 'LIBRARY' }),
    ).toMatchObject({
      ...{ version: 3, publishedAt: null },
    })
    expect((await ask(by, 'updateOrganisation', { id, expectedVersion: 3, territory: '14' })).version).toBe(4)
    expect(await seen(editor, id)).toBeNull()
    expect(await seen(elsewhere, id)).toMatchObject({ id })
  })

  it('is made of no other, and called no other, by whoever could not publish it', async () => {
    const [ngo, library] = [await published({ kind: 'NGO' }), await published({ kind: 'LIBRARY' })]
    const change = (by: Client, id: string, expectedVersion: number, input: object) =>
      ask(by, 'updateOrganisation', { id, expectedVersion, ...input })
    const [ofNgo, ofLibrary] = [
      await app.appoint(Role.REPRESENTATIVE, ngo),
      await app.appoint(Role.REPRESENTATIVE, library),
    ]
    for (const input of [{ kind: 'MUNICIPALITY' }, { sector: 'PUBLIC' }, { kind: 'SCHOOL', name: 'Szkoła' }])
      expect((await change(ofNgo, ngo, 1, input)).extensions).toMatchObject({
        ...{ code: 'FORBIDDEN', reason: 'NOT_ALLOWED' },
      })
    expect((await change(ofNgo, ngo, 1, { name: 'Nowa nazwa', territory: '14' })).version).toBe(2)
    for (const input of [{ name: 'Urząd' }, { territory: '14' }, { kind: 'NGO' }, { sector: 'SOCIAL' }])
      expect((await change(ofLibrary, library, 1, input)).code).toBe('FORBIDDEN')
    expect((await change(ofLibrary, library, 1, { offers: ['sala'], kind: 'LIBRARY' })).version).toBe(2)
    expect((await change(editor, library, 2, { territory: '14' })).code).toBe('FORBIDDEN')
    expect((await change(editor, library, 2, { name: 'Biblioteka Miejska', territory: '16' })).version).toBe(
      3,
    )
    expect((await change(admin, library, 3, { territory: '14' })).version).toBe(4)
  })

  it('is named by partnerships, and nobody else sees that before it is published', async () => {
    const by = await organiser()
    const { id } = await ask(by, 'createOrganisation', { ...school, name: 'Gimnazjum Nieznane' })
    const record = fakePartnership()
    const agreement = fakeAgreement({ partnershipId: record.id })
    const member = fakeMembership({
      ...{ partnershipId: record.id, organisationId: id, role: MembershipRole.LEADER },
    })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [record])
      await write.insert(Membership, [member])
      await write.insert(Agreement, [agreement])
      await write.insertRows('agreement_party', [{ agreementId: agreement.id, organisationId: id }])
      await write.insertRows('role_grant', [
        {
          ...{ id: `grant_${by.id.slice(8)}`, accountId: by.id, role: Role.ORGANISER, scopeId: record.id },
          ...{ grantedById: null, grantedAt: '2024-01-01T00:00:00.000Z' },
        },
      ])
    })
    const initiators = [{ kind: 'PUBLIC_INSTITUTION', organisationId: id }]
    await by.data(
      `mutation Name($input: UpdatePartnershipInput!) { updatePartnership(input: $input) { partnership { id } } }`,
      { input: { id: record.id, expectedVersion: 1, initiators } },
    )
    const naming = async (client: Client) =>
      (await client.data(`{ partnership(id: "${record.id}") { leader { id } members { totalCount nodes { id } }
          initiators { name } agreements { parties { name } } }
          found: partnerships(filter: { initiatorKinds: [PUBLIC_INSTITUTION] }) { nodes { id } } }`)) as Any
    const nothing = {
      partnership: {
        leader: null,
        members: { totalCount: 0, nodes: [] },
        initiators: [],
        agreements: [{ parties: [] }],
      },
      found: { nodes: [] },
    }
    const name = 'Gimnazjum Nieznane'
    const all = {
      partnership: {
        leader: { id: member.id },
        members: { totalCount: 1, nodes: [{ id: member.id }] },
        initiators: [{ name }],
        agreements: [{ parties: [{ name }] }],
      },
      found: { nodes: [{ id: record.id }] },
    }
    for (const other of [app, elsewhere, await organiser()]) expect(await naming(other)).toEqual(nothing)
    for (const other of [by, editor, admin]) expect(await naming(other)).toEqual(all)
    const files = async () => {
      const { headCursor } = (await app.data('{ changes(first: 1) { headCursor } }')).changes
      const feeds = [
        `partnerships/${record.id}.json`,
        'news.json',
        ...Object.keys(datasets).map((list) => `${list}.json`),
      ]
      const texts = feeds.map(async (feed) => (await fetch(`${app.url}/feeds/${feed}`)).text())
      return { headCursor, feed: (await Promise.all(texts)).join('\n') }
    }
    const before = await files()
    expect(before.feed).not.toContain(name)
    const changes = await (await fetch(`${app.url}/feeds/changes.ndjson`)).text()
    expect(changes).not.toContain(name)
    expect(changes).not.toContain(id)

    expect((await ask(editor, 'publishOrganisation', { id, expectedVersion: 1 })).code).toBeUndefined()
    expect(await naming(app)).toEqual(all)
    expect((await files()).feed).toContain(name)
    const { nodes } = (
      await app.data(
        'query Next($after: String) { changes(after: $after) { nodes { recordId kind fields } } }',
        { after: before.headCursor },
      )
    ).changes
    expect(nodes).toEqual(
      expect.arrayContaining([
        { recordId: id, kind: 'RESTORED', fields: ['publishedAt'] },
        { recordId: member.id, kind: 'RESTORED', fields: [] },
        { recordId: expect.stringMatching(/^initiator_/), kind: 'RESTORED', fields: [] },
        { recordId: record.id, kind: 'UPDATED', fields: ['initiators'] },
        { recordId: agreement.id, kind: 'UPDATED', fields: ['parties'] },
      ]),
    )
  })

  it('is named by nobody who cannot see it', async () => {
    const { id } = await ask(await organiser(), 'createOrganisation', school)
    const record = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [record]))
    const by = await app.appoint(Role.ORGANISER, record.id)
    const codeOf = async (document: string, input: object) =>
      (await by.query(document, { input })).errors?.[0]?.extensions.code
    const invite =
      'mutation ($input: InviteOrganisationInput!) { inviteOrganisation(input: $input) { __typename } }'
    expect(await codeOf(invite, { partnershipId: record.id, organisationId: id })).toBe('NOT_FOUND')
    const update =
      'mutation ($input: UpdatePartnershipInput!) { updatePartnership(input: $input) { __typename } }'
    const initiators = [{ kind: 'PUBLIC_INSTITUTION', organisationId: id }]
    expect(await codeOf(update, { id: record.id, expectedVersion: 1, initiators })).toBe('BAD_USER_INPUT')
    const agree = 'mutation ($input: CreateAgreementInput!) { createAgreement(input: $input) { __typename } }'
    expect(await codeOf(agree, { partnershipId: record.id, parties: [id] })).toBe('BAD_USER_INPUT')
  })

  it('does not speak for itself by whoever entered it', async () => {
    const by = await organiser()
    const { id } = await ask(by, 'createOrganisation', school)
    const apply = 'mutation ($input: ApplyToJoinInput!) { applyToJoin(input: $input) { __typename } }'
    const invite = `mutation ($input: InviteOrganisationInput!) {
      inviteOrganisation(input: $input) { membership { id status viewerCan { accept { allowed } } } } }`
    const input = { partnershipId: partnership.id, organisationId: id }
    expect((await by.query(apply, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await by.data(invite, { input })).inviteOrganisation.membership).toMatchObject({
      ...{ status: 'INVITED', viewerCan: { accept: { allowed: false } } },
    })
  })

  it('is merged only so that nothing is shown, hidden or renamed unseen', async () => {
    const draft = await published({ kind: 'SCHOOL', publishedAt: null })
    const stays = await published({ kind: null })
    const both = await app.appoint(Role.REPRESENTATIVE, draft)
    await app.database.write((write) =>
      write.insertRows('role_grant', [
        {
          ...{
            id: `grant_${both.id.slice(8)}`,
            accountId: both.id,
            role: Role.REPRESENTATIVE,
            scopeId: stays,
          },
          ...{ grantedById: null, grantedAt: '2024-01-01T00:00:00.000Z' },
        },
      ]),
    )
    const merge = (by: Client, id: string, intoId: string) =>
      ask(by, 'mergeOrganisations', { id, intoId, expectedVersion: 1, intoExpectedVersion: 1 })
    expect((await merge(both, stays, draft)).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'NOT_PUBLISHED' },
    })
    expect((await merge(both, draft, stays)).code).toBe('FORBIDDEN')
    expect(await merge(editor, draft, stays)).toMatchObject({ id: stays, kind: 'SCHOOL' })
  })

  it('names who entered it to that account only, and forgets it with the account', async () => {
    const by = await organiser()
    const { id } = await ask(by, 'createOrganisation', school)
    expect((await by.data('{ exportMyData }')).exportMyData.draftOrganisations).toMatchObject([
      { id, name: school.name },
    ])
    await by.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const rows = await app.database.write((write) =>
      write.read(sql`SELECT "enteredById", "publishedAt" FROM "organisation" WHERE "id" = ${id}`),
    )
    expect(rows).toEqual([{ enteredById: null, publishedAt: null }])
    expect(await seen(editor, id)).toMatchObject({ id })
  })

  it('is one of twenty drafts at most', async () => {
    const by = await organiser()
    for (let count = 0; count < 20; count++)
      expect(
        (await ask(by, 'createOrganisation', { ...school, name: `Szkoła ${count}` })).code,
      ).toBeUndefined()
    expect(
      (await ask(by, 'createOrganisation', { ...school, name: 'O jedną za dużo' })).extensions,
    ).toMatchObject({
      ...{ code: 'FORBIDDEN', reason: 'LIMIT_REACHED', limit: 20 },
    })
  })
})
