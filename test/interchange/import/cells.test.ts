import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import { testDatabase } from '../../support/database'
import { importUpload, layOut, noted, told } from './import-upload'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const stored = <Row>(text: string): Promise<Row[]> => database.write((write) => write.read<Row>(sql([text])))

/** What one cell becomes. Null: nothing is stored. */
async function cell(type: string, column: string, written: string, stored: string): Promise<unknown> {
  const [names, values] =
    type === 'events' ? ['partnershipId,title,kind', 'P,Piknik,PICNIC'] : ['name', 'Dąb']
  if (type === 'events') await importUpload(database, 'key,name\nP,Sad\n')
  const times = type === 'events' && !column.startsWith('starts') ? [',startsOn', ',2031-05-01'] : ['', '']
  const quoted = `"${written.replaceAll('"', '""')}"`
  const report = await importUpload(
    database,
    `key,${names}${times[0]},${column}\nA,${values}${times[1]},${quoted}\n`,
    { type },
  )
  expect(told(report)).toEqual([])
  const table = type.slice(0, -1)
  const [row] = await database.write((write) =>
    write.read<Record<string, unknown>>(sql`${sql([`SELECT * FROM "${table}"`])}`),
  )
  return Object.entries(row ?? {}).find(([name]) => name.toLowerCase() === stored.toLowerCase())?.[1]
}

const PHONE = '+48 22 443 01 44'

