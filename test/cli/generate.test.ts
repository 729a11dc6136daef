import { createHash } from 'node:crypto'
import { type Database, openDatabase } from '../../src/database/database'
import { runCommand } from '../http/process'
import { type App, startApp } from '../support/app'
import { databaseKind, testDatabaseUrl } from '../support/database'

const GENERATED = ['partnership', 'event', 'comment', 'membership', 'organisation', 'initiator', 'account']
const LINKS = ['partnership_sector', 'partnership_territory', 'partnership_initiator', 'event_co_host']

const generate = (databaseUrl: string, options: string) =>
  runCommand('generate', options.split(' '), { settings: { DATABASE_URL: databaseUrl } })

const rows = ({ dataSource }: Database, statement: string): Promise<Record<string, unknown>[]> =>
  dataSource.query(statement)

const count = async (database: Database, from: string) =>
  Number((await rows(database, `SELECT count(*) AS n FROM ${from}`))[0]?.n)

/** What is in the tables, in whatever order they give it. */
async function digest(database: Database) {
  const digests = [...GENERATED, ...LINKS].map(async (table) => {
    const lines = (await rows(database, `SELECT * FROM "${table}"`)).map((row) => JSON.stringify(row)).sort()
    return [table, createHash('sha256').update(lines.join('\n')).digest('hex')]
  })
  return Object.fromEntries(await Promise.all(digests))
}

/** The names and texts of all indexes and triggers. */
const indexes = (database: Database) =>
  rows(
    database,
    databaseKind === 'sqlite'
      ? `SELECT "name", "sql" FROM "sqlite_master" WHERE "type" IN ('index', 'trigger') ORDER BY 1`
      : `SELECT "indexname", "indexdef" FROM "pg_indexes" WHERE "schemaname" = 'public' ORDER BY 1`,
  )

describe('npm run generate', () => {
  let app: App
  let databaseUrl: string
  beforeAll(async () => {
    databaseUrl = await testDatabaseUrl()
    expect(await generate(databaseUrl, '--partnerships 200 --seed 7')).toMatchObject({ code: 0 })
    app = await startApp({}, databaseUrl)
  })
  afterAll(() => app.close())

  it('makes five events and ten comments for each partnership, some with very many', async () => {
    const { database } = app
    expect(await count(database, '"partnership"')).toBe(200)
    expect(await count(database, '"event"')).toBe(1_000)
    expect(await count(database, '"comment"')).toBe(2_000)
    expect(await count(database, '"membership"')).toBe(800)
    for (const table of LINKS) expect(await count(database, `"${table}"`)).toBeGreaterThan(30)
    const most = `SELECT max(n) AS most FROM (SELECT count(*) AS n FROM "event" GROUP BY "partnershipId") AS host`
    expect(Number((await rows(database, most))[0]?.most)).toBeGreaterThan(20)
    for (const table of ['partnership', 'event', 'organisation'])
      expect(await count(database, `"${table}" WHERE NOT "isExample"`)).toBe(0)
  })

  it('leaves no change rows of them, the next version of the registry, and every index', async () => {
    const { database } = app
    expect(await count(database, `"change" WHERE "recordClass" NOT IN ('Sector', 'Territory')`)).toBe(0)
    expect(await rows(database, 'SELECT "version" FROM "registry"')).toEqual([{ version: 2 }])
    const other = await openDatabase(await testDatabaseUrl())
    expect(await indexes(database)).toEqual(await indexes(other))
    await other.close()
    if (databaseKind === 'sqlite') expect(await rows(database, 'PRAGMA foreign_key_check')).toEqual([])
  })

  it('makes the same records of the same seed, and others of another', async () => {
    const seeded = async (seed: number) => {
      const url = await testDatabaseUrl()
      await generate(url, `--partnerships 200 --seed ${seed}`)
      const database = await openDatabase(url)
      try {
        return await digest(database)
      } finally {
        await database.close()
      }
    }
    const first = await digest(app.database)
    expect(await seeded(7)).toEqual(first)
    for (const [table, other] of Object.entries(await seeded(8)))
      expect([table, other]).not.toEqual([table, first[table]])
  })

  it('makes records that can be found, counted and read', async () => {
    const { partnerships, search, events } = await app.data(`{
      partnerships(first: 100) {
        totalCount
        nodes { name comments(first: 100) { totalCount nodes { body author { displayName } replyCount } } }
      }
      search(query: "zrodlo przyklad") { totalCount nodes { __typename } }
      events(filter: { territory: "PL" }) { totalCount }
    }`)
    expect(partnerships.totalCount).toBe(
      await count(app.database, '"partnership" WHERE "publishedAt" IS NOT NULL'),
    )
    expect(partnerships.totalCount).toBeLessThan(200)
    const comments = partnerships.nodes.flatMap(
      (node: { comments: { nodes: object[] } }) => node.comments.nodes,
    )
    expect(comments).toContainEqual(
      expect.objectContaining({
        body: expect.stringMatching(/\w+/),
        author: { displayName: expect.any(String) },
      }),
    )
    expect(search.totalCount).toBeGreaterThan(10)
    expect(events.totalCount).toBeGreaterThan(900)
  })

  it.each([
    ['--partnerships 10', 'The registry already has partnerships'],
    ['--partnerships 0', 'It must be a whole number from 1 to 10000000.'],
    ['--partnerships 1e3', 'It must be a whole number'],
    ['--partnerships 5 --seed -1', '--seed'],
    ['--partnerships 5 --seed 4294967296', 'It must be a whole number from 0 to 4294967295.'],
    ['--seed 7', 'give their number with --partnerships'],
    ['--size 7', "unknown option '--size'"],
  ])('%s refuses, and says why', async (options, why) => {
    expect(await generate(databaseUrl, options)).toMatchObject({
      code: 1,
      output: expect.stringContaining(why),
    })
    expect(await count(app.database, '"partnership"')).toBe(200)
  })
})
