import fs from 'node:fs'
import { pino } from 'pino'
import { Registry } from '../../src/core/change-log/registry.entity'
import { Language, vocabularyIn } from '../../src/core/vocabulary'
import type { Database } from '../../src/database/database'
import { entities } from '../../src/database/entities'
import { loadFirstData } from '../../src/database/seed/seed-registry'
import { AgreementStatus } from '../../src/modules/partnership/agreement/agreement.enums'
import { agreementStatus } from '../../src/modules/partnership/agreement/agreement.rules'
import { testDatabase, versionOf } from '../support/database'

/** The vocabularies that are named after a table and its column. */
const STORED =
  /^(Partnership(Kind|Stage)|GoalState|OrganisationKind|Membership(Role|Status)|InitiatorKind|Event(Kind|Status)|CommentState)$/

/** Loads, and answers with what was logged. */
async function load(database: Database, choice: Parameters<typeof loadFirstData>[1]) {
  const lines: Record<string, unknown>[] = []
  await loadFirstData(database, choice, pino({}, { write: (line) => lines.push(JSON.parse(line)) }))
  return lines
}

/** The first column of an answer; counts are text in PostgreSQL and numbers in SQLite. */
async function column({ dataSource }: Database, statement: string): Promise<string[]> {
  const rows: object[] = await dataSource.query(statement)
  return rows.map((row) => String(Object.values(row)[0]))
}

const count = async (database: Database, table: string) =>
  Number((await column(database, `SELECT count(*) FROM ${table}`))[0])

describe('the facts and the examples', () => {
  let database: Database
  let lines: Record<string, unknown>[]
  beforeAll(async () => {
    database = await testDatabase()
    lines = await load(database, 'examples')
  })
  afterAll(() => database.close())

  it('are all there', async () => {
    const records = { sectors: 3, territories: 2901, organisations: 2137, initiators: 79, partnerships: 542 }
    const parts = { goals: 213, memberships: 2446, agreements: 42, events: 413, guides: 1, comments: 17 }
    expect(lines[0]).toMatchObject({ ...records, ...parts, msg: 'first data loaded' })
    const real = (table: string) => count(database, `"${table}" WHERE NOT "isExample"`)
    expect(await Promise.all(['organisation', 'partnership', 'event'].map(real))).toEqual([2124, 536, 400])
  })

  it('leave a change row for every record', async () => {
    for (const { name } of entities.filter((entity) => entity !== Registry)) {
      const { tableName, primaryColumns } = database.dataSource.getMetadata(name)
      const table = `"${tableName}"`
      // What has no id of its own belongs to a record.
      if (name === 'Change' || primaryColumns.map(({ propertyName }) => propertyName).join() !== 'id')
        continue
      const created = `"recordClass" = '${name}' AND "kind" = 'CREATED' AND "sequence" = 1`
      const recordIds = `SELECT "recordId" FROM "change" WHERE ${created}`
      const changes = await count(database, `${table} WHERE "id" IN (${recordIds})`)
      expect([name, changes]).toEqual([name, await count(database, table)])
    }
  })

  it('stay as they are when they are loaded again', async () => {
    const before = await count(database, '"change"')
    await load(database, 'examples')
    expect(await column(database, 'SELECT "version" FROM "registry"')).toEqual(['1'])
    expect(await count(database, '"change"')).toBe(before)
  })

  it('keep what is known of a partnership, and invent nothing', async () => {
    const [found] = await database.dataSource.query(
      `SELECT * FROM "partnership" WHERE "slug" LIKE 'dla-rud%'`,
    )
    expect(found).toMatchObject({ foundedOn: '2011', stage: null, formerNames: '["Nasz Żoliborz IV"]' })
    const formerly = `SELECT "partnershipId" FROM "former_slug" WHERE "slug" = 'nasz-zoliborz-iv'`
    expect(await column(database, formerly)).toEqual([found.id])
    expect(await count(database, `"partnership_sector" WHERE "partnershipId" = '${found.id}'`)).toBe(3)
    expect(await count(database, '"guide_example"')).toBe(9)
    const leaders = `SELECT "partnershipId" FROM "membership" WHERE "role" = 'LEADER'`
    expect(await column(database, `${leaders} GROUP BY 1 HAVING count(*) > 1`)).toEqual([])
  })

  it('tell apart organisations of one name, and days from times', async () => {
    const named = `SELECT "territoryId" FROM "organisation" WHERE "name" = 'Gmina Olesno' ORDER BY 1`
    expect(await column(database, named)).toEqual(['territory_1204052', 'territory_1608033'])
    const starts = `SELECT "startsAt" FROM "event" WHERE "title" = 'Zebranie założycielskie' AND "place" = 'Białołęka, Warszawa'`
    expect(await column(database, starts)).toEqual(['2008-06-01T22:00:00.000Z'])
    expect(await count(database, '"event" WHERE "isAllDay" AND NOT "isExample"')).toBe(301)
  })

  it('name the page of every real partnership and event, and the day on which it was read', async () => {
    for (const table of ['partnership', 'event']) {
      const sources = await column(database, `SELECT "sources" FROM "${table}" WHERE NOT "isExample"`)
      for (const source of sources.flatMap((each) => JSON.parse(each)))
        expect(source).toEqual({
          url: expect.stringMatching(/^https?:/),
          asOf: source.asOf ?? null,
          retrievedAt: expect.stringMatching(/^2026-11-(23|30)T/),
        })
      expect(sources).not.toContain('[]')
    }
  })

  it.each(['partnership', 'organisation', 'event'])(
    'say of each fictional %s that it is one',
    async (table) => {
      const isSaid = `"${table === 'event' ? 'title' : 'name'}" LIKE '% (przykład)'`
      const examples = await count(database, `"${table}" WHERE "isExample" AND ${isSaid}`)
      expect(examples).toBeGreaterThan(5)
      expect(await count(database, `"${table}" WHERE "isExample" OR ${isSaid}`)).toBe(examples)
    },
  )

  it('show every value of the vocabularies, and agreements of every status', async () => {
    for (const { enum: name, value } of vocabularyIn(Language.EN).filter((term) => STORED.test(term.enum))) {
      const [table, property] = name
        .replace(/\B[A-Z]/, ' $&')
        .toLowerCase()
        .split(' ')
      expect(await column(database, `SELECT "${property}" FROM "${table}"`)).toContain(value)
    }
    const agreements = await database.dataSource.query('SELECT * FROM "agreement"')
    const statuses = agreements.map((each: never) => agreementStatus(each, '2026-11-23'))
    expect(new Set(statuses)).toEqual(new Set(Object.values(AgreementStatus)))
  })
})

