import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeOrganisation, fakePartnership, fakeSectors, fakeTerritory } from '../../support/fakes'

const FIELDS = `id version name kind krs nip regon sector { code } territory { code } contact { email phone website }
  address { street postalCode town } offers sources { url asOf } createdAt updatedAt`
const CREATE = `mutation Create($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) { organisation { ${FIELDS} } warnings { code path message } }
}`
const UPDATE = `mutation Update($input: UpdateOrganisationInput!) {
  updateOrganisation(input: $input) { organisation { ${FIELDS} } warnings { code } }
}`

const niemodlin = fakeTerritory('1609063', '1609', 'Niemodlin')
const library = {
  name: 'Biblioteka Publiczna',
  kind: 'LIBRARY',
  sector: 'PUBLIC',
  krs: '0000325251',
  nip: '5242695801',
  regon: '142015721',
  territory: '1609063',
  contact: { email: 'biblioteka@example.org', phone: '+48 22 443 01 44' },
  address: { postalCode: '49-100', town: 'Niemodlin' },
  offers: ['sala na 40 osób'],
  sources: [{ url: 'https://example.org/', asOf: '2024' }],
}

describe('keeping organisations', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('1609', '16'),
        niemodlin,
      ])
    })
  })
  afterAll(() => app.close())

  const create = async (client: Client, input: object) =>
    (await client.data(CREATE, { input })).createOrganisation
  const codeOf = async (client: Client, document: string, input: object) =>
    (await client.query(document, { input })).errors?.[0]?.extensions.code

  it('enters what is known, leaves the rest unknown, and finds it by its words', async () => {
    const editor = await app.appoint(Role.EDITOR, 'territory_16')
    const { organisation, warnings } = await create(editor, library)
    const { id, createdAt, updatedAt, ...entered } = organisation
    expect(entered).toEqual({
      ...library,
      version: 1,
      sector: { code: 'PUBLIC' },
      territory: { code: '1609063' },
      contact: { ...library.contact, website: null },
      address: { ...library.address, street: null },
    })
    expect(updatedAt).toBe(createdAt)
    expect(warnings).toEqual([])
    expect(
      (await app.data('{ search(query: "niemodl bibl") { nodes { ... on Organisation { id } } } }')).search
        .nodes,
    ).toEqual([{ id }])
    expect(
      (
        await app.data(
          'query History($id: ID!) { organisation(id: $id) { history { nodes { kind role } } } }',
          { id },
        )
      ).organisation.history.nodes,
    ).toEqual([{ kind: 'CREATED', role: 'EDITOR' }])
  })

  it('changes what is given, clears what is null, and counts the versions', async () => {
    const record = fakeOrganisation({ name: 'Dawna', nip: '5242695801', territoryId: niemodlin.id })
    await app.database.write((write) => write.insert(Organisation, [record]))
    const keeper = await app.appoint(Role.REPRESENTATIVE, record.id)
    const update = async (input: object) =>
      (await keeper.data(UPDATE, { input: { id: record.id, ...input } })).updateOrganisation.organisation
    expect(
      await update({
        expectedVersion: 1,
        name: '  Nowa ',
        nip: null,
        contact: { website: 'https://example.org/' },
      }),
    ).toMatchObject({
      version: 2,
      name: 'Nowa',
      nip: null,
      contact: { email: null, website: 'https://example.org/' },
      territory: { code: '1609063' },
    })
    expect(await update({ expectedVersion: 2, name: 'Nowa', contact: null })).toMatchObject({
      version: 3,
      contact: null,
    })
    expect(await update({ expectedVersion: 3, name: 'Nowa', contact: null })).toMatchObject({ version: 3 })
  })

  it('lets one of two win who change it at once, and tells the other the version', async () => {
    const record = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [record]))
    const admin = await app.appoint(Role.ADMIN)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        admin.query(UPDATE, { input: { id: record.id, expectedVersion: 1, name: `Nazwa ${number}` } }),
      ),
    )
    const refused = answers.flatMap(({ errors }) => errors ?? [])
    expect(refused).toHaveLength(7)
    for (const { extensions } of refused) expect(extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
  })

  it('makes one of a submission that comes twice, answered alike, and refuses another under its key', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const input = { name: 'Raz', idempotencyKey: 'pierwszy' }
    const [one, two] = await Promise.all([create(admin, input), create(admin, input)])
    expect(two).toEqual(one)
    expect(await codeOf(admin, CREATE, { name: 'Dwa', idempotencyKey: 'pierwszy' })).toBe('CONFLICT')
    const other = await app.appoint(Role.ADMIN)
    expect((await create(other, input)).organisation.id).not.toBe(one.organisation.id)
  })

  it('only checks where that is wanted', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const input = { name: 'Na próbę', idempotencyKey: 'próba', validateOnly: true }
    expect(await create(admin, input)).toEqual({ organisation: null, warnings: [] })
    expect(
      (await app.data('{ organisations(filter: { search: "na probe" }) { totalCount } }')).organisations
        .totalCount,
    ).toBe(0)
    expect((await create(admin, { ...input, validateOnly: false })).organisation.name).toBe('Na próbę')
  })

  it('warns of a unit that the register does not have any more', async () => {
    await app.database.write((write) =>
      write.insert(Territory, [{ ...fakeTerritory('0231', 'PL', 'Dawna'), isHistorical: true }]),
    )
    const { warnings } = await create(await app.appoint(Role.ADMIN), {
      name: 'Dawno temu',
      territory: '0231',
    })
    expect(warnings).toMatchObject([{ code: 'TERRITORY_HISTORICAL', path: ['input', 'territory'] }])
  })

  it('tells of all that is wrong at once, with the place of each', async () => {
    const { errors } = await (await app.appoint(Role.ADMIN)).query(CREATE, {
      input: {
        name: ' ',
        krs: '12',
        nip: '5242695802',
        regon: '142015722',
        territory: '9999999',
        address: { postalCode: '49100' },
        contact: { email: 'nobody', phone: '\u0000' },
        offers: ['dobra', ' '],
      },
    })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const paths = ((errors?.[0]?.extensions.violations ?? []) as { path: string[] }[]).map(({ path }) =>
      path.join('.'),
    )
    expect(new Set(paths)).toEqual(
      new Set([
        'input.name',
        'input.krs',
        'input.nip',
        'input.regon',
        'input.address.postalCode',
        'input.contact.email',
        'input.contact.phone',
        'input.offers',
        'input.territory',
      ]),
    )
    expect(JSON.stringify(errors)).not.toContain('5242695802')
  })

  it.each([
    ['krs', '\u0000'],
    ['territory', '146\u0000'],
    ['name', 'Biblioteka\u0000'],
    ['name', '\ud800'],
    ['name', 'a'.repeat(90_000)],
    ['contact', { website: 'https://example.org/\u0000' }],
    ['contact', { website: 'https://example.org/\ud800' }],
    ['sources', [{ url: 'ftp://example.org/' }]],
  ])('refuses a bad %s before the database sees it', async (field, value) => {
    const admin = await app.appoint(Role.ADMIN)
    expect(await codeOf(admin, CREATE, { name: 'Biblioteka', [field]: value })).toBe('BAD_USER_INPUT')
  })

  it('obeys those only who keep it', async () => {
    const here = fakeOrganisation({ territoryId: niemodlin.id })
    const published = fakePartnership()
    const draft = fakePartnership({ publishedAt: null })
    await app.database.write(async (write) => {
      await write.insert(Organisation, [here])
      await write.insert(Partnership, [published, draft])
    })
    const change = { id: here.id, expectedVersion: 1, kind: 'NGO' }
    const elsewhere = await app.appoint(Role.EDITOR, 'territory_PL')
    const [member, organiser, drafter, moderator] = [
      await app.signUp(),
      await app.appoint(Role.ORGANISER, published.id),
      await app.appoint(Role.ORGANISER, draft.id),
      await app.appoint(Role.MODERATOR),
    ]
    expect(await codeOf(app, UPDATE, change)).toBe('UNAUTHENTICATED')
    for (const each of [member, organiser, moderator])
      expect(await codeOf(each, UPDATE, change)).toBe('FORBIDDEN')
    expect(await codeOf(elsewhere, UPDATE, change)).toBeUndefined()
    for (const each of [app, member, drafter, moderator])
      expect(await codeOf(each, CREATE, { name: 'Nikt' })).toBeDefined()
    expect(await codeOf(organiser, CREATE, { name: 'Członek' })).toBeUndefined()
    expect(await codeOf(member, UPDATE, { ...change, id: 'organisation_01jd0000000000000000000000' })).toBe(
      'NOT_FOUND',
    )
    expect(await codeOf(member, UPDATE, { ...change, id: published.id })).toBe('NOT_FOUND')
  })
})
