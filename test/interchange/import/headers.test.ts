import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import papaparse from 'papaparse'
import sql from 'sql-template-tag'
import { readColumnMap } from '../../../src/cli/column-map'
import { type Database, openDatabase } from '../../../src/database/database'
import { ignoredColumns } from '../../../src/interchange/import/columns/column-names'
import { contentOf } from '../../../src/interchange/import/content'
import type { Importer } from '../../../src/interchange/import/import-options'
import { importerOf } from '../../../src/interchange/import/importers/importers'
import { runCommand } from '../../http/process'
import { testDatabase, testDatabaseUrl } from '../../support/database'
import { importUpload, layOut, told } from './import-upload'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const refusalOf = (text: string, changes: Parameters<typeof importUpload>[2] = {}) =>
  importUpload(database, text, changes).then(
    () => 'It was read.',
    (error: Error) => error.message,
  )

describe('The names of columns', () => {
  it.each([
    [
      'Polish',
      'Nr RSPO;Nazwa szkoły;Województwo;Powiat;Miejscowość;Ulica;Numer budynku;Kod pocztowy;Telefon;E-mail;Strona www;NIP',
    ],
    [
      'English',
      'identyfikator;Organisation name;voivodeship;county;Town;street;building number;zip code;Phone number;EMAIL;Website;tax id',
    ],
  ])('are those that lists usually have, in %s', async (_language, header) => {
    const row =
      '17;Szkoła nr 5;mazowieckie;Warszawa;Warszawa;ul. Próbna;12;00950;22 443 01 44;biuro@example.org;www.example.org;524-269-58-01'
    const report = await importUpload(database, `${header}\n${row}\n`, { type: 'organisations' })
    expect(told(report)).toEqual([])
    const [stored] = await database.write((write) => write.read(sql`SELECT * FROM "organisation"`))
    expect(stored).toMatchObject({
      name: 'Szkoła nr 5',
      territoryId: 'territory_1465',
      addressStreet: 'ul. Próbna 12',
      addressTown: 'Warszawa',
      contactPhone: '+48 22 443 01 44',
      contactEmail: 'biuro@example.org',
      nip: '5242695801',
    })
  })

  it('of events tell the day and the time in one column or in two', async () => {
    await importUpload(database, 'key,name\nP,Sad\n')
    const header = 'identyfikator;organizator;tytuł;rodzaj;data;godzina;godzina zakończenia;miejsce\n'
    const report = await importUpload(
      database,
      `${header}1;P;Koncert;koncert;12.05.2031;18:00;20:00;Park\n2;P;Piknik;piknik;13 maja 2031;;;Park\n3;P;Kino;spotkanie;14.05.2031 21.30;;;\n`,
      { type: 'events' },
    )
    expect(told(report)).toEqual([])
    const stored = await database.write((write) =>
      write.read(sql`SELECT "title", "startsAt", "endsAt", "isAllDay" FROM "event" ORDER BY "startsAt"`),
    )
    expect(stored).toMatchObject([
      { title: 'Koncert', startsAt: '2031-05-12T16:00:00.000Z', endsAt: '2031-05-12T18:00:00.000Z' },
      { title: 'Piknik', startsAt: '2031-05-12T22:00:00.000Z', endsAt: null },
      { title: 'Kino', startsAt: '2031-05-14T19:30:00.000Z', endsAt: null },
    ])
  })

  it('that are unknown are refused with what to do, or left out when that is said', async () => {
    const list = 'key,name,Lp.,Uwagi\nA,Dąb,1,nic\n'
    expect(await refusalOf(list)).toBe(
      [
        'Column 3, “Lp.”, is unknown.',
        'Column 4, “Uwagi”, is unknown.',
        'Leave columns out with --ignore "NAME, NAME", or all unknown ones with --ignore unknown (over HTTP ignore=unknown). To say what each column is, use --map columns.csv: a proposal is written there.',
      ].join('\n'),
    )
    for (const ignored of ['Lp., UWAGI', 'unknown'])
      expect(
        (await importUpload(database, list, { isDryRun: true, columns: ignoredColumns(ignored) })).counts
          .created,
      ).toBe(1)
  })

  it('that mean the same column are refused, unless one of them is left out', async () => {
    const list = 'key,name,telefon,Nr telefonu\nA,Dąb,22 443 01 44,22 443 01 45\n'
    expect(await refusalOf(list)).toBe(
      'Column 4, “Nr telefonu”, means contact.phone, as column 3, “telefon”, does. Leave one of them out: --ignore "Nr telefonu"',
    )
    expect(await refusalOf(list, { columns: ignoredColumns('Nr telefonu') })).toBe('It was read.')
  })

  it('name records by keys of another file: the source that has them is told', async () => {
    await importUpload(database, 'key,name\nP,Sad\n', { source: 'partnerships.csv' })
    const events = 'key,partnershipId,title,kind,startsOn\nA,P,Piknik,PICNIC,2031-05-01\n'
    const order = { type: 'events', source: 'events.csv' }
    expect(told(await importUpload(database, events, order))).toEqual([
      expect.stringContaining('The source “partnerships.csv” has this key: use --source "partnerships.csv"'),
    ])
    const report = await importUpload(database, events, { ...order, source: 'partnerships.csv' })
    expect(report.counts.created).toBe(1)
  })

  it('may be set for all rows', async () => {
    const columns = {
      constants: new Map([
        ['territories', 'mazowieckie'],
        ['kind', 'lokalne'],
      ]),
    }
    const report = await importUpload(database, 'key,name\nA,Dąb\n', { columns })
    expect(told(report)).toEqual([])
    const stored = await database.write((write) =>
      write.read(
        sql`SELECT "kind", "territoryId" FROM "partnership" JOIN "partnership_territory" ON "partnershipId" = "id"`,
      ),
    )
    expect(stored).toEqual([{ kind: 'LOCAL', territoryId: 'territory_14' }])
  })
})

