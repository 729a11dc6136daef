import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sql from 'sql-template-tag'
import writeXlsxFile from 'write-excel-file/node'
import type { Database } from '../../../src/database/database'
import { testDatabase } from '../../support/database'
import { importUpload, layOut, told } from './import-upload'
import { importList } from './list-files'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const rows = <Row>(text: string): Promise<Row[]> => database.write((write) => write.read<Row>(sql([text])))
const names = async () =>
  (await rows<{ name: string }>('SELECT "name" FROM "partnership"')).map(({ name }) => name).sort()

const refusalOf = (content: string | Buffer, changes: Parameters<typeof importList>[2] = {}) =>
  importList(database, content, changes).then(
    () => 'It was read.',
    (error: Error) => error.message,
  )

type Cell = string | number | boolean | Date | null

/** A workbook as another program writes it. */
async function workbook(table: readonly (readonly Cell[])[], format = 'dd.mm.yyyy'): Promise<Buffer> {
  const cells = table.map((row) =>
    row.map((value) =>
      value instanceof Date ? { value, type: Date, format } : value === null ? null : { value },
    ),
  )
  return writeXlsxFile(cells as never).toBuffer()
}

/** A workbook by its parts, as odd programs write it. */
function archive(parts: Readonly<Record<string, string>>): Buffer {
  const folder = mkdtempSync(join(String(process.env.PARTNERSTWA_TEST_FOLDER), 'zip-'))
  for (const [path, text] of Object.entries(parts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  execFileSync('zip', ['-q', '-r', 'book.zip', ...Object.keys(parts)], { cwd: folder })
  return readFileSync(join(folder, 'book.zip'))
}

const sheet = (rowsText: string, more = '', book = '') =>
  archive({
    'xl/workbook.xml': `<workbook xmlns:r="r">${book}<sheets><sheet name="Lista" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rowsText}</sheetData>${more}</worksheet>`,
  })

const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
const HEADER = `<row r="1">${text('A1', 'key')}${text('B1', 'name')}${text('C1', 'foundedOn')}</row>`

describe('A workbook', () => {
  it('is read: texts, numbers, days, and blanks between them', async () => {
    const content = await workbook([
      ['key', 'name', 'krs', 'foundedOn', 'summary'],
      ['A', 'Dąb', 325251, new Date(Date.UTC(2012, 4, 17)), null],
      ['B', 'Klon', null, null, 'Las & sad'],
      ['C', 'Lipa', '0000325252', new Date(Date.UTC(2012, 4, 18, 10, 30)), '<b>'],
    ])
    const report = await importList(database, content)
    expect(told(report)).toEqual([])
    expect(
      await rows('SELECT "name", "krs", "foundedOn", "summary" FROM "partnership" ORDER BY "name"'),
    ).toEqual([
      { name: 'Dąb', krs: '0000325251', foundedOn: '2012-05-17', summary: null },
      { name: 'Klon', krs: null, foundedOn: null, summary: 'Las & sad' },
      { name: 'Lipa', krs: '0000325252', foundedOn: '2012-05-18', summary: '<b>' },
    ])
  })

  it('has the row of names below a title, and rows are told by the numbers of the sheet', async () => {
    const content = await workbook([
      ['Wykaz partnerstw, stan na 2026', null],
      [null, null],
      ['key', 'name'],
      ['A', 'Dąb'],
      [null, null],
      ['B', null],
    ])
    const report = await importList(database, content)
    expect(told(report)).toEqual(['6 name: name is required for a new partnership.'])
    expect([report.rows, report.counts.created]).toEqual([2, 1])
  })

  it('may have merged cells, and count its days from 1904', async () => {
    const merged = sheet(
      `${HEADER}<row r="2">${text('A2', 'A')}${text('B2', 'Dąb')}<c r="C2"><v>41046</v></c></row><row r="3">${text('A3', 'B')}${text('B3', 'Klon')}</row><row r="4">${text('A4', 'C')}${text('B4', 'Lipa')}</row>`,
      '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>',
      '<workbookPr date1904="1"/>',
    )
    const report = await importList(database, merged)
    // Without a style it is a number, and no date: it is left out.
    expect(told(report)).toEqual([])
    expect(report.notes.list()).toMatchObject([{ column: 'foundedOn', count: 2, rows: [2, 3] }])
  })

  it.each([
    [
      'has formulas that nobody has calculated',
      () => sheet(`${HEADER}<row r="2">${text('A2', 'A')}<c r="B2"><f>A1&amp;"x"</f></c></row>`),
      'The sheet has 1 formulas that have not been calculated.',
    ],
    [
      'defines entities',
      () =>
        archive({
          'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook><sheets/></workbook>',
        }),
      'A part of the workbook cannot be read (it has a document type).',
    ],
    [
      'is an archive of other files',
      () => archive({ 'lista.csv': 'key,name\n' }),
      'The file is a ZIP archive. Unpack it and import the files in it: lista.csv.',
    ],
    [
      'is an OpenDocument file',
      () => archive({ mimetype: 'x', 'content.xml': '<x/>' }),
      'The file is an OpenDocument file.',
    ],
    [
      'is an old workbook',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'The file is a workbook in the old format XLS.',
    ],
    ['is cut off', () => sheet(HEADER).subarray(0, 300), 'The workbook is damaged, or no workbook'],
    ['is a bomb', () => sheet(`${HEADER}${' '.repeat(40_000_000)}`), 'which is more than a list needs'],
    ['has no row', () => sheet(''), 'The file is empty.'],
    ['is a PDF', () => Buffer.from('%PDF-1.7'), 'The file is a PDF.'],
    ['is a web page', () => Buffer.from('<!DOCTYPE html><html>'), 'The file is a web page.'],
  ])('that %s is refused for what it is', async (_what, content, message) => {
    expect(await refusalOf(content())).toContain(message)
  })

  it('whose sheet is named is read there; another name is refused with those it has', async () => {
    expect(await refusalOf(sheet(HEADER), { sheet: 'Inny' })).toBe(
      'The workbook has no sheet “Inny”. Its sheets are: Lista.',
    )
    expect(
      (
        await importList(
          database,
          sheet(`${HEADER}<row r="2">${text('A2', 'A')}${text('B2', 'Dąb')}</row>`),
          { sheet: 'Lista' },
        )
      ).counts.created,
    ).toBe(1)
  })
})

const encoded = (table: string, map: Readonly<Record<string, number>>) =>
  Buffer.from([...table].map((sign) => map[sign] ?? sign.charCodeAt(0)))

describe('A text', () => {
  const LIST = 'key,name\nA,Źródło\nB,Dąb i świerk\n'
  it.each([
    ['windows-1250', encoded(LIST, { Ź: 0x8f, ó: 0xf3, ł: 0xb3, ą: 0xb9, ś: 0x9c })],
    ['iso-8859-2', encoded(LIST, { Ź: 0xac, ó: 0xf3, ł: 0xb3, ą: 0xb1, ś: 0xb6 })],
  ] as const)('in %s is named, and read when that is said', async (encoding, content) => {
    expect(await refusalOf(content)).toContain(`Import it with --encoding ${encoding}`)
    expect((await importList(database, content, { encoding })).counts.created).toBe(2)
    expect(await names()).toEqual(['Dąb i świerk', 'Źródło'])
  })

  it('in UTF-16 is read, and one in UTF-8 is not taken for another encoding', async () => {
    await importList(database, Buffer.from(`\ufeff${LIST}`, 'utf16le'))
    expect(await names()).toEqual(['Dąb i świerk', 'Źródło'])
    expect(await refusalOf(LIST, { encoding: 'windows-1250' })).toBe(
      'The file is in UTF-8, not in windows-1250: leave out --encoding.',
    )
  })

  it.each(['\r', '\r\n', '\n'])('ends its lines by %j', async (newline) => {
    await importList(database, `\ufeff${LIST.replaceAll('\n', newline)}`)
    expect(await names()).toEqual(['Dąb i świerk', 'Źródło'])
  })

  it('has the row of names below a title', async () => {
    const report = await importList(database, 'Wykaz partnerstw;\n;\nkey;name\nA;Dąb\nB;\n')
    expect(told(report)).toEqual(['5 name: name is required for a new partnership.'])
    expect(await names()).toEqual(['Dąb'])
  })
})

describe('JSON', () => {
  it.each([
    [
      'a list',
      JSON.stringify(
        [
          { key: 'A', name: 'Dąb, „[1]”' },
          { key: 'B', name: 'Klon' },
        ],
        null,
        2,
      ),
    ],
    [
      'a list on one line',
      JSON.stringify([
        { key: 'A', name: 'Dąb, „[1]”' },
        { key: 'B', name: 'Klon' },
      ]),
    ],
    [
      'a list under a name',
      JSON.stringify({
        total: [1, 2].length,
        meta: { names: ['x'] },
        results: [
          { key: 'A', name: 'Dąb, „[1]”' },
          { key: 'B', name: 'Klon' },
        ],
      }),
    ],
    ['NDJSON of our feeds', '{"key":"A","name":"Dąb, „[1]”"}\n{"key":"B","name":"Klon"}\n{"cursor":"abc"}\n'],
  ])('is %s', async (_what, content) => {
    const report = await importList(database, content)
    expect(told(report)).toEqual([])
    expect([report.rows, await names()]).toEqual([2, ['Dąb, „[1]”', 'Klon']])
  })

  it('is a feature collection, with points', async () => {
    const feature = (id: unknown, geometry: unknown) => ({
      type: 'Feature',
      id,
      geometry,
      properties: { nazwa: `Dąb ${id}` },
    })
    const report = await importList(
      database,
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature('A', { type: 'Point', coordinates: [21.0122, 52.2297] }), feature(17, null)],
      }),
      { onDuplicate: 'create' },
    )
    expect(told(report)).toEqual([])
    expect(
      await rows('SELECT "name", "locationLatitude" AS "latitude" FROM "partnership" ORDER BY "name"'),
    ).toEqual([
      { name: 'Dąb 17', latitude: null },
      { name: 'Dąb A', latitude: 52.2297 },
    ])
  })

  it.each([
    ['has no list', '{"name": "Dąb",\n"key": "A"}', 'It was read.'],
    [
      'has its list in no known place',
      '{\n"wykaz": [{"key": "A"}]}',
      'The file is a JSON document without a list of records.',
    ],
    ['is cut off', '[{"key":"A","name":"Dąb"},{"key":', 'The JSON document is cut off'],
  ])('that %s', async (_what, content, message) => {
    expect(await refusalOf(content)).toContain(message)
  })
})

