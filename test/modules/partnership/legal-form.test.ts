import fc from 'fast-check'
import sql from 'sql-template-tag'
import { Role } from '../../../src/authz/role.enums'
import { termsOf, valueCalled } from '../../../src/core/vocabulary'
import { SortLegalForms1790000014000 } from '../../../src/database/migrations/1790000014000-sort-legal-forms'
import { Event } from '../../../src/modules/event/event.entity'
import { legalFormKindOf } from '../../../src/modules/partnership/legal-form'
import { LegalFormKind } from '../../../src/modules/partnership/legal-form.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { importUpload, noted, told } from '../../interchange/import/import-upload'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakeEvent, fakePartnership } from '../../support/fakes'

const kinds = Object.values(LegalFormKind)
const terms = termsOf(LegalFormKind) ?? {}

describe('the kind of a legal form', () => {
  it.each([
    ['Local Action Group (lokalna grupa działania)', 'LOCAL_ACTION_GROUP'],
    ['Stowarzyszenie LGD', 'LOCAL_ACTION_GROUP'],
    ['lokalnej grupy działania', 'LOCAL_ACTION_GROUP'],
    ['special association (KRS-registered), Fisheries Local Action Group', 'FISHERIES_LOCAL_ACTION_GROUP'],
    ['Lokalna Grupa Rybacka', 'FISHERIES_LOCAL_ACTION_GROUP'],
    ['Local Water Partnership (Lokalne Partnerstwo ds. Wody), voluntary and informal', 'WATER_PARTNERSHIP'],
    ['spółka wodna', 'WATER_PARTNERSHIP'],
    ['association (local tourist organisation)', 'TOURIST_ORGANISATION'],
    ['Regionalna Organizacja Turystyczna', 'TOURIST_ORGANISATION'],
    ['STOWARZYSZENIE ZWYKŁE', 'ASSOCIATION'],
    ['association of associations (Związek Stowarzyszeń)', 'ASSOCIATION'],
    ['foundation, Local Action Group (as published)', 'LOCAL_ACTION_GROUP'],
    ['Fundacja', 'FOUNDATION'],
    ['letter of intent', 'INFORMAL'],
    ['grupa nieformalna', 'INFORMAL'],
    ['spółdzielnia socjalna', 'OTHER'],
    ['związek międzygminny', 'OTHER'],
    ['lgdx', null],
    ['partnerstwo', null],
    ['', null],
  ])('of the text “%s” is %s', (text, kind) => {
    expect(legalFormKindOf(text)).toBe(kind)
  })

  it('is that of each value, label and synonym, in any case', () => {
    for (const kind of kinds) {
      const { PL, EN, synonyms = [] } = terms[kind] as NonNullable<(typeof terms)[string]>
      for (const name of [kind, PL.label, EN.label, ...synonyms]) {
        expect([name, valueCalled(terms, name.toUpperCase())]).toEqual([name, kind])
        if (name !== kind && name !== 'other' && name !== 'inna forma prawna')
          expect([name, legalFormKindOf(name)]).toEqual([name, kind])
      }
    }
  })

  it('is found in any text, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kind = legalFormKindOf(text)
        expect(kind === null || kinds.includes(kind)).toBe(true)
      }),
    )
  })
})

