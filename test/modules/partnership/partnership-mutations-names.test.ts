import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { FormerSlug } from '../../../src/modules/partnership/former-slug.entity'
import { SLUG } from '../../../src/modules/partnership/partnership.collection'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { freeSlug, slugOf } from '../../../src/modules/partnership/partnership-slug'
import type { App, Member } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'
import { CREATE, differences, find, keep, PUBLISH, startKeeping, UPDATE } from './mutation-world'

describe('what partnerships are called', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startKeeping()
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  it.each([
    ['Zażółć gęślą jaźń', 'zazolc-gesla-jazn'],
    ['ŁÓDŹ – Śródmieście (2024)', 'lodz-srodmiescie-2024'],
    ['  „Moje   Wierzbno”!  ', 'moje-wierzbno'],
    ['Громада', 'partnerstwo'],
    ['🎉', 'partnerstwo'],
    ['O’Hara & Straße', 'o-hara-strasse'],
    ['x'.repeat(90), 'x'.repeat(80)],
    [`${'słowo '.repeat(13)}koniec`, Array(13).fill('slowo').join('-')],
    [`${'słowo '.repeat(13)}ab`, `${Array(13).fill('slowo').join('-')}-ab`],
  ])('makes a slug of %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
    expect(slugOf(name)).toMatch(SLUG)
    expect(slugOf(name).length).toBeLessThanOrEqual(80)
  })

  const create = async (name: string, client = admin) => (await keep(client, CREATE, { name })).partnership
  const bySlug = async (slug: string) =>
    (await admin.data('query Look($slug: String!) { partnership(slug: $slug) { id } }', { slug })).partnership
      ?.id

  const renaming = (record: { id: string; version: number }) => {
    let { version } = record
    return async (name: string, input: object = {}) => {
      const { partnership } = await keep(admin, UPDATE, {
        id: record.id,
        expectedVersion: version,
        name,
        ...input,
      })
      version = partnership.version
      return partnership
    }
  }
  const published = async (name: string) => {
    const { id } = await create(name)
    return (await keep(admin, PUBLISH, { id, expectedVersion: 1 })).partnership
  }

  it('gives ten that are entered at once under one name ten slugs', async () => {
    const members = await Promise.all(Array.from({ length: 10 }, () => app.signUp()))
    const slugs = await Promise.all(
      members.map(async (member) => (await create('Za Jednym Razem', member)).slug),
    )
    expect(slugs.sort()).toEqual(
      ['', '-10', '-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9'].map((end) => `za-jednym-razem${end}`),
    )
  })

  it('gives those slugs that differ whose names end like a number', async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => app.signUp()))
    const names = ['Nasze', 'Nasze 2', 'Nasze', 'Nasze 2', 'Nasze 2 2', 'Nasze']
    const slugs = await Promise.all(
      members.map(async (member, index) => (await create(names[index] as string, member)).slug),
    )
    expect(new Set(slugs).size).toBe(6)
  })

  it('finds a free slug however many are taken, and cuts long ones', async () => {
    const long = 'a'.repeat(80)
    const taken = [
      long,
      ...Array.from({ length: 10 }, (_, number) => `${'a'.repeat(number < 8 ? 78 : 77)}-${number + 2}`),
    ]
    await app.database.write(async (write) => {
      const record = fakePartnership()
      await write.insert(Partnership, [record])
      await write.insertRows(
        FormerSlug,
        taken.map((slug) => ({ slug, partnershipId: record.id })),
      )
      expect(await freeSlug(long, null, write)).toBe(`${'a'.repeat(77)}-12`)
      expect(await freeSlug(record.name, record.id, write)).toBe(record.slug)
    })
  })

  it('forgets what a draft was called before', async () => {
    const draft = await create('Robocza')
    const record = await renaming(draft)('Gotowa')
    expect(record).toMatchObject({ slug: 'gotowa', formerNames: [] })
    expect(await bySlug('robocza')).toBeUndefined()
    expect((await create('Robocza')).slug).toBe('robocza')
  })

  it('keeps the former name and slug of one that is published, and takes them back', async () => {
    const record = await published('Nasz Żoliborz IV')
    const rename = renaming(record)
    expect(await rename('Dla Rudawki')).toMatchObject({
      slug: 'dla-rudawki',
      name: 'Dla Rudawki',
      formerNames: ['Nasz Żoliborz IV'],
    })
    expect(await bySlug('nasz-zoliborz-iv')).toBe(record.id)
    expect(await find(app, 'zoliborz')).toEqual([record.id])
    expect((await create('Nasz Żoliborz IV')).slug).toBe('nasz-zoliborz-iv-2')
    expect((await differences(app, record.id))[0].differences).toEqual(
      expect.arrayContaining([
        { field: 'slug', from: 'nasz-zoliborz-iv', to: 'dla-rudawki' },
        { field: 'name', from: 'Nasz Żoliborz IV', to: 'Dla Rudawki' },
        { field: 'formerNames', from: [], to: ['Nasz Żoliborz IV'] },
      ]),
    )
    expect(await rename('Nasz Żoliborz IV')).toMatchObject({
      slug: 'nasz-zoliborz-iv',
      formerNames: ['Dla Rudawki'],
    })
    expect(await bySlug('dla-rudawki')).toBe(record.id)
    expect(await rename('Trzecia', { formerNames: ['Ósma'] })).toMatchObject({
      slug: 'trzecia',
      formerNames: ['Ósma', 'Nasz Żoliborz IV'],
    })
    for (const slug of ['trzecia', 'dla-rudawki', 'nasz-zoliborz-iv'])
      expect(await bySlug(slug)).toBe(record.id)
    expect((await create('Dla Rudawki')).slug).toBe('dla-rudawki-2')
  })

  it('takes back a numbered slug of its own', async () => {
    await published('Podwójne')
    const record = await published('Podwójne')
    const rename = renaming(record)
    expect(record.slug).toBe('podwojne-2')
    expect((await rename('Pojedyncze')).slug).toBe('pojedyncze')
    expect((await rename('PODWÓJNE')).slug).toBe('podwojne-2')
    expect(await rename('Podwójne!')).toMatchObject({
      slug: 'podwojne-2',
      formerNames: expect.arrayContaining(['PODWÓJNE']),
    })
  })

  it('gives each its slug when many are renamed to one name at once', async () => {
    const records = await Promise.all(
      Array.from({ length: 5 }, (_, number) => published(`Przed zmianą ${'abcde'[number]}`)),
    )
    const slugs = await Promise.all(
      records.map(async (record) => (await renaming(record)('Po zmianie')).slug),
    )
    expect(slugs.sort()).toEqual([
      'po-zmianie',
      'po-zmianie-2',
      'po-zmianie-3',
      'po-zmianie-4',
      'po-zmianie-5',
    ])
  })

  it('finds its events, however many, by the new name and not by the former', async () => {
    const record = await published('Kasztan')
    const host = { partnershipId: record.id, place: 'Park', description: 'pod lipą' }
    const events = Array.from({ length: 450 }, (_, number) =>
      fakeEvent({ ...host, title: `Spotkanie ${number}` }),
    )
    const other = fakeEvent({ partnershipId: (await published('Inne')).id, title: 'Kasztanobranie' })
    await app.database.write((write) => write.insert(Event, [...events, other]))
    const count = async (search: string) =>
      (
        await app.data(
          'query Count($search: String!) { events(filter: { search: $search }) { totalCount } }',
          { search },
        )
      ).events.totalCount
    const head = (await app.data('{ changes { headCursor } }')).changes.headCursor
    await renaming(record)('Klon')
    expect([await count('klon'), await count('kasztan'), await count('park lip spotk klon')]).toEqual([
      450, 1, 450,
    ])
    const { changes } = await app.data(
      'query After($after: String) { changes(after: $after) { nodes { recordId } } }',
      { after: head },
    )
    expect(changes.nodes).toEqual([{ recordId: record.id }])
  })
})
