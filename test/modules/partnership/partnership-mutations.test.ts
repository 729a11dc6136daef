import { Role } from '../../../src/authz/role.enums'
import type { App } from '../../support/app'
import {
  CREATE,
  codeOf,
  differences,
  find,
  keep,
  library,
  startKeeping,
  UPDATE,
  violationsOf,
} from './mutation-world'

const known = {
  name: 'Partnerstwo „Łąka”',
  formerNames: ['Wspólna Łąka'],
  summary: 'Sąsiedzi dbają o łąkę nad rzeką.',
  description: '# Łąka\n\nNad rzeką.',
  language: 'PL',
  kind: 'LOCAL',
  stage: 'ACTIVE',
  formality: 'FORMALISED',
  legalForm: 'association',
  krs: '0000325251',
  nip: '5242695801',
  regon: '142015721',
  activityAreas: ['INTEGRATION', 'LOCAL_IDENTITY'],
  seeksSectors: ['PRIVATE'],
  seeksText: 'sali na zimę',
  location: { latitude: 50.64, longitude: 17.61, precision: 'TOWN' },
  address: { street: 'ul. Rynek 52', postalCode: '49-100', town: 'Niemodlin' },
  contact: { email: 'laka@example.org', phone: '+48 22 443 01 44', website: 'https://example.org/' },
  foundedOn: '2009',
  registeredOn: '2009-05',
}
const links = {
  sectors: ['SOCIAL', 'PUBLIC', 'PRIVATE'],
  territories: ['1609063'],
  goals: [
    { text: 'Posadzić drzewa', until: '2030' },
    { text: 'Zbudować wiatę', state: 'UNDERWAY' },
  ],
  initiators: [{ kind: 'RESIDENT' }, { kind: 'PUBLIC_INSTITUTION', organisationId: library.id }],
  sources: [{ url: 'https://example.org/laka', asOf: '2024' }],
}

