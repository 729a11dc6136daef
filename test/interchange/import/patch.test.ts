import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import type { Blank } from '../../../src/interchange/import/columns/parsed-row'
import { testDatabase } from '../../support/database'
import { importUpload, layOut, told } from './import-upload'

let database: Database

const HEADER =
  'key,name,summary,contact.email,contact.phone,contact.website,address.street,address.postalCode,address.town,location.latitude,location.longitude,location.precision,sectors,territories,activityAreas,formerNames,goals.text,goals.until,goals.state,initiators.kind,initiators.name,sources.url,sources.asOf'
const ROW =
  'B1,Dąb,Sad,biuro@example.org,+48 22 443 01 44,https://example.org/,ul. Rynek 52,49-100,Niemodlin,52.2,21.0,TOWN,PUBLIC | SOCIAL,14,INTEGRATION,Stary Dąb,Sad | Las,2030 | 2031,UNDERWAY | PLANNED,NGO,Fundacja Most,https://example.org/a,2024'

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
  expect(told(await importUpload(database, `${HEADER}\n${ROW}\n`))).toEqual([])
})
afterEach(() => database.close())

const rowsOf = <Row>(text: string): Promise<Row[]> => database.write((write) => write.read<Row>(sql([text])))

/** The partnership, with what belongs to it. */
async function stored() {
  const [record] = await rowsOf<Record<string, unknown>>('SELECT * FROM "partnership"')
  const codes = async (table: string, other: string) =>
    (await rowsOf<{ id: string }>(`SELECT "${other}" AS "id" FROM "${table}" ORDER BY 1`)).map(({ id }) => id)
  return {
    ...record,
    sectors: await codes('partnership_sector', 'sectorId'),
    territories: await codes('partnership_territory', 'territoryId'),
    goals: await rowsOf('SELECT "id", "text", "until", "state" FROM "goal" ORDER BY "position"'),
    initiators: await rowsOf('SELECT "id", "kind", "name" FROM "initiator" ORDER BY "name"'),
  }
}

const bring = (text: string, blank: Blank = 'keeps') => importUpload(database, text, { blank })