describe('an empty registry', () => {
  let database: Database
  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await database.close()
  })

  it('gets the three sectors and the territories in any case, in one write', async () => {
    await load(database, 'none')
    expect(await column(database, 'SELECT "code" FROM "sector" ORDER BY 1')).toHaveLength(3)
    expect(await count(database, '"change"')).toBe(3 + 2901)
    expect(await versionOf(database)).toBe(1)
    await load(database, 'none')
    expect(await versionOf(database)).toBe(1)
  })

  it('gets the facts once: what its organisers change or delete stays so', async () => {
    await load(database, 'facts')
    await database.dataSource.query(`DELETE FROM "partnership" WHERE "slug" = 'marymont-kaskada'`)
    await load(database, 'examples')
    expect(await count(database, '"partnership"')).toBe(535)
  })

  it.each([
    ['"slug": "sady-', '"hue": 1, "slug": "sady-', 'json.partnerships[sady-zoliborskie]: "hue" is a fact'],
    ['"kind": "MEETING"', '"kind": "BALL"', '.kind: "BALL" is not known here'],
    ['"territories": ["1465198"]', '"territories": ["9"]', '.territories[0]: "9" is not known here'],
    ['"organisation": "Gmina Kartuzy"', '"organisation": "X"', '"X, 2205023" is none of the organisations'],
  ])('gets nothing where %s reads %s', async (fact, changed, message) => {
    const read = fs.readFileSync
    jest
      .spyOn(fs, 'readFileSync')
      .mockImplementation((...file) => String(read(...file)).replace(fact, changed))
    await expect(load(database, 'facts')).rejects.toThrow(message)
    expect(await count(database, '"sector"')).toBe(0)
  })
})
