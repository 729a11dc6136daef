import type { Database } from '../../src/database/database'
import { statementTables, WRITTEN_BY_TRIGGERS } from '../../src/database/statement-tables'
import { databaseKind, testDatabase } from '../support/database'

describe('the tables of a statement', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  const read = (...statements: string[]) => statementTables(database.dataSource).readBy(statements).sort()
  const written = (statement: string) => statementTables(database.dataSource).writtenBy(statement)?.sort()

  it('that reads are all that it names', () => {
    expect(read('SELECT t."id" FROM "partnership" AS t WHERE t."id" IN (SELECT "id" FROM event)')).toEqual([
      'event',
      'partnership',
    ])
    expect(read('SELECT 1', 'SELECT count(*) FROM "guide"', 'SELECT * FROM "guide"')).toEqual(['guide'])
    expect(read('SELECT "partnershipId" FROM "territory_partnership"')).toEqual(
      WRITTEN_BY_TRIGGERS.territory_partnership,
    )
  })

  it.each([
    ['INSERT INTO "comment" ("id") SELECT "id" FROM "event"', ['comment']],
    ['INSERT OR IGNORE INTO "comment" ("id") VALUES (1) ON CONFLICT DO UPDATE SET "id" = 2', ['comment']],
    ['WITH told AS (VALUES (1)) UPDATE "event" SET "title" = told."title" FROM told', ['event']],
    [
      'WITH gone AS (DELETE FROM "guide_example" RETURNING *) INSERT INTO "comment" SELECT * FROM gone',
      ['comment', 'guide_example'],
    ],
    ['SELECT 1 FROM "account" FOR UPDATE', []],
    ['SELECT 1 FROM "account" AS t FOR NO KEY UPDATE OF t', []],
    ['LOCK TABLE "account" IN SHARE MODE', []],
    ['UPDATE "account" SET "displayName" = "displayName" WHERE "id" = ?', []],
    ['UPDATE "guide" SET "viewCount" = "viewCount" + ? WHERE "id" = ?', ['guide']],
  ])('that writes are those that it changes: %s', (statement, tables) => {
    expect(written(statement)).toEqual(tables)
  })

  it('that deletes are those too whose rows refer to what is gone', () => {
    expect(written('DELETE FROM "partnership" WHERE "id" = $1')).toEqual(
      expect.arrayContaining([
        'partnership',
        'partnership_sector',
        'goal',
        'agreement',
        'agreement_party',
        'event',
      ]),
    )
    expect(written('UPDATE "partnership" SET "name" = $1')).toEqual(['partnership'])
  })

  it('are not known of a statement or a table that nobody has heard of', () => {
    for (const statement of [
      'INSERT INTO "elsewhere" VALUES (1)',
      'COPY "event" FROM STDIN',
      'TRUNCATE "event"',
    ])
      expect(written(statement)).toBeUndefined()
  })

  it('are those that triggers write, as far as they are read by themselves', async () => {
    const triggers: { name: string; table: string; text: string }[] = await database.dataSource.query(
      databaseKind === 'sqlite'
        ? `SELECT "name", "tbl_name" AS "table", "sql" AS "text" FROM "sqlite_master" WHERE "type" = 'trigger'`
        : `SELECT tgname AS "name", relname AS "table", prosrc AS "text" FROM pg_trigger
            JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal`,
    )
    expect(triggers.length).toBeGreaterThan(0)
    for (const { name, table, text } of triggers) {
      const tables = [...text.matchAll(/(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"/g)].map(
        (found) => found[1],
      )
      expect({ name, tables }).not.toEqual({ name, tables: [] })
      for (const each of tables) {
        // Words are looked up beside the records that have them.
        if (each === `${table}_search` || each === 'search_row') continue
        expect({ name, of: WRITTEN_BY_TRIGGERS[each as string] }).toEqual({
          name,
          of: expect.arrayContaining([table]),
        })
      }
    }
  })
})
