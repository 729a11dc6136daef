import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeAgreement, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'

const FIELDS = `id version title signedOn validFrom validUntil terminatedOn documentUrl partiesText status
  legalBasis { title publication url inForceFrom inForceUntil } parties { id } partnership { id }`
const INPUTS = {
  createAgreement: 'CreateAgreementInput',
  amendAgreement: 'AmendAgreementInput',
  terminateAgreement: 'TerminateAgreementInput',
} as const
type Mutation = keyof typeof INPUTS

const territory = fakeTerritory('1609063', 'PL')
const partnership = fakePartnership()
const draft = fakePartnership({ publishedAt: null })
const [library, club] = [fakeOrganisation({ name: 'Biblioteka' }), fakeOrganisation({ name: 'Klub' })]
const NOWHERE = 'organisation_01jd0000000000000000000000'
const NONE = 'agreement_01jd0000000000000000000000'

const document = {
  title: 'Umowa partnerska',
  signedOn: '2024-05-20',
  validFrom: '2024-05-01',
  validUntil: '2094',
  documentUrl: 'https://example.org/umowa',
  partiesText: 'oraz mieszkańcy ulicy Lipowej',
}
const act = {
  title: 'Ustawa z dnia 20 lutego 2015 r.',
  publication: 'Dz.U. 2015 poz. 378',
  url: 'https://eli.gov.pl/eli/DU/2015/378/ogl',
  inForceFrom: '2015-05',
  inForceUntil: null,
}

