import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import { addReferenceRecords } from '../../../src/database/seed/seed-registry'
import { testDatabase } from '../../support/database'
import { importUpload, noted, told } from './import-upload'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await addReferenceRecords(database)
})
afterAll(() => database.close())

let keys = 0

/** The code of the unit that the columns of a row name, or why there is none. */
async function unitOf(cells: Readonly<Record<string, string>>): Promise<string | null> {
  const key = `K${++keys}`
  const names = Object.keys(cells).join(';')
  const values = Object.values(cells).join(';')
  const report = await importUpload(database, `key;name;${names}\n${key};Szkoła ${key};${values}\n`, {
    type: 'organisations',
    onDuplicate: 'create',
  })
  if (report.counts.refused > 0) return told(report).join('\n')
  const [row] = await database.write((write) =>
    write.read<{ territoryId: string | null }>(
      sql`SELECT "territoryId" FROM "organisation" WHERE "name" = ${`Szkoła ${key}`}`,
    ),
  )
  return row?.territoryId?.replace('territory_', '') ?? null
}

describe('The unit of a row', () => {
  it.each([
    ['1465', '1465'],
    ['0861011', '0861011'],
    ['861011', '0861011'],
    ['086101', '0861011'],
    ['264', '0264'],
    ['2', '02'],
    ['12 61 011', '1261011'],
    ['0610033', '0610033'],
    ['0610032', '0610033'],
    ['0614052', '0614053'],
    ['Kraków', '1261'],
    ['KRAKÓW', '1261'],
    ['m. Kraków', '1261'],
    ['gm. Łęczna', '0610033'],
    ['Gmina Łęczna', '0610033'],
    ['powiat krakowski', '1206'],
    ['woj. małopolskie', '12'],
    ['małopolskie', '12'],
    ['m.st. Warszawa', '1465'],
    ['Augustów (gmina wiejska)', '2001022'],
    ['m. Augustów', '2001011'],
    ['"Kraków, małopolskie"', '1261'],
    ['"powiat opolski, lubelskie"', '0612'],
    ['"opolski; woj. opolskie"', '1609'],
    ['gm. Łęczna pow. łęczyński woj. lubelskie', '0610033'],
    ['"lubelskie, łęczyński, Łęczna"', '0610033'],
    ['Polska', 'PL'],
  ])('is found by %j: %s', async (territory, code) => {
    expect(await unitOf({ territory })).toBe(code)
  })

  it.each([
    [{ 'unit.gmina': 'Niemodlin', 'unit.powiat': 'opolski', 'unit.voivodeship': 'OPOLSKIE' }, '1609073'],
    [{ 'unit.powiat': 'opolski', 'unit.voivodeship': 'lubelskie' }, '0612'],
    [{ territory: 'opolski', 'unit.voivodeship': 'lubelskie' }, '0612'],
    [{ 'unit.gmina': 'Kraków' }, '1261011'],
    [{ 'unit.district': 'Żoliborz', 'unit.gmina': 'Warszawa' }, '1465198'],
    [{ 'unit.gmina': '', 'unit.powiat': 'brak' }, null],
  ])('is found by columns for each level: %j', async (cells, code) => {
    expect(await unitOf(cells as Record<string, string>)).toBe(code)
  })

  it.each([
    [
      'Augustów',
      /“Augustów” may be 2 units: Augustów \(2001011, gmina miejska, augustowski\); Augustów \(2001022, gmina wiejska, augustowski\)\. Write the code/,
    ],
    ['opolski', /may be 2 units: opolski \(0612, powiat, lubelskie\); opolski \(1609, powiat, opolskie\)/],
    ['Krakuw', /no unit called “Krakuw”\. Similar names: .*Kraków \(1261/],
    ['"Kraków, mazowieckie"', /no unit called “Kraków, mazowieckie”/],
    ['9999', /no unit 9999\. Write the name of the unit.*import:territories/],
    ['0000000', /no unit 0000000/],
  ])('is not guessed: %j is refused with what may be meant', async (territory, problem) => {
    expect(await unitOf({ territory })).toMatch(problem)
  })

  it('of a partnership is one of several, each by code or name', async () => {
    const report = await importUpload(
      database,
      'key,name,territories\nP,Nad Bugiem,"gm. Łęczna | 1465 | 861011"\n',
    )
    expect(told(report)).toEqual([])
    const rows = await database.write((write) =>
      write.read<{ territoryId: string }>(
        sql`SELECT "territoryId" FROM "partnership_territory" ORDER BY "territoryId"`,
      ),
    )
    expect(rows.map(({ territoryId }) => territoryId)).toEqual([
      'territory_0610033',
      'territory_0861011',
      'territory_1465',
    ])
  })
})

describe('An address in one column', () => {
  it.each([
    ['ul. Rynek 52, 49-100 Niemodlin', 'ul. Rynek 52', '49-100', 'Niemodlin'],
    ['49-100 Niemodlin, ul. Rynek 52', 'ul. Rynek 52', '49-100', 'Niemodlin'],
    ['Niemodlin, ul. Rynek 52, 49-100', 'ul. Rynek 52', '49-100', 'Niemodlin'],
    ['Kraków, al. Mickiewicza 1', 'al. Mickiewicza 1', null, 'Kraków'],
    ['Rynek 52 49-100 Niemodlin', 'Rynek 52', '49-100', 'Niemodlin'],
    ['00-950 Warszawa', null, '00-950', 'Warszawa'],
    ['Dom Kultury', null, null, null],
  ])('%j is taken apart', async (line, street, postalCode, town) => {
    const key = `K${++keys}`
    const report = await importUpload(database, `key;name;addressLine\n${key};Biblioteka ${key};${line}\n`, {
      type: 'organisations',
      onDuplicate: 'create',
    })
    expect(told(report)).toEqual([])
    const [row] = await database.write((write) =>
      write.read(sql`SELECT "addressStreet", "addressPostalcode", "addressTown" FROM "organisation"
        WHERE "name" = ${`Biblioteka ${key}`}`),
    )
    expect(row).toEqual({ addressStreet: street, addressPostalcode: postalCode, addressTown: town })
    expect(noted(report).join()).toMatch((street ?? town) ? /taken apart/ : /cannot be told apart.*left out/)
  })

  it('leaves the parts that have columns of their own', async () => {
    await importUpload(
      database,
      'key;name;addressLine;address.town\nOWN;Dom Sąsiedzki;ul. Rynek 52, 49-100 Niemodlin;Opole\n',
      { type: 'organisations' },
    )
    const [row] = await database.write((write) =>
      write.read(
        sql`SELECT "addressStreet", "addressTown" FROM "organisation" WHERE "name" = 'Dom Sąsiedzki'`,
      ),
    )
    expect(row).toEqual({ addressStreet: 'ul. Rynek 52', addressTown: 'Opole' })
  })
})