describe('keeping partnerships', () => {
  let app: App
  beforeAll(async () => {
    app = await startKeeping()
  })
  afterAll(() => app.close())

  it('enters a draft with all that is known, which its drafter keeps', async () => {
    const member = await app.signUp()
    const { partnership, warnings } = await keep(member, CREATE, { ...known, ...links })
    const { id, createdAt, updatedAt, sources, goals, initiators, ...entered } = partnership
    expect(entered).toEqual({
      ...known,
      legalFormKind: 'ASSOCIATION',
      slug: 'partnerstwo-laka',
      version: 1,
      publishedAt: null,
      endedOn: null,
      endedReason: null,
      sectors: [{ code: 'PUBLIC' }, { code: 'SOCIAL' }, { code: 'PRIVATE' }],
      territories: [{ code: '1609063' }],
    })
    expect(updatedAt).toBe(createdAt)
    expect(sources).toEqual([{ ...links.sources[0], retrievedAt: createdAt }])
    expect(goals).toMatchObject([
      { text: 'Posadzić drzewa', until: '2030', state: null },
      { text: 'Zbudować wiatę', until: null, state: 'UNDERWAY' },
    ])
    expect(initiators).toMatchObject([
      {
        kind: 'PUBLIC_INSTITUTION',
        name: library.name,
        sector: { code: 'PUBLIC' },
        organisation: { id: library.id },
      },
      { kind: 'RESIDENT', name: null, sector: { code: 'SOCIAL' }, organisation: null },
    ])
    expect(warnings).toEqual([])
    expect((await member.data('{ viewer { grants { role scope { id } } } }')).viewer.grants).toContainEqual({
      role: 'ORGANISER',
      scope: { id },
    })
    expect(await differences(member, id)).toMatchObject([{ kind: 'CREATED', role: 'ORGANISER' }])
    await keep(member, UPDATE, { id, expectedVersion: 1, krs: null })
  })

  it('enters what has only a name, and leaves the rest unknown', async () => {
    const { partnership } = await keep(await app.signUp(), CREATE, { name: '  Sama nazwa ' })
    expect(partnership).toMatchObject({
      name: 'Sama nazwa',
      slug: 'sama-nazwa',
      language: 'PL',
      kind: null,
      location: null,
      address: null,
      contact: null,
      ...{ formerNames: [], activityAreas: [], seeksSectors: [], sources: [] },
      ...{ sectors: [], territories: [], goals: [], initiators: [] },
    })
  })

  it('changes what is given, clears what is null, keeps the rest, and counts the versions', async () => {
    const member = await app.signUp()
    const { partnership } = await keep(member, CREATE, { ...known, ...links, name: 'Do zmiany', krs: null })
    const update = async (input: object) =>
      (await keep(member, UPDATE, { id: partnership.id, ...input })).partnership
    const change = { summary: null, address: { town: 'Opole', street: null } }
    expect(await update({ expectedVersion: 1, ...change })).toEqual({
      ...partnership,
      version: 2,
      updatedAt: expect.any(String),
      summary: null,
      address: { ...known.address, ...change.address },
    })
    const sources = [{ url: 'https://example.org/laka', asOf: '2024' }]
    expect(await update({ expectedVersion: 2, ...change, contact: {}, sources })).toMatchObject({
      version: 2,
    })
    const emptied = await update({
      expectedVersion: 2,
      ...{ sectors: [], territories: [], goals: [], sources: [] },
    })
    expect(emptied).toMatchObject({ version: 3, sectors: [], territories: [], goals: [], sources: [] })
    expect((await differences(member, partnership.id))[0].differences).toHaveLength(4)
  })

  it('finds it by the words that it has now, and no longer by those that it had', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const { partnership } = await keep(admin, CREATE, {
      name: 'Żubr',
      summary: 'kolejka',
      goals: [{ text: 'Zebrać sto książek' }],
      address: { town: 'Hajnówka' },
      territories: ['1609063'],
    })
    const { id } = partnership
    for (const word of ['zubr', 'kolej', 'ksiazek', 'hajn', 'niemodlin'])
      expect(await find(admin, word)).toContain(id)
    await keep(admin, UPDATE, {
      id,
      expectedVersion: 1,
      summary: 'rowery',
      goals: [{ text: 'Zebrać sto płyt' }],
      address: null,
      territories: ['14'],
    })
    for (const word of ['zubr', 'rower', 'plyt', 'mazowieckie']) expect(await find(admin, word)).toContain(id)
    for (const word of ['kolej', 'ksiazek', 'hajn', 'niemodlin'])
      expect(await find(admin, word)).not.toContain(id)
  })

  it('lets one of eight win who change it at once, and tells the others the version', async () => {
    const member = await app.signUp()
    const { partnership } = await keep(member, CREATE, { name: 'Wyścig' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        member.query(UPDATE, {
          input: { id: partnership.id, expectedVersion: 1, summary: `Opis ${number}` },
        }),
      ),
    )
    const refused = answers.flatMap(({ errors }) => errors ?? [])
    expect(refused).toHaveLength(7)
    for (const { extensions } of refused) expect(extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
  })

  it('makes one of a submission that comes twice, and only checks where that is wanted', async () => {
    const member = await app.signUp()
    const input = { name: 'Raz', idempotencyKey: 'pierwszy' }
    const checked = await keep(member, CREATE, { ...input, kind: 'LOCAL', validateOnly: true })
    expect(checked).toMatchObject({ partnership: null, warnings: [{ code: 'SECTOR_MISSING' }] })
    expect((await member.data('{ viewer { grants { role } } }')).viewer.grants).toEqual([])
    const [one, two] = await Promise.all([keep(member, CREATE, input), keep(member, CREATE, input)])
    expect(two).toEqual(one)
    expect(one.partnership.slug).toBe('raz')
    expect(await codeOf(member, CREATE, { ...input, name: 'Dwa' })).toBe('CONFLICT')
  })

  it('refuses a KRS number that another has', async () => {
    const member = await app.signUp()
    const { partnership } = await keep(member, CREATE, { name: 'Numer', krs: '0000012345' })
    const taken = [{ path: ['input', 'krs'], rule: 'unique' }]
    expect(await violationsOf(member, CREATE, { name: 'Drugi', krs: '0000012345' })).toMatchObject(taken)
    await keep(member, UPDATE, { id: partnership.id, expectedVersion: 1, krs: '0000012345' })
    const twins = await Promise.all(
      ['A', 'B'].map((name) => codeOf(member, CREATE, { name, krs: '0000054321' })),
    )
    expect(twins.filter((code) => code === undefined)).toHaveLength(1)
  })

  it('keeps dates in their order, as far as they are known', async () => {
    const member = await app.signUp()
    const registered = [{ path: ['input', 'registeredOn'], rule: 'order' }]
    const input = { name: 'Kalendarz', foundedOn: '2009-05', registeredOn: '2009-04-30' }
    expect(await violationsOf(member, CREATE, input)).toMatchObject(registered)
    const { partnership } = await keep(member, CREATE, { ...input, registeredOn: '2009' })
    const change = { id: partnership.id, expectedVersion: 1 }
    expect(await violationsOf(member, UPDATE, { ...change, foundedOn: '2010' })).toMatchObject([
      { path: ['input', 'foundedOn'], rule: 'order' },
    ])
    expect(await violationsOf(member, UPDATE, { ...change, registeredOn: '2008' })).toMatchObject(registered)
    expect(
      await codeOf(member, UPDATE, { ...change, registeredOn: '2009-05-01', foundedOn: '2009-05-01' }),
    ).toBeUndefined()
  })
})
