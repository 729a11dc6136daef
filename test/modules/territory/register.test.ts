import type { Database } from '../../../src/database/database'
import { readTerritories } from '../../../src/database/seed/rows/seed-areas'
import { applyRegister } from '../../../src/modules/territory/register/apply-register'
import { parseRegister } from '../../../src/modules/territory/register/register-file'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { testDatabase, testDatabaseUrl } from '../../support/database'
import { fakeTerritory } from '../../support/fakes'
import { SMALL, tercFile, wholeCountry } from './terc-file'

const CHOICE = { isDryRun: false, allowsRemovals: false }

const take = (database: Database, file: Buffer, choice: Partial<typeof CHOICE> = {}) =>
  database.write((write) => applyRegister(parseRegister(file), { ...CHOICE, ...choice }, write))

const rows = ({ dataSource }: Database, statement: string): Promise<Record<string, unknown>[]> =>
  dataSource.query(statement)

const count = async (database: Database, from: string) =>
  Number((await rows(database, `SELECT count(*) AS n FROM ${from}`))[0]?.n)

const units = async (database: Database) => {
  const found = await rows(
    database,
    `SELECT t."code", t."level", t."name", t."nameFolded", t."type", t."stateDate", p."code" AS "parent",
      CASE WHEN t."isHistorical" THEN 'historical' ELSE 'present' END AS "standing"
      FROM "territory" t LEFT JOIN "territory" p ON p."id" = t."parentId" ORDER BY t."code"`,
  )
  return new Map(found.map(({ code, ...unit }) => [code, unit]))
}

const changes = (database: Database) =>
  rows(
    database,
    `SELECT "kind", "recordId", "storedFields" AS "fields" FROM "change" WHERE "kind" <> 'CREATED' ORDER BY "id"`,
  )

const version = async (database: Database) =>
  (await rows(database, 'SELECT "version" FROM "registry"'))[0]?.version