const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Warsaw:20310512T180000
DTEND;TZID=Europe/Warsaw:20310512T200000
SUMMARY:Koncert\\, pod chmurką
LOCATION:Park Kaskada
GEO:52.28;20.96
CATEGORIES:koncert
URL:https://example.org/koncert
END:VEVENT
BEGIN:VEVENT
UID:two@example.org
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20310601
DTEND;VALUE=DATE:20310603
SUMMARY:Piknik
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:three@example.org
DTSTAMP:20260101T000000Z
DTSTART:20270105T170000Z
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Spotkanie
END:VEVENT
END:VCALENDAR
`

describe('A calendar', () => {
  const order = {
    type: 'events',
    columns: {
      constants: new Map([
        ['partnershipId', 'P'],
        ['kind', 'MEETING'],
      ]),
    },
  }

  it('is read: times of a zone and of UTC, days, and events that come again', async () => {
    await importUpload(database, 'key,name\nP,Sad\n')
    const report = await importList(database, CALENDAR.replaceAll('\n', '\r\n'), order)
    expect(told(report)).toEqual([])
    expect(
      await rows(
        'SELECT "title", "kind", "startsAt", "endsAt", "isAllDay", "status", "place" FROM "event" ORDER BY "startsAt"',
      ),
    ).toMatchObject([
      { title: 'Spotkanie', kind: 'MEETING', startsAt: '2027-01-05T17:00:00.000Z', endsAt: null },
      { title: 'Spotkanie', startsAt: '2027-01-12T17:00:00.000Z' },
      { title: 'Spotkanie', startsAt: '2027-01-19T17:00:00.000Z' },
      {
        title: 'Koncert, pod chmurką',
        kind: 'CONCERT',
        startsAt: '2031-05-12T16:00:00.000Z',
        endsAt: '2031-05-12T18:00:00.000Z',
        place: 'Park Kaskada',
      },
      {
        title: 'Piknik',
        startsAt: '2031-05-31T22:00:00.000Z',
        endsAt: '2031-06-02T22:00:00.000Z',
        status: 'CANCELLED',
      },
    ])
    expect((await importList(database, CALENDAR, order)).counts).toMatchObject({ unchanged: 5, created: 0 })
  })

  it('whose rule has no end in sight costs its own event only', async () => {
    await importUpload(database, 'key,name\nP,Sad\n')
    for (const rule of [
      'FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2',
      'FREQ=SECONDLY',
      'FREQ=HOURLY;BYMONTHDAY=31;BYMONTH=2',
    ]) {
      const calendar = CALENDAR.replace('FREQ=WEEKLY;COUNT=3', rule)
      const report = await importList(database, calendar, { ...order, isDryRun: true })
      expect(told(report)).toEqual([expect.stringMatching(/^3 start: The day cannot be read/)])
      expect(report.counts).toMatchObject({ created: 2, refused: 1 })
    }
  })

  it('that is no calendar is refused', async () => {
    expect(await refusalOf('BEGIN:VCALENDAR\nBEGIN:VEVENT\nkoncert', order)).toContain(
      'The calendar cannot be read',
    )
  })
})