const folder = () => mkdtempSync(join(String(process.env.PARTNERSTWA_TEST_FOLDER), 'map-'))

describe('A mapping file', () => {
  const { names } = contentOf({ importer: importerOf('partnerships') as Importer, isOperators: true })

  it.each([
    ['two columns to one field', 'column,field\nA,name\nB,name\n', '“B” and “A” are both mapped to name.'],
    ['a column twice', 'column,field\nA,name\na,summary\n', 'has the column “a” again.'],
    ['an unknown field', 'column,field\nA,nmae\n', 'there is no field “nmae”. Did you mean “name”?'],
    ['something else', 'x,y\n1,2\n', 'must be CSV with the columns column,field.'],
  ])('that maps %s is refused', async (_what, text, message) => {
    const path = join(folder(), 'columns.csv')
    writeFileSync(path, text)
    await expect(readColumnMap(path, names)).rejects.toThrow(message)
  })

  it('is proposed, corrected, and read; refused rows are written out, mended, and imported', async () => {
    const place = folder()
    const path = (name: string) => join(place, name)
    const settings = { DATABASE_URL: await testDatabaseUrl() }
    writeFileSync(
      path('partnerships.csv'),
      'Symbol;Nazwa;Teren;Uwagi\nA;Dąb;mazowieckie;x\nB;Klon;Nigdzie;y\nC;;1465;z\n',
    )
    const order = [path('partnerships.csv'), '--map', path('columns.csv'), '--language', 'pl']
    const files = ['--refused', path('refused.csv'), '--report', path('report.json')]
    expect(await runCommand('import', order, { settings })).toMatchObject({
      code: 0,
      output: expect.stringContaining('is a proposal'),
    })
    const proposal = papaparse.parse<string[]>(readFileSync(path('columns.csv'), 'utf8').trim()).data
    expect(proposal).toEqual([
      ['column', 'field', 'example'],
      ['Symbol', '', 'A'],
      ['Nazwa', 'name', 'Dąb'],
      ['Teren', '', 'mazowieckie'],
      ['Uwagi', '', 'x'],
    ])
    writeFileSync(path('columns.csv'), 'column;field\nSymbol;key\nNazwa;name\nTeren;territories\nUwagi;\n')
    const imported = await runCommand('import', [...order, ...files], { settings })
    expect(imported).toMatchObject({
      code: 1,
      output: expect.stringContaining(
        'Wierszy: 3. Nowych: 1, zmienionych: 0, bez zmian: 0, czekających: 0, pominiętych: 0, odrzuconych: 2.',
      ),
    })
    expect(imported.output).toContain('Rejestr nie ma jednostki o nazwie „Nigdzie”.')
    expect(JSON.parse(readFileSync(path('report.json'), 'utf8'))).toMatchObject({
      ...{ rows: 3, created: 1, refused: 2 },
      notes: [{ column: 'territories', count: 1, message: 'Jednostkę znaleziono po nazwie.' }],
    })
    const refused = readFileSync(path('refused.csv'), 'utf8')
    expect(papaparse.parse<string[]>(refused.trim()).data).toEqual([
      ['import.reason', 'Symbol', 'Nazwa', 'Teren', 'Uwagi'],
      [expect.stringContaining('Nigdzie'), 'B', 'Klon', 'Nigdzie', 'y'],
      [expect.stringContaining('name'), 'C', '', '1465', 'z'],
    ])
    writeFileSync(
      path('mended.csv'),
      refused.replace('Nigdzie,y', 'dolnośląskie,y').replace('C,,', 'C,Lipa,'),
    )
    const again = ['--type', 'partnerships', '--source', 'partnerships.csv', '--map', path('columns.csv')]
    expect(await runCommand('import', [path('mended.csv'), ...again], { settings })).toMatchObject({
      code: 0,
      output: expect.stringContaining('2 rows: 2 new'),
    })
    const after = await openDatabase(settings.DATABASE_URL)
    expect(
      await after.write((write) => write.read(sql`SELECT "name" FROM "partnership" ORDER BY "name"`)),
    ).toEqual([{ name: 'Dąb' }, { name: 'Klon' }, { name: 'Lipa' }])
    await after.close()
  })
})
