import type { Database } from '../../../src/database/database'
import { testDatabase } from '../../support/database'
import { importUpload, layOut, told } from './import-upload'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterAll(() => database.close())

const refusalOf = (text: string | Buffer | Buffer[]) =>
  importUpload(database, text, { isDryRun: true }).then(
    () => 'It was read.',
    (error: Error) => error.message,
  )

const problemsOf = async (header: string, ...rows: string[]) =>
  told(await importUpload(database, `${header}\n${rows.join('\n')}\n`, { isDryRun: true }))

describe('A file that cannot be read', () => {
  it.each([
    ['is empty', '', 'The file is empty.'],
    [
      'has another delimiter',
      'key|name\nA|Dąb\n',
      'The first row must have the column names, separated by commas, semicolons or tabs',
    ],
    ['names a column twice', 'key,name,Name\n', 'Column 3, “Name”, appears twice. Keep one of the two.'],
    [
      'names an unknown column',
      'key,name,sumary\n',
      'Column 3, “sumary”, is unknown. Did you mean “summary”?',
    ],
    [
      'names more columns than there are',
      `key,name${',x'.repeat(100_000)}\n`,
      'The first row has 100002 columns, more than 500',
    ],
    ['names no column', 'key,,name\n', 'Column 2 has no name.'],
    ['has no keys', 'name,summary\n', 'The file needs a column “key”'],
    [
      'is a workbook',
      Buffer.from('PK\x03\x04…'),
      'The file is a workbook or an archive. Save the sheet as “CSV UTF-8”',
    ],
    ['is in UTF-16', Buffer.from('\ufeffkey,name\n', 'utf16le'), 'The file is in UTF-16.'],
    [
      'is in Windows-1250',
      Buffer.from('key,name\nA,Dom\nB,D\xb9b\n', 'latin1'),
      'Line 3 is not in UTF-8; the file may be in Windows-1250. Save it as “CSV UTF-8”',
    ],
    [
      'is a JSON list',
      '[{"key":"A"}]\n',
      'The file is one JSON list. Write each record on a line of its own',
    ],
  ])('%s: that is told', async (_what, text, message) => {
    expect(await refusalOf(text)).toContain(message)
  })
})