describe('a state of the register', () => {
  let database: Database
  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(() => database.close())

  it('builds the whole tree in an empty registry, the country included', async () => {
    const { added, formerDay } = await take(database, tercFile(SMALL.toReversed()))
    expect([added.length, formerDay]).toEqual([14, null])
    const found = await units(database)
    expect([...found].map(([code, { level, parent }]) => [code, level, parent])).toEqual([
      ['02', 'VOIVODESHIP', 'PL'],
      ['0201', 'POWIAT', '02'],
      ['0201011', 'GMINA', '0201'],
      ['0201043', 'GMINA', '0201'],
      ['0201044', 'PART', '0201043'],
      ['0201045', 'PART', '0201043'],
      ['0264', 'POWIAT', '02'],
      ['0264011', 'GMINA', '0264'],
      ['0264029', 'PART', '0264011'],
      ['14', 'VOIVODESHIP', 'PL'],
      ['1465', 'POWIAT', '14'],
      ['1465011', 'GMINA', '1465'],
      ['1465058', 'DISTRICT', '1465011'],
      ['PL', 'COUNTRY', null],
    ])
    const mokotow = { name: 'Mokotów', nameFolded: ' mokotow', type: 'dzielnica', stateDate: '2024-01-01' }
    expect(found.get('1465058')).toMatchObject(mokotow)
    expect(found.get('02')).toMatchObject({ name: 'dolnośląskie', type: null, standing: 'present' })
    expect(await count(database, `"change" WHERE "kind" = 'CREATED' AND "recordClass" = 'Territory'`)).toBe(
      14,
    )
  })

  it('changes nothing where the registry has it already', async () => {
    await take(database, tercFile(SMALL))
    const before = [await units(database), await version(database)]
    const again = await take(database, tercFile(SMALL))
    expect(again).toEqual({ added: [], changed: [], removed: [], replaced: [], formerDay: '2024-01-01' })
    expect([await units(database), await version(database)]).toEqual(before)
  })

  it('renames, adds, removes and returns units, and tells only of those', async () => {
    await take(database, tercFile(SMALL))
    const later = SMALL.filter((unit) => !unit.startsWith('02;64;02')).map((unit) =>
      unit.replace('01;1;Bolesławiec;', '01;1;Żółta Woda;'),
    )
    await take(database, tercFile([...later, '14;65;06;8;Ochota;dzielnica'], '2025-01-01'), {
      allowsRemovals: true,
    })
    const found = await units(database)
    expect(found.get('0264029')).toMatchObject({ standing: 'historical', stateDate: '2024-01-01' })
    expect(found.get('0201011')).toMatchObject({ name: 'Żółta Woda', nameFolded: ' zolta woda' })
    const others = [...found].filter(([code]) => code !== '0264029').map(([, unit]) => unit)
    for (const unit of others) expect(unit).toMatchObject({ standing: 'present', stateDate: '2025-01-01' })
    expect(await changes(database)).toEqual([
      { kind: 'UPDATED', recordId: 'territory_0201011', fields: '["name"]' },
      { kind: 'UPDATED', recordId: 'territory_0264029', fields: '["isHistorical"]' },
    ])
    expect(await count(database, `"change" WHERE "kind" = 'CREATED'`)).toBe(15)

    const { changed } = await take(
      database,
      tercFile([...SMALL, '14;65;06;8;Ochota;dzielnica'], '2026-01-01'),
    )
    expect(changed.map(({ changes }) => changes)).toEqual([
      { name: 'Bolesławiec', nameFolded: ' boleslawiec' },
      { isHistorical: false },
    ])
    expect((await units(database)).get('0264029')).toMatchObject({
      standing: 'present',
      stateDate: '2026-01-01',
    })
  })

  it('mends where a unit lies and of which kind it is', async () => {
    const country = fakeTerritory('PL', null, 'Polska')
    const misplaced = { ...fakeTerritory('1465058', 'PL', 'Mokotów'), type: 'dzielnica' }
    await database.write((write) => write.insert(Territory, [country, misplaced]))
    await take(database, tercFile(SMALL))
    expect((await units(database)).get('1465058')).toMatchObject({ level: 'DISTRICT', parent: '1465011' })
    expect(await changes(database)).toEqual([
      { kind: 'UPDATED', recordId: 'territory_1465058', fields: '["level","parent"]' },
    ])
  })

  it('is only compared in a dry run', async () => {
    await take(database, tercFile(SMALL))
    const before = [await units(database), await version(database)]
    const file = tercFile(SMALL.slice(0, 12), '2025-01-01')
    const { removed } = await take(database, file, { isDryRun: true, allowsRemovals: true })
    expect(removed.map(({ code }) => code)).toEqual(['1465058'])
    expect([await units(database), await version(database)]).toEqual(before)
  })

  it('is refused where it is older, or lacks more than one unit of twenty', async () => {
    await take(database, tercFile(SMALL))
    await expect(take(database, tercFile(SMALL, '2023-01-01'))).rejects.toThrow(
      'The file has the register’s state of 2023-01-01, but the registry already has the newer state of 2024-01-01.',
    )
    const cutOff = tercFile(SMALL.slice(0, 12), '2025-01-01')
    await expect(take(database, cutOff)).rejects.toThrow('The file lacks 1 of the registry’s 14 units')
    await expect(take(database, cutOff)).rejects.toThrow('add --allow-removals')
    expect(await count(database, `"territory" WHERE "stateDate" = '2024-01-01'`)).toBe(14)
  })

  it('of the whole country is taken, and a later one changes no more than what differs', async () => {
    const all = wholeCountry()
    await take(database, tercFile(all))
    const levels = await rows(
      database,
      `SELECT "level", count(*) AS n FROM "territory" GROUP BY "level" ORDER BY "level"`,
    )
    expect(levels.map(({ level, n }) => [level, Number(n)])).toEqual([
      ['COUNTRY', 1],
      ['DISTRICT', 18],
      ['GMINA', 2477],
      ['PART', 1441],
      ['POWIAT', 380],
      ['VOIVODESHIP', 16],
    ])
    const later = all
      .filter((unit) => !/;9;|;8;/.test(unit))
      .map((unit) => unit.replace(/(Gmina 240\d);/, '$1 Nowa;'))
    const newcomers = Array.from(
      { length: 60 },
      (_, index) => `02;01;${index + 30};2;Nowa ${index};gmina wiejska`,
    )
    const { added, changed, removed } = await take(database, tercFile([...later, ...newcomers], '2025-01-01'))
    expect([added.length, changed.length, removed.length]).toEqual([60, 10, 37])
    expect(await changes(database)).toHaveLength(47)
    expect(await count(database, `"territory" WHERE "stateDate" = '2025-01-01'`)).toBe(4333 + 60 - 37)
  })
})