/** `contact.phone: "…" → null` of each field that changes. */
const changesIn = async (text: string, blank?: Blank) => {
  const report = await bring(text, blank)
  expect(told(report)).toEqual([])
  return report.changes.map(
    ({ field, from, to }) => `${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
  )
}

/** The same row in both formats. */
const inBothFormats = (names: readonly string[], cells: readonly string[], json: object) => [
  ['CSV', `key,${names.join(',')}\nB1,${cells.join(',')}\n`],
  ['NDJSON', `${JSON.stringify({ key: 'B1', ...json })}\n`],
]

describe('What a file does not say of a record that is there', () => {
  it('stays beside a part of a contact and of an address', async () => {
    const before = await stored()
    const text = 'key,id,contact.phone,address.street\nB1,,+48 22 000 00 00,ul. Próbna 1'
    expect(await changesIn(text)).toEqual([
      'address.street: "ul. Rynek 52" → "ul. Próbna 1"',
      'contact.phone: "+48 22 443 01 44" → "+48 22 000 00 00"',
    ])
    const change = {
      contactPhone: '+48 22 000 00 00',
      addressStreet: 'ul. Próbna 1',
      version: 2,
      updatedAt: expect.anything(),
    }
    expect(await stored()).toEqual({ ...before, ...change })
  })

  it.each(
    inBothFormats(
      ['summary', 'contact.email', 'address.town', 'sectors', 'goals.text', 'location.latitude'],
      ['', '', '', '', '', ''],
      { summary: null, contact: { email: null }, address: null, sectors: null, goals: [], location: {} },
    ),
  )('stays where a cell is empty, or null in JSON: %s', async (_format, text) => {
    const before = await stored()
    expect(await changesIn(text)).toEqual([])
    expect(await stored()).toEqual(before)
  })

  it.each(
    inBothFormats(
      [
        'summary',
        'contact.email',
        'location.latitude',
        'location.longitude',
        'location.precision',
        'sectors',
      ],
      ['', '', '', '', '', ''],
      { summary: null, contact: { email: null }, location: null, sectors: null },
    ),
  )('is cleared by an empty cell only where that is wanted: %s', async (_format, text) => {
    const before = await stored()
    const tried = await importUpload(database, text, { blank: 'clears', isDryRun: true })
    expect(await stored()).toEqual(before)
    const report = await bring(text, 'clears')
    expect(report.changes).toEqual(tried.changes)
    expect(report.changes.map(({ row, field, to }) => [row, field, to])).toEqual(
      [
        'summary',
        'location.latitude',
        'location.longitude',
        'location.precision',
        'contact.email',
        'sectors',
      ].map((field) => [text.startsWith('{') ? 1 : 2, field, null]),
    )
    expect([tried.cleared, report.cleared]).toEqual([6, 6])
    expect(await stored()).toMatchObject({
      summary: null,
      contactEmail: null,
      contactPhone: '+48 22 443 01 44',
      sectors: [],
    })
  })

  it.each(
    inBothFormats(
      ['sectors', 'territories', 'activityAreas', 'formerNames', 'sources.url'],
      ['PRIVATE | SOCIAL', '0264', 'LOCAL_IDENTITY', 'Dębina | Stary Dąb', 'https://example.org/b'],
      {
        sectors: ['PRIVATE', 'SOCIAL'],
        territories: ['0264'],
        activityAreas: ['LOCAL_IDENTITY'],
        formerNames: ['Dębina', 'Stary Dąb'],
        sources: [{ url: 'https://example.org/b' }],
      },
    ),
  )('stays in a list, to which the file adds: %s', async (_format, text) => {
    expect((await changesIn(text)).slice(0, 2)).toEqual([
      'activityAreas: ["INTEGRATION"] → ["INTEGRATION","LOCAL_IDENTITY"]',
      expect.stringMatching(/^sources: \[.*example\.org\/a.*\] → \[.*example\.org\/a.*example\.org\/b.*\]$/),
    ])
    expect(await stored()).toMatchObject({
      sectors: ['sector_PRIVATE', 'sector_PUBLIC', 'sector_SOCIAL'],
      territories: ['territory_0264', 'territory_14'],
    })
    const again = text.startsWith('{')
      ? text.replace('{', '{"seeksText":null,')
      : text.replace('key,', 'seeksText,key,').replace('B1,', ',B1,')
    expect(await changesIn(again)).toEqual([])
  })

  it.each(
    inBothFormats(['sectors=', 'goals.text=', 'initiators.kind='], ['PRIVATE', 'Las', 'RESIDENT'], {
      'sectors=': ['PRIVATE'],
      'goals=': [{ text: 'Las' }],
      'initiators=': [{ kind: 'RESIDENT' }],
    }),
  )('goes from a list whose name ends in “=”: %s', async (_format, text) => {
    const { goals } = await stored()
    expect(await changesIn(text)).toHaveLength(3)
    expect(await stored()).toMatchObject({
      sectors: ['sector_PRIVATE'],
      goals: [goals[1]],
      initiators: [{ kind: 'RESIDENT', name: null }],
    })
  })

  it('stays where the cell of such a list is empty, and goes where empty cells clear', async () => {
    const text = 'key,sectors=,goals.text=\nB1,,\n'
    expect(await changesIn(text)).toEqual([])
    expect(await changesIn(text, 'clears')).toHaveLength(2)
    expect(await stored()).toMatchObject({ sectors: [], goals: [] })
    expect(await changesIn('{"key":"B1","territories=":[]}\n')).toEqual(['territories: ["14"] → null'])
  })

  it('stays of the goals, initiators and sources that it names', async () => {
    const before = await stored()
    const [first] = before.goals as { id: string }[]
    const text = `key,goals.id,goals.state,initiators.kind,initiators.name,sources.url\nB1,${first?.id},REACHED,NGO,Fundacja Most,https://example.org/a\n`
    expect(await changesIn(text)).toHaveLength(1)
    const reached = { ...(before.goals[0] as object), state: 'REACHED' }
    const change = { version: 2, updatedAt: expect.anything(), goals: [reached, before.goals[1]] }
    expect(await stored()).toMatchObject({ ...before, ...change })
  })

  it('completes half of a location', async () => {
    expect(await changesIn('key,location.latitude\nB1,52.5\n')).toEqual(['location.latitude: 52.2 → 52.5'])
  })

  it('is told where it is too much, or where a record is never without it', async () => {
    const names = Array.from({ length: 50 }, (_, number) => `Nazwa ${number}`).join(' | ')
    expect(told(await bring(`key,formerNames\nB1,${names}\n`))).toEqual([
      '2 formerNames: formerNames must contain no more than 50 elements.',
    ])
    const emptied = 'key,name,language,commentPolicy\nB1,,,\n'
    expect(told(await bring(emptied))).toEqual([])
    expect(told(await bring(emptied, 'clears'))).toEqual(
      ['name', 'language', 'commentPolicy'].map(
        (field) => `2 ${field}: ${field} must not be empty: every record has one.`,
      ),
    )
    const half = 'key,location.latitude\nB1,\n'
    expect(told(await bring(half, 'clears'))).toEqual([
      '2 location.latitude: location.latitude is required: a location is not complete without it.',
    ])
    const [{ id } = { id: '' }] = await rowsOf<{ id: string }>('SELECT "id" FROM "initiator"')
    expect(told(await bring(`key,initiators.id,initiators.name\nB1,${id},Fundacja Tama\n`))).toEqual([
      '2 initiators.name: The initiator with this id has another name, which an import cannot change. For a new initiator, leave out the id.',
    ])
  })

  it('is told where a list is named both ways', async () => {
    await expect(bring('key,sectors,Sectors=\nB1,PUBLIC,PUBLIC\n')).rejects.toThrow('appears twice')
    const twice = '{"key":"B1","sectors":["PUBLIC"],"sectors=":["PUBLIC"]}\n'
    expect(told(await bring(twice))).toEqual([
      '1 sectors: sectors must appear once, with or without “=” at its end.',
    ])
  })

  it('is listed for at most a thousand fields, and counted beyond', async () => {
    const header = 'key,name,summary,seeksText,legalForm,contact.email,address.town\n'
    const rows = (cells: string) =>
      Array.from({ length: 201 }, (_, number) => `C${number},Klon ${number},${cells}`).join('\n')
    await importUpload(database, `${header}${rows('Sad,Sad,Sad,a@example.org,Sad')}\n`, {
      onDuplicate: 'create',
    })
    const report = await bring(`${header}${rows(',,,,')}\n`, 'clears')
    expect(report.changes).toHaveLength(1_000)
    expect([report.unreportedChanges, report.cleared]).toEqual([5, 1_005])
  })
})