describe('A row that is wrong', () => {
  it.each([
    ['lacks what is required', 'key,name', 'A,', '2 name: name is required for a new partnership.'],
    [
      'has no key',
      'key,name',
      ',Dąb',
      '2 key: key is required: a text that identifies the record in your source and stays the same.',
    ],
    [
      'is ragged',
      'key,name',
      'A,Dąb,Klon',
      '2 null: The row has 3 cells, but the first row has 2. If a cell contains the separator, enclose it in quotation marks.',
    ],
    ['has NUL', 'key,name', 'A,D\0b', '2 name: name must be plain text without control characters.'],
    [
      'has a cell of 90 kB',
      'key,name,description',
      `A,Dąb,${'a'.repeat(90_000)}`,
      '2 description: description must have at most 20000 characters.',
    ],
    [
      'lost a zero',
      'key,name,territories',
      'A,Dąb,264',
      '2 territories: territories must have 2 or 4 or 7 digits. Has a spreadsheet dropped the zero in front (0264)? Format the column as text in the spreadsheet and enter the number again.',
    ],
    [
      'lost zeros of a number',
      'key,name,krs',
      'A,Dąb,325251',
      '2 krs: krs must have 10 digits. Has a spreadsheet dropped the zeros in front (0000325251)? Format the column as text in the spreadsheet and enter the number again.',
    ],
    [
      'was rounded',
      'key,name,krs',
      'A,Dąb,"3,25E+09"',
      '2 krs: krs must have all its digits: a spreadsheet has rounded it. Format the column as text in the spreadsheet and enter the number again.',
    ],
    [
      'has a Polish date',
      'key,name,foundedOn',
      'A,Dąb,01.02.2024',
      '2 foundedOn: foundedOn must begin with the year: 2024-02-01 for the first of February.',
    ],
    [
      'has a decimal comma',
      'key,name,location.latitude,location.longitude,location.precision',
      'A,Dąb,"52,2297",21.01,TOWN',
      '2 location.latitude: location.latitude must have a decimal point, not a comma: 52.2297.',
    ],
    [
      'has an unknown unit',
      'key,name,territories',
      'A,Dąb,1466',
      '2 territories: The registry has no unit 1466. The query territories finds the code of a place.',
    ],
    [
      'has an unknown value',
      'key,name,kind',
      'A,Dąb,LOKALNE',
      '2 kind: kind must be one of PUBLIC_PRIVATE, SECTORAL, LOCAL, PROJECT.',
    ],
    [
      'has unequal lists',
      'key,name,goals.text,goals.until',
      'A,Dąb,Jeden | Dwa,2027',
      '2 goals.until: goals.until must have as many values as goals.text, separated by “ | ”. Leave unknown values empty.',
    ],
    [
      'has dates out of order',
      'key,name,foundedOn,registeredOn',
      'A,Dąb,2010,2009',
      '2 registeredOn: registeredOn must not be before foundedOn.',
    ],
    [
      'has half a point',
      'key,name,location.latitude',
      'A,Dąb,52.2',
      '2 location.longitude: location.longitude is required: a location is not complete without it.',
    ],
  ])('%s: that is told', async (_what, header, row, problem) => {
    expect(await problemsOf(header, row)).toContain(problem)
  })

  it('is a line without end: it is not held in memory', async () => {
    const megabyte = Buffer.alloc(65_536, 'a')
    const endless = [Buffer.from('key,name\nA,'), ...Array<Buffer>(100).fill(megabyte)]
    const report = await importUpload(database, [...endless, Buffer.from('\nB,Klon\n')], { isDryRun: true })
    expect(told(report)).toEqual([
      '2 null: Line 2 is longer than 1000000 bytes. Put each record on a line of its own.',
    ])
    expect(report.counts).toMatchObject({ created: 1, refused: 1 })
  })

  it('has a key that cannot be shown', async () => {
    const lines = ['A\0', '\ud800', 'B\nC'].map((key) => JSON.stringify({ key, name: 'Dąb' }))
    const problem = 'key: key must be plain text on one line, without control characters.'
    const report = await importUpload(database, `${lines.join('\n')}\n`)
    expect(told(report)).toEqual([`1 ${problem}`, `2 ${problem}`, `3 ${problem}`])
  })

  it('costs no other: a quotation mark that is not closed, the same key twice', async () => {
    const text = 'key,name\nA,Dąb\nB,Klon "Stary\nC,Lipa\nA,Jesion\n'
    const report = await importUpload(database, text, { isDryRun: true })
    expect(told(report)).toEqual([
      '3 null: There is a quotation mark inside a cell (line 3 of the file). Enclose the cell in quotation marks, and double those inside it.',
      '5 key: Row 2 has the same key. Keep only one of the two rows.',
    ])
    expect(report.counts).toMatchObject({ created: 2, refused: 2 })
  })

  it('of NDJSON names a field that is not there, or is no object', async () => {
    const lines = [
      '{"key":"A","nmae":"Dąb"}',
      '["A"]',
      '{"key":"C","name":5}',
      '{"key"',
      '{"key":"D","name":"Lipa","goals":[{"text":"Sad","untill":"2027"}]}',
      JSON.stringify({
        key: 'E',
        ...Object.fromEntries(Array.from({ length: 5_000 }, (_, each) => [`x${each}`, 1])),
      }),
    ]
    const report = await importUpload(database, `${lines.join('\n')}\n`, { isDryRun: true })
    expect(told(report)).toEqual(
      expect.arrayContaining([
        '1 nmae: There is no such field. Did you mean “name”?',
        '2 null: The line must be one JSON object: {"name": "…"}.',
        '3 name: name must be a text.',
        '4 null: The line is not valid JSON. It must be one object, all on one line.',
        '5 goals.untill: There is no such field. Did you mean “until”?',
        '6 null: 4990 more fields are unknown.',
      ]),
    )
    expect(report.counts.refused).toBe(6)
  })
})