describe('a file that is no state of the register', () => {
  const without = (pattern: string) => tercFile(SMALL.filter((unit) => !unit.startsWith(pattern)))
  const replaced = (from: string, to: string) => Buffer.from(tercFile(SMALL).toString().replace(from, to))

  it.each([
    ['empty', Buffer.from(''), 'The file is empty.'],
    ['an archive', Buffer.from('PK\u0003\u0004 TERC'), 'The file is an archive. Unpack it'],
    ['Windows-1250', Buffer.from('WOJ;POW\r\n02;DOLNO\x8cL\xa5SKIE', 'latin1'), 'The file is not in UTF-8'],
    ['with commas', Buffer.from(tercFile(SMALL).toString().replaceAll(';', ',')), 'separated by semicolons'],
    ['of other units', replaced('RODZ;NAZWA;', 'RODZ_GMI;RM;MZ;NAZWA;'), 'This is not a TERC file'],
    ['a page', Buffer.from('<!DOCTYPE html>'), 'Line 1 must be WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA'],
    ['without units', tercFile([]), 'The file has only its first line'],
    [
      'cut off',
      tercFile(SMALL).subarray(0, -30),
      'Line 14: must have 7 cells, like line 1. Is the file cut off?',
    ],
    ['with an open quotation mark', replaced('Mokotów', '"Mokotów'), 'A cell begins with a quotation mark'],
    [
      'without zeros in front',
      replaced('02;01;04;3', '2;1;4;3'),
      'Line 5: WOJ, POW and GMI must have two digits',
    ],
    ['with a gmina in no powiat', replaced('02;01;04;3', '02;;04;3'), 'Line 5: WOJ, POW and GMI must have'],
    ['with an unknown kind', replaced('02;01;04;3', '02;01;04;6'), 'Line 5: RODZ must be one of the known'],
    ['without a name', replaced('Mokotów', ' '), 'Line 14: NAZWA must be a name'],
    ['without a kind', replaced('dzielnica', ''), 'Line 14: NAZWA_DOD must say what kind of unit it is.'],
    ['with a day that is none', replaced('2024-01-01', '2024-02-30'), 'Line 2: STAN_NA must be a day'],
    [
      'of two days',
      replaced('dzielnica;2024-01-01', 'dzielnica;2024-01-02'),
      'Line 14: STAN_NA must be the same',
    ],
    ['without a voivodeship', without('02;;'), 'Lines 2, 7: the unit that contains it must be in the file.'],
    ['without a city', without('14;65;01'), 'Line 13: the unit that contains it must be in the file.'],
    [
      'without an urban-rural gmina',
      without('02;01;04;3'),
      'Lines 5, 6: the unit that contains it must be in the file.',
    ],
    [
      'with a unit twice',
      tercFile([...SMALL, ...SMALL.slice(-1)]),
      'Lines 14, 15: WOJ, POW, GMI and RODZ must not appear twice in the same combination.',
    ],
  ])('%s is refused, and told why', (_, file, why) => {
    expect(() => parseRegister(file)).toThrow(why)
  })

  it('is told all its problems at once, and of very many lines the first', () => {
    const file = replaced('Mokotów', '')
      .toString()
      .replace('02;01;01;1', '02;01;01;7')
      .replace('02;64;;', '02;64;1;')
    expect(() => parseRegister(Buffer.from(file))).toThrow(
      /Line 8: WOJ.*\n.*Line 4: RODZ.*\n.*Line 14: NAZWA.*\n.*Line 9: the unit/,
    )
    expect(() => parseRegister(tercFile(wholeCountry(), 'yesterday'))).toThrow(
      '20, 21 and 4312 more: STAN_NA must be a day',
    )
  })

  it('that has other line ends, quotation marks and no mark of the byte order is taken', () => {
    const plain = tercFile(SMALL).toString().replace('\ufeff', '').replaceAll('\r', '')
    const file = Buffer.from(plain.replace('Mokotów', '"Mokotów"'))
    expect(parseRegister(file)).toEqual(parseRegister(tercFile(SMALL)))
  })
})

