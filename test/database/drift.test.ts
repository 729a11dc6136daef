import { createDataSource } from '../../src/database/data-source'
import { openDatabase } from '../../src/database/database'
import { databaseKind, emptyDatabaseUrl } from '../support/database'

describe('the migrations', () => {
  it('are applied once where several servers start together', async () => {
    const url = await emptyDatabaseUrl()
    const opened =
      databaseKind === 'postgres'
        ? await Promise.all([1, 2, 3].map(() => openDatabase(url)))
        : [await openDatabase(url), await openDatabase(url)]
    for (const { dataSource, close } of opened) {
      expect(await dataSource.showMigrations()).toBe(false)
      await close()
    }
  })

  it('make exactly the tables that the entities say', async () => {
    const dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
    await dataSource.runMigrations()
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
    expect(upQueries.map(({ query }) => query)).toEqual([])
    await dataSource.destroy()
  })

  it('go down to nothing and up again', async () => {
    const dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
    const applied = await dataSource.runMigrations()
    for (const _ of applied) await dataSource.undoLastMigration()
    expect(await tables(dataSource)).toEqual([])
    await dataSource.runMigrations()
    expect((await dataSource.driver.createSchemaBuilder().log()).upQueries).toEqual([])
    await dataSource.destroy()
  })

  it('tell used refresh tokens when they would have been over', async () => {
    const dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
    await dataSource.runMigrations()
    while ((await tables(dataSource)).includes('identity')) await dataSource.undoLastMigration()
    const [at, expiresAt] = ['2026-01-01T00:00:00.000Z', '2026-01-31T00:00:00.000Z']
    await dataSource.query(
      `INSERT INTO "account" ("id", "displayName", "createdAt") VALUES ('account_1', 'Ada', '${at}')`,
    )
    await dataSource.query(`INSERT INTO "account_session" ("id", "accountId", "tokenHash", "createdAt", "expiresAt")
      VALUES ('session_1', 'account_1', 'now', '${at}', '${expiresAt}')`)
    await dataSource.query(`INSERT INTO "used_token" ("tokenHash", "sessionId") VALUES ('used', 'session_1')`)
    await dataSource.runMigrations()
    expect(await dataSource.query('SELECT * FROM "used_token"')).toEqual([
      { tokenHash: 'used', sessionId: 'session_1', usedAt: null, expiresAt },
    ])
    await dataSource.destroy()
  })
})

async function tables(dataSource: ReturnType<typeof createDataSource>): Promise<string[]> {
  const isPostgres = dataSource.options.type === 'postgres'
  const rows: { name: string }[] = await dataSource.query(
    isPostgres
      ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
      : `SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'`,
  )
  return rows.map(({ name }) => name).filter((name) => name !== 'migrations' && name !== 'typeorm_metadata')
}
