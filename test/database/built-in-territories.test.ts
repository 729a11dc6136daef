import { pino } from 'pino'
import type { Database } from '../../src/database/database'
import { readTerritories } from '../../src/database/seed/rows/seed-areas'
import { loadFirstData } from '../../src/database/seed/seed-registry'
import { applyRegister } from '../../src/modules/territory/register/apply-register'
import { parseRegister } from '../../src/modules/territory/register/register-file'
import { tercFile } from '../modules/territory/terc-file'
import { testDatabase, versionOf } from '../support/database'

const start = (database: Database) => loadFirstData(database, 'none', pino({ level: 'silent' }))

const COLUMNS = `"code", "level", "name", "type", "stateDate", "isHistorical", "nameFolded", "parentId", "successorId",
  "locationLatitude", "locationLongitude", "locationPrecision", "populationCount", "populationAsof", "areaSquarekm", "areaAsof"`

const rows = ({ dataSource }: Database, statement: string): Promise<Record<string, unknown>[]> =>
  dataSource.query(statement)

const territories = (database: Database, condition = '1 = 1') =>
  rows(database, `SELECT ${COLUMNS} FROM "territory" WHERE ${condition} ORDER BY "code"`)

/** The built-in units, but for some, as a file of the register of another day. */
const stateOf = (day: string, isLeftOut: (code: string) => boolean = () => false) => {
  const units = readTerritories().territories.filter(({ code }) => code !== 'PL' && !isLeftOut(code))
  const lines = units.map(({ code, name, type }) => {
    const cells = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)]
    return [...cells, name, type ?? 'województwo'].join(';')
  })
  return parseRegister(tercFile(lines, day))
}

const take = (database: Database, state: ReturnType<typeof stateOf>) =>
  database.write((write) => applyRegister(state, { isDryRun: false, allowsRemovals: true }, write))

const former = readTerritories().territories.filter(({ successor }) => successor !== null)
const isGone = (code: string) => former.some((unit) => unit.code === code)
const isSuccessor = (code: string) => former.some(({ successor }) => successor === code)

describe('the built-in territories', () => {
  let database: Database
  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(() => database.close())

  it('are the whole country, each unit described with its year', async () => {
    await start(database)
    const levels = await rows(
      database,
      `SELECT "level", count(*) AS "units", sum("populationCount") AS "people", count("locationLatitude") AS "located"
        FROM "territory" WHERE "isHistorical" = FALSE GROUP BY "level" ORDER BY "level"`,
    )
    expect(levels.map((each) => Object.values(each).map(String))).toEqual([
      ['COUNTRY', '1', '38411148', '1'],
      ['DISTRICT', '18', 'null', '17'],
      ['GMINA', '2479', '38408670', '2477'],
      ['POWIAT', '380', '38411148', '380'],
      ['VOIVODESHIP', '16', '38411148', '16'],
    ])
    const undated = `("populationCount" IS NULL) <> ("populationAsof" IS NULL) OR ("areaSquarekm" IS NULL) <> ("areaAsof" IS NULL)`
    expect(await territories(database, undated)).toEqual([])
    const abroad = `"locationLatitude" NOT BETWEEN 49 AND 54.9 OR "locationLongitude" NOT BETWEEN 14.1 AND 24.2`
    expect(await territories(database, abroad)).toEqual([])
    const gone = await territories(database, '"isHistorical" = TRUE')
    expect(gone.map(({ code, successorId }) => `${code} → ${successorId}`)).toHaveLength(7)
    for (const { code, successorId, parentId } of gone) {
      expect(successorId).toBe(`territory_${String(code).slice(0, 6)}3`)
      expect(parentId).toBe(successorId)
    }
  })

  it('come to a registry of an older state in one write, which tells each change once', async () => {
    await start(database)
    const fresh = await territories(database)
    const older = await testDatabase()
    try {
      // Many gminas are missing, as in the first data of former versions, and the seven are there as they were.
      const isMissing = (code: string) => /^(02|04|06|08|10|12)\d{5}$/.test(code) && !isGone(code)
      await take(
        older,
        stateOf('2024-01-01', (code) => isMissing(code) || isSuccessor(code)),
      )
      await start(older)
      expect(await territories(older)).toEqual(fresh)
      const changes = await rows(
        older,
        `SELECT "recordId", "storedFields" AS "fields" FROM "change" WHERE "sequence" = 2`,
      )
      expect(new Set(changes.map(({ recordId }) => recordId)).size).toBe(changes.length)
      const gone = changes.filter(({ fields }) => String(fields).includes('isHistorical'))
      expect(gone.map(({ fields }) => fields)).toEqual(Array(7).fill('["isHistorical","successor","parent"]'))
      const version = await versionOf(older)
      await start(older)
      expect(await versionOf(older)).toBe(version)
    } finally {
      await older.close()
    }
  })

  it('describe the units of a newer state, and leave it as it is', async () => {
    await take(
      database,
      stateOf('2030-01-01', (code) => isGone(code) || code === '0201022'),
    )
    const before = await rows(database, 'SELECT "code", "stateDate", "name" FROM "territory" ORDER BY "code"')
    await start(database)
    expect(
      await rows(database, 'SELECT "code", "stateDate", "name" FROM "territory" ORDER BY "code"'),
    ).toEqual(before)
    const [described] = await territories(database, `"code" = '1465011'`)
    expect(described).toMatchObject({
      locationPrecision: 'TOWN',
      populationAsof: '2018-12-31',
      stateDate: '2030-01-01',
    })
    const version = await versionOf(database)
    await start(database)
    expect(await versionOf(database)).toBe(version)
  })
})