describe('a registry of which records name a unit that goes', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('examples'))
  })
  afterAll(() => app.close())

  const LINKS = ['partnership_territory', 'organisation', 'event']
  const links = () =>
    Promise.all(LINKS.map((table) => rows(app.database, `SELECT * FROM "${table}" ORDER BY 1, 2`)))

  /** The territories of the first data, as a file of the register. */
  const present = () => {
    const { territories } = readTerritories()
    return territories
      .filter(({ code, successor }) => code !== 'PL' && successor === null)
      .map(({ code, name, type }) => {
        const cells = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)]
        const isVoivodeship = code.length === 2
        return [...cells, isVoivodeship ? name.toUpperCase() : name, type ?? 'województwo'].join(';')
      })
  }

  it('has the first data as the register says them', async () => {
    const same = await take(app.database, tercFile(present(), '2025-01-06'))
    expect([same.added, same.changed, same.removed]).toEqual([[], [], []])
  })

  it('keeps every record with its code, and shows that the unit is historical', async () => {
    const before = await links()
    const named = `{ organisations(filter: { territory: "1608033" }) { nodes { id territory { code isHistorical stateDate } } } }`
    expect((await app.data(named)).organisations.nodes[0].territory.isHistorical).toBe(false)
    await take(
      app.database,
      tercFile(
        present().filter((unit) => !unit.startsWith('16;08;03;3')),
        '2025-02-01',
      ),
    )
    expect(await links()).toEqual(before)
    expect((await app.data(named)).organisations.nodes[0].territory).toEqual({
      code: '1608033',
      isHistorical: true,
      stateDate: '2025-01-06',
    })
  })

  it('answers with the new day, though no unit has changed', async () => {
    const day = async () =>
      (await app.data('{ territory(code: "1465058") { stateDate } }')).territory.stateDate
    for (let time = 0; time < 4; time++) expect(await day()).toBe('2025-02-01')
    await take(
      app.database,
      tercFile(
        present().filter((unit) => !unit.startsWith('16;08;03;3')),
        '2026-01-01',
      ),
    )
    expect(await day()).toBe('2026-01-01')
  })

  it('finds who is there by the new name of a unit, and by its former one', async () => {
    const found = async (search: string | null) => {
      const { partnerships, organisations } = await app.data(
        `query Found($search: String) { partnerships(filter: { territory: "0202062", search: $search }) { totalCount }
          organisations(filter: { territory: "0202062", search: $search }) { totalCount } }`,
        { search },
      )
      return [partnerships.totalCount, organisations.totalCount]
    }
    const all = await found(null)
    expect(all[0] * all[1]).toBeGreaterThan(0)
    expect([await found('lagiewniki'), await found('siekierki nadrzeczne')]).toEqual([all, [0, 0]])
    for (const day of ['2027-01-01', '2027-01-02']) {
      const renamed = present().map((unit) =>
        unit.startsWith('02;02;06;2') ? unit.replace('Łagiewniki', 'Siekierki Nadrzeczne') : unit,
      )
      await take(app.database, tercFile(renamed, day))
    }
    expect([await found('lagiewniki'), await found('siekierki nadrzeczne')]).toEqual([all, all])
  })
})