describe('A cell as people write it', () => {
  it.each([
    ...['22 443 01 44', '(22) 443 01 44', '22/443-01-44', '0048 22 443 01 44', '022 443 01 44'].map(
      (text) => ['contact.phone', text, PHONE],
    ),
    ['contact.phone', 'tel. 22 443 01 44 wew. 12', PHONE],
    ['contact.phone', '22 443 01 44; 600 100 200', PHONE],
    ['contact.phone', '600-100-200 lub 22 443 01 44', '+48 600 100 200'],
    ['contact.phone', '+49 30 901820', '+49 30 901820'],
    ['contact.website', 'www.example.org', 'https://www.example.org'],
    ['contact.website', 'example.org/o-nas', 'https://example.org/o-nas'],
    ['contact.website', 'http://example.org', 'http://example.org'],
    ['contact.website', 'http:/example.org', 'http://example.org'],
    ['contact.website', 'www.example.org, www.example.com', 'https://www.example.org'],
    ['contact.website', 'http://', null],
    ['contact.email', 'mailto:biuro@example.org', 'biuro@example.org'],
    ['contact.email', 'biuro@example.org; prezes@example.org', 'biuro@example.org'],
    ...['brak', 'BRAK', '-', '—', 'n/d', 'nd.', 'brak danych', '\u00a0'].map((text) => [
      'contact.email',
      text,
      null,
    ]),
    ['krs', '0000 325 251', '0000325251'],
    ['krs', '325251', '0000325251'],
    ['krs', 'KRS: 0000325251', '0000325251'],
    ['krs', '="0000325251"', '0000325251'],
    ['nip', '524-269-58-01', '5242695801'],
    ['nip', 'PL5242695801', '5242695801'],
    ['regon', '142 015 721', '142015721'],
    ['regon', '142015721.0', '142015721'],
    ['address.postalCode', '49100', '49-100'],
    ['address.postalCode', '49 100', '49-100'],
    ['address.postalCode', '49–100 Niemodlin', '49-100'],
    ['address.postalCode', '950', '00-950'],
    ['kind', 'biblioteka', 'LIBRARY'],
    ['kind', 'Non-governmental organisation', 'NGO'],
    ['kind', 'library', 'LIBRARY'],
    ['sector', 'Społeczny', 'sector_SOCIAL'],
    ['address.town', 'Biała\u00a0Podlaska', 'Biała Podlaska'],
  ])('of an organisation, in %s: %j is %j', async (column, written, value) => {
    const names: Record<string, string> = { sector: 'sectorId' }
    const [first = '', part] = String(column).split('.')
    const property = names[first] ?? (part ? `${first}${part[0]?.toUpperCase()}${part.slice(1)}` : first)
    expect(await cell('organisations', String(column), String(written), property)).toBe(value)
  })

  it.each([
    ['foundedOn', '12.03.2024', '2024-03-12'],
    ['foundedOn', '12-3-2024', '2024-03-12'],
    ['foundedOn', '12 marca 2024 r.', '2024-03-12'],
    ['foundedOn', '12 III 2024', '2024-03-12'],
    ['foundedOn', '2024-03-12 00:00:00', '2024-03-12'],
    ['foundedOn', '2024/3/12', '2024-03-12'],
    ['foundedOn', 'marzec 2024', '2024-03'],
    ['foundedOn', '2009 r.', '2009'],
    ['foundedOn', 'wiosna 2009', null],
    ['foundedOn', '31.02.2024', null],
    ['kind', 'lokalne', 'LOCAL'],
    ['kind', 'local', 'LOCAL'],
    ['kind', 'inne', null],
  ])('of a partnership, in %s: %j is %j', async (column, written, value) => {
    expect(await cell('partnerships', column, written, column)).toBe(value)
  })

  it.each([
    ['startsAt', '12.03.2031 18:00', '2031-03-12T17:00:00.000Z'],
    ['startsAt', '2031-07-12 18:00:00', '2031-07-12T16:00:00.000Z'],
    ['startsAt', '12 lipca 2031, godz. 18.00', '2031-07-12T16:00:00.000Z'],
    ['startsAtLocal', '12.07.2031 9:30', '2031-07-12T07:30:00.000Z'],
    ['startsOn', '12.07.2031', '2031-07-11T22:00:00.000Z'],
  ])('of an event, in %s: %j is %j', async (column, written, value) => {
    expect(await cell('events', column, written, 'startsAt')).toBe(value)
  })

  it('has the clocks of its own row, where it has no offset', async () => {
    await importUpload(database, 'key,name\nP,Sad\n')
    const header = 'key,partnershipId,title,kind,startsAt,timeZone\n'
    await importUpload(database, `${header}A,P,Piknik,PICNIC,2031-07-12 18:00,Europe/London\n`, {
      type: 'events',
    })
    expect(await stored('SELECT "startsAt" FROM "event"')).toEqual([{ startsAt: '2031-07-12T17:00:00.000Z' }])
  })

  it.each([
    [
      'contact.phone',
      '443 01 44',
      /contact\.phone must be a telephone of 9 digits.* The cell was left out\./,
    ],
    [
      'contact.email',
      'biuro at example',
      /contact\.email email must be an e-mail address\. The cell|email must be an e-mail address\. The cell was left out\./,
    ],
    ['contact.website', 'nie mamy', /contact\.website must be the address of a web page.*left out/],
    ['krs', '3,25E+09', /krs must have all its digits: a spreadsheet has rounded it.*left out/],
    ['krs', '00003252511', /krs must be the 10 digits of a KRS number\. The cell was left out/],
    ['nip', '5242695802', /nip must be the 10 digits of a NIP.*left out/],
    ['address.postalCode', '4910', null],
    ['address.postalCode', 'ABC', /postalCode must be a Polish postal code.*left out/],
    ['kind', 'spółka jawna', /kind must be one of MUNICIPALITY \(municipality\).*left out/],
  ])(
    'that cannot be read is left out and told, and its row is taken: %s, %j',
    async (column, written, note) => {
      const report = await importUpload(database, `key,name,${column}\nA,Dąb,"${written}"\n`, {
        type: 'organisations',
      })
      expect([told(report), report.counts.created]).toEqual([[], 1])
      if (note) expect(noted(report).join('\n')).toMatch(note)
    },
  )

  it.each([
    ['name', 'organisations', 'key,name\nA,brak\n', '2 name: name is required for a new organisation.'],
    [
      'startsOn',
      'events',
      'key,partnershipId,title,kind,startsOn\nA,P,Piknik,PICNIC,wkrótce\n',
      '2 startsOn: startsOn must be',
    ],
    [
      'timeZone',
      'events',
      'key,partnershipId,title,kind,startsOn,timeZone\nA,P,Piknik,PICNIC,2031-05-01,Warszawa\n',
      '2 timeZone: timeZone must be the IANA name',
    ],
    [
      'status',
      'events',
      'key,partnershipId,title,kind,startsOn,status\nA,P,Piknik,PICNIC,2031-05-01,może\n',
      '2 status: status must be one of',
    ],
  ])('refuses its row where nothing may stand in for it: %s', async (_column, type, text, problem) => {
    await importUpload(database, 'key,name\nP,Sad\n')
    const report = await importUpload(database, text, { type })
    expect(told(report).join('\n')).toContain(problem)
    expect(report.counts).toMatchObject({ refused: 1, created: 0 })
  })

  it('that is bad leaves what a record has, even where an empty one would clear it', async () => {
    await importUpload(database, `key,name,contact.phone\nA,Dąb,${PHONE}\n`, { type: 'organisations' })
    await importUpload(database, 'key,name,contact.phone\nA,Dąb,później\n', {
      type: 'organisations',
      blank: 'clears',
    })
    expect(await stored('SELECT "contactPhone" FROM "organisation"')).toEqual([{ contactPhone: PHONE }])
    await importUpload(database, 'key,name,contact.phone\nA,Dąb,brak\n', {
      type: 'organisations',
      blank: 'clears',
    })
    expect(await stored('SELECT "contactPhone" FROM "organisation"')).toEqual([{ contactPhone: null }])
  })

  it('is told once for all rows that have it, in both languages', async () => {
    const report = await importUpload(
      database,
      `key,name,contact.phone\n${Array.from({ length: 9 }, (_, each) => `K${each},Dąb ${each},22 443 01 4${each}`).join('\n')}\n`,
      { type: 'organisations', onDuplicate: 'create' },
    )
    expect(report.notes.list()).toEqual([
      {
        kind: 'note',
        column: 'contact.phone',
        message: expect.stringContaining('without the country code'),
        polish: expect.stringContaining('bez kierunkowego kraju'),
        count: 9,
        rows: [2, 3, 4, 5, 6],
      },
    ])
  })
})
