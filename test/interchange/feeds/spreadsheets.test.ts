import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { columnsOf } from '../../../src/core/records/columns'
import { LocationPrecision } from '../../../src/core/values/place'
import { Language } from '../../../src/core/vocabulary'
import { columnLabel } from '../../../src/interchange/column-labels'
import { datasets } from '../../../src/interchange/feeds/dataset'
import { TABLES } from '../../../src/interchange/feeds/formats/format'
import { fieldsWithNames } from '../../../src/interchange/feeds/named-records'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'
import { imported, newFolder } from '../export/transfer'

const HAS_LIBRE_OFFICE = spawnSync('soffice', ['--version']).status === 0

const ODD = '=1+1;"<&>" _x000D_\nŻółw 👩‍👩‍👧'

describe('spreadsheets', () => {
  let app: App
  const host = fakePartnership({ name: ODD.replace('\n', ' '), foundedOn: '2013-05', endedOn: '2018-01-31' })
  const body = fakeOrganisation({
    ...{ name: 'Biblioteka', krs: '0000325251', regon: '012345675', territoryId: 'territory_02' },
    address: { street: '-1', postalCode: '05-500', town: 'Piaseczno' },
    contact: { email: null, phone: '+48 22 443 01 44', website: null },
  })
  const timed = fakeEvent({
    ...{ partnershipId: host.id, title: '1/2', description: ODD, capacity: 1200, isFree: true },
    ...{ startsAt: '2027-07-01T16:30:00.000Z', endsAt: '2027-07-01T18:00:00.000Z' },
    location: { latitude: 52.2297, longitude: 21.0122, precision: LocationPrecision.EXACT },
  })
  const days = fakeEvent({
    ...{ partnershipId: host.id, title: 'Festyn', isAllDay: true },
    ...{ startsAt: '2027-04-30T22:00:00.000Z', endsAt: '2027-05-02T22:00:00.000Z' },
  })
  beforeAll(async () => {
    app = await startApp({ DATA_LICENCE: 'CC-BY-4.0', PUBLISHER_NAME: 'Urząd & sąsiedzi' })
    await app.database.write(async (write) => {
      await write.insert(Territory, [{ ...fakeTerritory('02', null), name: 'dolnośląskie' }])
      await write.insert(Organisation, [body])
      await write.insert(Partnership, [host])
      await write.insert(Event, [timed, days])
    })
  })
  afterAll(() => app.close())

  const bytes = async (path: string) =>
    Buffer.from(await (await fetch(`${app.url}/feeds/${path}`)).arrayBuffer())
  const fileOf = async (path: string, name: string) => {
    const file = join(newFolder(), name)
    writeFileSync(file, await bytes(path))
    return file
  }

  type Row = Record<string, unknown>

  /** Days with a fraction are not exact. */
  const toSecond = (value: unknown) =>
    value instanceof Date ? new Date(Math.round(value.getTime() / 1_000) * 1_000) : value

  async function sheetsOf(path: string) {
    const sheets = await readXlsxFile(await bytes(path))
    const [heading = [], ...rows] = sheets[0]?.data ?? []
    const records = rows.map(
      (row): Row => Object.fromEntries(heading.map((name, index) => [String(name), toSecond(row[index])])),
    )
    return { names: sheets.map(({ sheet }) => sheet), heading, records, notes: sheets[1]?.data ?? [] }
  }

  it('have codes as text, with their zeros', async () => {
    const { records } = await sheetsOf('organisations.xlsx')
    expect(records).toMatchObject([
      {
        ...{ KRS: '0000325251', REGON: '012345675', 'Terytorium (kod)': '02', Terytorium: 'dolnośląskie' },
        ...{ 'Adres: kod pocztowy': '05-500', 'Adres: ulica i numer': '-1' },
        'Kontakt: telefon': '+48 22 443 01 44',
      },
    ])
  })

  it('have dates, times, numbers and truths as what they are, and texts as they were written', async () => {
    const { records, names } = await sheetsOf('events.xlsx')
    expect(names).toEqual(['Wydarzenia', 'Opis'])
    const byTitle = new Map(records.map((record) => [record.Tytuł, record]))
    expect(byTitle.get('1/2')).toMatchObject({
      ...{ Partnerstwo: host.name, Opis: ODD },
      'Początek (UTC)': new Date('2027-07-01T16:30Z'),
      // A sheet knows no zones: what it shows is read as if it were in UTC.
      ...{ Początek: new Date('2027-07-01T18:30Z'), 'Dzień początku': new Date('2027-07-01') },
      ...{ 'Liczba miejsc': 1200, 'Bez opłat': true, 'Położenie: szerokość geograficzna': 52.2297 },
    })
    expect(byTitle.get('Festyn')).toMatchObject({
      ...{ 'Dzień początku': new Date('2027-05-01'), 'Ostatni dzień': new Date('2027-05-02') },
      ...{ Początek: null, 'Bez opłat': null },
    })
    const { records: partnerships } = await sheetsOf('partnerships.xlsx')
    expect(partnerships).toMatchObject([
      { 'Data założenia': '2013-05', 'Data zakończenia': new Date('2018-01-31') },
    ])
  })

  it('say where the data come from, and what the columns are', async () => {
    const { names, heading, notes } = await sheetsOf('events.xlsx?territory=02&language=EN')
    expect(names).toEqual(['Events', 'Notes'])
    expect(heading.slice(0, 4)).toEqual(['Web page', 'Partnership', 'Title', 'Kind'])
    expect(heading.indexOf('Id')).toBeGreaterThan(heading.indexOf('Description'))
    const said = new Map(notes.map(([name, value]) => [name, value]))
    expect(said.get('Content')).toBe('Events – dolnośląskie')
    expect(said.get('Publisher')).toBe('Urząd & sąsiedzi')
    expect(said.get('Source')).toBe('http://localhost:4000/feeds/events.xlsx?territory=02')
    expect(said.get('Licence')).toContain('CC-BY-4.0')
    expect(said.get('Starts')).toBe('startsAtLocal')
  })

  it('are one workbook for one record, and the same bytes until somebody writes', async () => {
    const { records } = await sheetsOf(`events/${timed.id}.xlsx`)
    expect(records).toHaveLength(1)
    expect(await bytes('events.xlsx')).toEqual(await bytes('events.xlsx'))
    const { headers } = await fetch(`${app.url}/feeds/events.xlsx`)
    expect(headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  })

  it.each(TABLES)('have a heading in each language for every column of %s', (name) => {
    const dataset = datasets[name]
    for (const language of Object.values(Language)) {
      const columns = columnsOf(fieldsWithNames(dataset))
      const labels = columns.map((column) => columnLabel(column, language))
      expect(columns.filter((_, index) => labels[index] === undefined).map(({ name }) => name)).toEqual([])
      expect(labels.filter((label, index) => labels.indexOf(label) < index)).toEqual([])
    }
  })

  it('in Polish take a table with semicolons as it is meant', async () => {
    const text = (await bytes('organisations.csv?delimiter=semicolon')).toString()
    expect(text.startsWith('\ufeff')).toBe(true)
    const options = { columns: true, bom: true, delimiter: ';', record_delimiter: '\r\n' } as const
    expect(parse(text, options)).toMatchObject([
      {
        ...{ krs: '="0000325251"', territory: '="02"', 'address.postalCode': '="05-500"' },
        ...{ 'contact.phone': '="+48 22 443 01 44"', isExample: 'FAŁSZ' },
      },
    ])
    const rows: Record<string, string>[] = parse(await bytes('events.csv?delimiter=semicolon'), options)
    expect(rows.find(({ id }) => id === timed.id)).toMatchObject({
      ...{ title: '="1/2"', description: `'${ODD}`, 'location.latitude': '52,2297', capacity: '1200' },
      ...{ startsOn: '2027-07-01', startsAtLocal: '2027-07-01 18:30' },
    })
    const [partnership]: Record<string, string>[] = parse(
      await bytes('partnerships.csv?delimiter=semicolon&safe=0&bom=0'),
      options,
    )
    expect(partnership).toMatchObject({ name: host.name, foundedOn: '="2013-05"', endedOn: '2018-01-31' })
  })

  it.each(['organisations', 'partnerships', 'events'])('in Polish can be brought back: %s', async (name) => {
    const path = await fileOf(`${name}.csv?delimiter=semicolon`, `${name}.csv`)
    const registry = { database: app.database, url: '' }
    const [report] = await imported([{ path }], registry, { source: `semicolons ${name}` })
    expect(report).toMatchObject({ problems: [], changes: [], counts: { unchanged: report?.rows } })
  })

  /** By LibreOffice in a Polish locale: what it shows of the first sheet, as text. */
  function shownInPolish(file: string, filter: string[] = []): Record<string, string>[] {
    const folder = newFolder()
    // Separated by tabs, in UTF-8, as it is shown.
    const to = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,1045,false,true,false'
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      'soffice',
      [profile, '--headless', ...filter, '--convert-to', to, '--outdir', folder, file],
      {
        env: { ...process.env, LANG: 'pl_PL.UTF-8', LC_ALL: 'pl_PL.UTF-8', HOME: folder },
        stdio: 'ignore',
      },
    )
    const shown = join(
      folder,
      `${file
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '')}.csv`,
    )
    return parse(readFileSync(shown), { columns: true, bom: true, delimiter: '\t', relax_quotes: true })
  }

  const withLibreOffice = HAS_LIBRE_OFFICE ? it : it.skip

  withLibreOffice('are read by LibreOffice as workbooks', async () => {
    const [organisation] = shownInPolish(await fileOf('organisations.xlsx', 'organisations.xlsx'))
    expect(organisation).toMatchObject({
      KRS: '0000325251',
      'Adres: kod pocztowy': '05-500',
      Przykład: 'FAŁSZ',
    })
    const rows = shownInPolish(await fileOf('events.xlsx', 'events.xlsx'))
    expect(rows.find((row) => row.Tytuł === '1/2')).toMatchObject({
      ...{ Początek: '2027-07-01 18:30:00', 'Dzień początku': '2027-07-01' },
      ...{ 'Położenie: szerokość geograficzna': '52,2297', Opis: ODD },
    })
  })

  withLibreOffice('are read by LibreOffice as tables with semicolons', async () => {
    const semicolons = [
      '--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1045,false,true,false,false,false,0,true',
    ]
    const file = await fileOf('organisations.csv?delimiter=semicolon', 'table.csv')
    expect(shownInPolish(file, semicolons)).toMatchObject([
      { krs: '0000325251', territory: '02', 'address.postalCode': '05-500', isExample: 'FAŁSZ' },
    ])
  })
})
