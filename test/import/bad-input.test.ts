import type { Database } from '../../src/database/database'
import { testDatabase } from '../support/database'
import { bringIn, layOut, told } from './bring-in'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterAll(() => database.close())

const refusalOf = (text: string | Buffer | Buffer[]) =>
  bringIn(database, text, { isDryRun: true }).then(
    () => 'It was read.',
    (error: Error) => error.message,
  )

const problemsOf = async (header: string, ...rows: string[]) =>
  told(await bringIn(database, `${header}\n${rows.join('\n')}\n`, { isDryRun: true }))

describe('A file that cannot be read', () => {
  it.each([
    ['is empty', '', 'The file is empty.'],
    [
      'has another delimiter',
      'key|name\nA|Dąb\n',
      'The first row must name the columns, separated by commas, semicolons or tabs',
    ],
    ['names a column twice', 'key,name,Name\n', 'Column 3, “Name”, is there twice. Keep one of the two.'],
    [
      'names an unknown column',
      'key,name,sumary\n',
      'Column 3, “sumary”, is not known. Did you mean “summary”?',
    ],
    [
      'names more columns than there are',
      `key,name${',x'.repeat(100_000)}\n`,
      'The first row names 100002 columns, more than 500',
    ],
    ['names no column', 'key,,name\n', 'Column 2 has no name.'],
    ['has no keys', 'name,summary\n', 'The first row must name a column “key”'],
    [
      'is a workbook',
      Buffer.from('PK\x03\x04…'),
      'The file is a workbook or an archive. Save the sheet as “CSV UTF-8”',
    ],
    ['is in UTF-16', Buffer.from('\ufeffkey,name\n', 'utf16le'), 'The file is in UTF-16.'],
    [
      'is in Windows-1250',
      Buffer.from('key,name\nA,Dom\nB,D\xb9b\n', 'latin1'),
      'Line 3 is not in UTF-8: perhaps a program has saved the file as Windows-1250. Save it as “CSV UTF-8”',
    ],
    [
      'is a JSON list',
      '[{"key":"A"}]\n',
      'The file is one list in JSON. Write each record on a line of its own',
    ],
  ])('%s: that is told', async (_what, text, message) => {
    expect(await refusalOf(text)).toContain(message)
  })

  it('has a line without end: it is not held in memory', async () => {
    const megabyte = Buffer.alloc(65_536, 'a')
    const endless = [Buffer.from('key,name\nA,'), ...Array<Buffer>(100).fill(megabyte)]
    expect(await refusalOf(endless)).toBe(
      'Line 2 is longer than 1000000 bytes. Does each record begin on a line of its own?',
    )
  })

  it('has a quotation mark that nothing ends: the record is bounded too', async () => {
    const lines = Buffer.from(`${'a'.repeat(99)}\n`.repeat(600))
    const text = [Buffer.from('key,name\nA,"Dom\n'), ...Array<Buffer>(60).fill(lines)]
    expect(await refusalOf(text)).toContain(
      'is larger than 1000000 bytes. Does a quotation mark begin a cell before it',
    )
  })
})

describe('A row that is wrong', () => {
  it.each([
    [
      'lacks what is required',
      'key,name',
      'A,',
      '2 name: name must be given: the registry has no such partnership yet.',
    ],
    [
      'has no key',
      'key,name',
      ',Dąb',
      '2 key: key must be given: any text that names the record in your source, and stays the same.',
    ],
    [
      'is ragged',
      'key,name',
      'A,Dąb,Klon',
      '2 null: The row has 3 cells, and the first row 2. Does a cell hold what separates cells? Put it between quotation marks.',
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
      '2 territories: territories must have 2 or 4 or 7 digits: has a spreadsheet dropped the zero in front, 0264? Format the column as text there, and enter it anew.',
    ],
    [
      'lost zeros of a number',
      'key,name,krs',
      'A,Dąb,325251',
      '2 krs: krs must have 10 digits: has a spreadsheet dropped the zeros in front, 0000325251? Format the column as text there, and enter it anew.',
    ],
    [
      'was rounded',
      'key,name,krs',
      'A,Dąb,"3,25E+09"',
      '2 krs: krs must be all its digits: a spreadsheet has rounded it. Format the column as text there, and enter it anew.',
    ],
    [
      'has a Polish date',
      'key,name,foundedOn',
      'A,Dąb,01.02.2024',
      '2 foundedOn: foundedOn must begin with the year: 2024-02-01 is the first of February.',
    ],
    [
      'has a decimal comma',
      'key;name;location.latitude;location.longitude;location.precision',
      'A;Dąb;52,2297;21.01;TOWN',
      '2 location.latitude: location.latitude must be written with a point, and no comma: 52.2297.',
    ],
    [
      'has an unknown unit',
      'key,name,territories',
      'A,Dąb,1466',
      '2 territories: The registry knows no unit 1466: the query territories finds the code of a place.',
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
      '2 goals.until: goals.until must have as many values as goals.text, separated by “ | ”; one that is not known is empty.',
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
      '2 location.longitude: location.longitude must be given where other parts of location are.',
    ],
  ])('%s: that is told', async (_what, header, row, problem) => {
    expect(await problemsOf(header, row)).toContain(problem)
  })

  it('costs no other: a quotation mark within a cell, the same key twice', async () => {
    const text = 'key,name\nA,Dąb\nB,Klon "Stary"\nC,Lipa\nA,Jesion\n'
    const report = await bringIn(database, text, { isDryRun: true })
    expect(told(report)).toEqual([
      '3 null: A quotation mark stands within a cell (line 3 of the file). Put the cell between quotation marks, and write each of its own twice.',
      '5 key: Row 2 has the same key. Keep one of the two.',
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
    const report = await bringIn(database, `${lines.join('\n')}\n`, { isDryRun: true })
    expect(told(report)).toEqual(
      expect.arrayContaining([
        '1 nmae: There is no such field. Did you mean “name”?',
        '2 null: The line must hold one object: {"name": "…"}.',
        '3 name: name must be a text.',
        '4 null: The line is no JSON: it must hold one object, all on one line.',
        '5 goals.untill: There is no such field. Did you mean “until”?',
        '6 null: 4990 more fields are not known.',
      ]),
    )
    expect(report.counts.refused).toBe(6)
  })
})