describe('partnerships by their legal form', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('facts'))
  })
  afterAll(() => app.close())

  const count = async (legalFormKinds: readonly string[]) =>
    (
      await app.data(
        'query($k: [LegalFormKind!]) { partnerships(filter: { legalFormKinds: $k }) { totalCount } }',
        {
          k: legalFormKinds,
        },
      )
    ).partnerships.totalCount

  it('are sorted in the first data as their texts say', async () => {
    const known = Object.fromEntries(
      await Promise.all(kinds.map(async (kind) => [kind, await count([kind])])),
    )
    expect(known).toEqual({
      LOCAL_ACTION_GROUP: 290,
      FOUNDATION: 0,
      FISHERIES_LOCAL_ACTION_GROUP: 26,
      WATER_PARTNERSHIP: 78,
      TOURIST_ORGANISATION: 3,
      ASSOCIATION: 14,
      INFORMAL: 1,
      OTHER: 0,
    })
  })

  it('are sorted in a registry that had only the texts', async () => {
    const kindsOf = () =>
      app.database.reader.all(sql`SELECT "id", "legalFormKind" FROM "partnership" ORDER BY "id"`)
    const before = await kindsOf()
    const runner = app.database.dataSource.createQueryRunner()
    try {
      const migration = new SortLegalForms1790000014000()
      await migration.down(runner)
      await migration.up(runner)
    } finally {
      await runner.release()
    }
    expect(await kindsOf()).toEqual(before)
  })

  const get = (path: string) => fetch(`${app.url}${path}`)
  const detail = async (response: Response) => ((await response.json()) as { detail: string }).detail

  it.each([
    '/feeds/partnerships.csv',
    '/feeds/partnerships.xlsx',
    '/feeds/partnerships.geojson',
    '/feeds/events.ics',
    '/feeds/events.json',
  ])('are asked of %s by value, label or abbreviation', async (path) => {
    const etags = new Set<string | null>()
    for (const name of [
      'FISHERIES_LOCAL_ACTION_GROUP',
      'RLGD',
      'Rybacka lokalna grupa działania',
      'fisheries LGD',
    ]) {
      const response = await get(`${path}?legalFormKinds=${encodeURIComponent(name)}`)
      expect([name, response.status]).toEqual([name, 200])
      await response.arrayBuffer()
      etags.add(response.headers.get('etag'))
    }
    expect(etags.size).toBe(1)
    const unknown = await get(`${path}?legalFormKinds=LGDD`)
    expect(unknown.status).toBe(400)
    expect(await detail(unknown)).toMatch(
      /legalFormKinds must be one of LOCAL_ACTION_GROUP \(local action group, lokalna grupa działania\); /,
    )
  })

  it('are asked of a map server and of calendars, which say so in their titles', async () => {
    const items = (await (
      await get('/ogc/collections/partnerships/items?legalFormKinds=lgd,FLAG&limit=1')
    ).json()) as {
      numberMatched: number
    }
    expect(items.numberMatched).toBe(316)
    expect((await get('/ogc/collections/partnerships/items?legalFormKinds=x')).status).toBe(400)
    const calendar = await (await get('/feeds/events.ics?legalFormKinds=LGD')).text()
    expect(calendar.replaceAll('\r\n ', '')).toMatch(/X-WR-CALNAME:.*– lokalna grupa działania/)
  })

  it('have news of their own, with those of their events', async () => {
    const [water, group] = [
      fakePartnership({ name: 'Woda', legalFormKind: LegalFormKind.WATER_PARTNERSHIP }),
      fakePartnership({ name: 'Grupa', legalFormKind: LegalFormKind.OTHER }),
    ]
    await app.database.write((write) => write.insert(Partnership, [water, group]))
    const [event, other] = [
      fakeEvent({ partnershipId: water.id, title: 'Spływ' }),
      fakeEvent({ partnershipId: group.id, title: 'Zebranie' }),
    ]
    await app.database.write((write) => write.insert(Event, [event, other]))
    const news = async (query: string) =>
      (await (await get(`/feeds/news.json?${query}`)).json()) as {
        title: string
        items: { title: string }[]
      }
    const ofWater = await news('legalFormKinds=sp%C3%B3%C5%82ka%20wodna')
    expect(ofWater.items.map(({ title }) => title).slice(0, 3)).toEqual([
      'Nowe wydarzenie: Spływ',
      'Nowe partnerstwo: Woda',
      'Nowe wydarzenie: Drugie spotkanie Lokalnego Partnerstwa ds. Wody',
    ])
    expect(ofWater.title).toContain('partnerstwo wodne')
    expect((await news('legalFormKinds=OTHER')).items.map(({ title }) => title)).toEqual([
      'Nowe wydarzenie: Zebranie',
      'Nowe partnerstwo: Grupa',
    ])
    const refused = await get('/feeds/news.atom?legalFormKinds=woda')
    expect([refused.status, await detail(refused)]).toEqual([
      400,
      expect.stringContaining('WATER_PARTNERSHIP'),
    ])
  })

  it('of a new record is read from its text, unless it is said', async () => {
    const editor = await app.appoint(Role.ADMIN)
    const create = async (input: object) => {
      const { createPartnership } = await editor.data(
        'mutation($input: CreatePartnershipInput!) { createPartnership(input: $input) { partnership { id legalFormKind } } }',
        { input: { ...input, territories: ['14'] } },
      )
      return createPartnership.partnership.legalFormKind
    }
    expect(await create({ name: 'Nad Wisłą', legalForm: 'Stowarzyszenie' })).toBe('ASSOCIATION')
    expect(await create({ name: 'Nad Wartą', legalForm: 'Stowarzyszenie', legalFormKind: 'OTHER' })).toBe(
      'OTHER',
    )
    expect(await create({ name: 'Nad Odrą', legalForm: 'coś' })).toBeNull()
  })

  it('are read from the text by an import, which says so and changes none that is known', async () => {
    const kindOf = async (key: string) => {
      const [[kind] = []] = await app.database.reader.all(
        sql`SELECT "legalFormKind" FROM "partnership" WHERE "id" = (SELECT "recordId" FROM "external_key" WHERE "key" = ${key})`,
      )
      return kind
    }
    const bring = (text: string) => importUpload(app.database, text, { onDuplicate: 'create' })
    const report = await bring(
      'key,name,territories,legalForm\nL1,Dolina Łaby,14,Stowarzyszenie LGD\nL3,Dolina Dunaju,14,coś innego\n',
    )
    expect(told(report)).toEqual([])
    expect(noted(report)).toEqual([
      'legalForm: legalFormKind was read from it: LOCAL_ACTION_GROUP (local action group), where the record has none yet. (1: 2)',
    ])
    const given = await bring(
      'key,name,territories,legalForm,legalFormKind\nL2,Dolina Renu,14,Stowarzyszenie LGD,fundacja\nL4,Dolina Wagu,14,Fundacja,\n',
    )
    expect(told(given)).toEqual([])
    expect(noted(given)).toEqual([
      'legalFormKind: The value was recognised by its name in Polish or English. (1: 2)',
    ])
    expect(await kindOf('L4')).toBeNull()
    expect(await Promise.all(['L1', 'L2', 'L3'].map(kindOf))).toEqual([
      'LOCAL_ACTION_GROUP',
      'FOUNDATION',
      null,
    ])
    const again = await bring('key,legalForm\nL1,Fundacja\nL2,Stowarzyszenie\nL3,Spółka wodna\n')
    expect(told(again)).toEqual([])
    expect(await Promise.all(['L1', 'L2', 'L3'].map(kindOf))).toEqual([
      'LOCAL_ACTION_GROUP',
      'FOUNDATION',
      'WATER_PARTNERSHIP',
    ])
  })

  it('are in the vocabulary in both languages', async () => {
    const { vocabulary } = await app.data(
      '{ vocabulary(types: ["LegalFormKind"], language: PL) { value label } }',
    )
    expect(vocabulary[0]).toEqual({ value: 'LOCAL_ACTION_GROUP', label: 'lokalna grupa działania' })
    expect(vocabulary).toHaveLength(kinds.length)
  })
})