describe('keeping agreements', () => {
  let app: App
  let organiser: Client
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Territory, [fakeTerritory('PL', null), territory])
      await write.insert(Partnership, [partnership, draft])
      await write.insertRows('partnership_territory', [
        { partnershipId: partnership.id, territoryId: territory.id },
      ])
      await write.insert(Organisation, [library, club])
    })
    organiser = await app.appoint(Role.ORGANISER, partnership.id)
  })
  afterAll(() => app.close())

  async function ask(by: Client, mutation: Mutation, input: object) {
    const { data, errors } = await by.query(
      `mutation Ask($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { agreement { ${FIELDS} } warnings { code } } }`,
      { input },
    )
    const extensions = errors?.[0]?.extensions
    return { ...data?.[mutation], code: extensions?.code, extensions }
  }
  const create = (input: object) =>
    ask(organiser, 'createAgreement', { partnershipId: partnership.id, ...input })
  const insert = async (more: object = {}) => {
    const record = fakeAgreement({ partnershipId: partnership.id, ...more })
    await app.database.write((write) => write.insert(Agreement, [record]))
    return record.id
  }
  async function wrongPaths(by: Client, mutation: Mutation, input: object) {
    const { extensions } = await ask(by, mutation, input)
    const violations = (extensions?.violations ?? []) as { path: string[] }[]
    return violations.map(({ path }) => path.slice(1).join('.')).sort()
  }

  it('enters what is known, with its parties, and leaves the partnership as it is', async () => {
    const { agreement, warnings } = await create({
      ...document,
      legalBasis: [act, { title: 'Statut' }],
      parties: [library.id, club.id, library.id],
    })
    expect(agreement).toMatchObject({
      ...document,
      version: 1,
      status: 'IN_FORCE',
      terminatedOn: null,
      legalBasis: [
        act,
        { title: 'Statut', publication: null, url: null, inForceFrom: null, inForceUntil: null },
      ],
      parties: [{ id: library.id }, { id: club.id }],
      partnership: { id: partnership.id },
    })
    expect(warnings).toEqual([])
    const { agreement: bare } = await create({})
    expect(bare).toMatchObject({ title: null, legalBasis: [], parties: [], status: 'UNKNOWN' })
    const { partnership: seen } = await app.data(
      'query Seen($id: ID!) { partnership(id: $id) { formality version agreements { id } } }',
      { id: partnership.id },
    )
    expect(seen).toEqual({ formality: null, version: 1, agreements: [{ id: agreement.id }, { id: bare.id }] })
  })

  it('makes one of a submission that comes twice, and none of one that is only checked', async () => {
    const input = { title: 'Raz', idempotencyKey: 'raz' }
    expect((await create({ ...input, validateOnly: true })).agreement).toBeNull()
    const [one, two] = await Promise.all([create(input), create(input)])
    expect(two).toEqual(one)
    expect((await create({ ...input, title: 'Dwa' })).code).toBe('CONFLICT')
  })

  it('amends what is given, clears what is null, and tells the history of the partnership', async () => {
    const { agreement } = await create({ ...document, legalBasis: [act], parties: [library.id] })
    const { id } = agreement
    const amend = async (expectedVersion: number, change: object) =>
      (await ask(organiser, 'amendAgreement', { id, expectedVersion, ...change })).agreement
    const parties = [library.id, club.id].sort()
    expect(await amend(1, { title: ' Aneks ', documentUrl: null, parties })).toMatchObject({
      version: 2,
      title: 'Aneks',
      documentUrl: null,
      signedOn: document.signedOn,
      parties: [{ id: library.id }, { id: club.id }],
      legalBasis: [act],
    })
    expect(await amend(2, { title: 'Aneks', parties: parties.toReversed() })).toMatchObject({ version: 2 })
    expect(await amend(2, { parties: [], legalBasis: [] })).toMatchObject({
      version: 3,
      parties: [],
      legalBasis: [],
    })
    await ask(organiser, 'terminateAgreement', { id, expectedVersion: 3, terminatedOn: '2025-01' })
    const { partnership: seen } = await app.data(
      'query History($id: ID!) { partnership(id: $id) { history(first: 4) { nodes { kind type recordId role differences { field from to } } } } }',
      { id: partnership.id },
    )
    const of = { type: 'AGREEMENT', recordId: id, role: 'ORGANISER' }
    expect(seen.history.nodes).toMatchObject([
      { ...of, kind: 'UPDATED', differences: [{ field: 'terminatedOn', from: null, to: '2025-01' }] },
      {
        ...of,
        kind: 'UPDATED',
        differences: [
          { field: 'legalBasis', to: [] },
          { field: 'parties', from: parties, to: [] },
        ],
      },
      {
        ...of,
        kind: 'UPDATED',
        differences: [
          { field: 'title', from: document.title, to: 'Aneks' },
          { field: 'documentUrl', from: document.documentUrl, to: null },
          { field: 'parties', from: [library.id], to: parties },
        ],
      },
      { ...of, kind: 'CREATED', differences: null },
    ])
  })

  it('terminates once, and tells who comes too late the version', async () => {
    const id = await insert({ signedOn: '2020', validUntil: '2030-12-31' })
    const terminate = (expectedVersion: number, terminatedOn = '2024-03') =>
      ask(organiser, 'terminateAgreement', { id, expectedVersion, terminatedOn })
    for (const wrong of ['2019-12', '2031'])
      expect((await terminate(1, wrong)).extensions).toMatchObject({
        violations: [{ path: ['input', 'terminatedOn'], rule: 'order' }],
      })
    const answers = await Promise.all([terminate(1), terminate(1)])
    const [won, late] = answers[0].code === undefined ? answers : answers.toReversed()
    expect(won?.agreement).toMatchObject({ status: 'TERMINATED', version: 2 })
    expect(late?.extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
    expect((await terminate(2)).code).toBe('CONFLICT')
    const amend = { id, expectedVersion: 2, validUntil: '2023' }
    expect(await wrongPaths(organiser, 'amendAgreement', amend)).toEqual(['validUntil'])
  })

  it('tells of all that is wrong at once', async () => {
    const input = {
      partnershipId: partnership.id,
      title: 'a\nb',
      signedOn: '2024-06',
      validFrom: '2025',
      validUntil: '2024-05-31',
      partiesText: ' ',
      parties: [library.id, partnership.id, NOWHERE, 'organisation_\0'],
      legalBasis: [
        act,
        { title: '', publication: 'x'.repeat(101), inForceFrom: '2020', inForceUntil: '2019' },
      ],
      idempotencyKey: 'x'.repeat(101),
    }
    expect(await wrongPaths(organiser, 'createAgreement', input)).toEqual(
      [
        'title',
        'validUntil',
        'validUntil',
        'partiesText',
        'parties.1',
        'parties.2',
        'parties.3',
        'legalBasis.1.title',
        'legalBasis.1.publication',
        'legalBasis.1.inForceUntil',
        'idempotencyKey',
      ].sort(),
    )
    const { partnershipId, idempotencyKey, ...change } = input
    const id = await insert()
    expect(await wrongPaths(organiser, 'amendAgreement', { ...change, id, expectedVersion: 1 })).toHaveLength(
      10,
    )
    const many = { parties: Array.from({ length: 101 }, () => library.id) }
    expect(await wrongPaths(organiser, 'createAgreement', { partnershipId, ...many })).toEqual(['parties'])
    const kept = await insert({ validFrom: '2024' })
    expect(
      await wrongPaths(organiser, 'amendAgreement', { id: kept, expectedVersion: 1, validUntil: '2023-12' }),
    ).toEqual(['validUntil'])
  })

  const allowed = ['organiser', 'editor', 'admin']
  it.each([
    ['createAgreement', () => ({ partnershipId: partnership.id })],
    ['amendAgreement', async () => ({ id: await insert(), expectedVersion: 1, title: 'Inna' })],
    ['terminateAgreement', async () => ({ id: await insert(), expectedVersion: 1, terminatedOn: '2024' })],
  ] as const)('obeys by %s those only who keep the partnership', async (mutation, inputFor) => {
    const people: Record<string, Client> = {
      visitor: app,
      stranger: await app.signUp(),
      moderator: await app.appoint(Role.MODERATOR),
      representative: await app.appoint(Role.REPRESENTATIVE, library.id),
      'organiser of another': await app.appoint(Role.ORGANISER, draft.id),
      'editor of another': await app.appoint(Role.EDITOR, 'territory_1465011'),
      organiser,
      editor: await app.appoint(Role.EDITOR, territory.id),
      admin: await app.appoint(Role.ADMIN),
    }
    for (const [name, person] of Object.entries(people)) {
      const { code } = await ask(person, mutation, await inputFor())
      const refused = name === 'visitor' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
      expect([name, code]).toEqual([name, allowed.includes(name) ? undefined : refused])
    }
  })

  it('has nothing to do with what is not there, or a draft of others', async () => {
    const secret = await insert({ partnershipId: draft.id })
    for (const id of [secret, NONE, partnership.id, 'agreement_\0']) {
      const change = { id, expectedVersion: 1 }
      expect((await ask(organiser, 'amendAgreement', change)).code).toBe('NOT_FOUND')
      const end = { ...change, terminatedOn: '2024' }
      expect((await ask(organiser, 'terminateAgreement', end)).code).toBe('NOT_FOUND')
    }
    expect((await create({ partnershipId: draft.id })).code).toBe('NOT_FOUND')
    const drafter = await app.appoint(Role.ORGANISER, draft.id)
    const amended = await ask(drafter, 'amendAgreement', { id: secret, expectedVersion: 1, title: 'Szkic' })
    expect(amended.agreement.title).toBe('Szkic')
  })
})
