import type Sqlite from 'better-sqlite3'
import sql from 'sql-template-tag'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver'
import { type Database, openDatabase } from '../../src/database/database'
import { openSnapshot } from '../../src/database/snapshot'
import { databaseKind, emptyDatabaseUrl } from '../support/database'

describe('connections to the database', () => {
  let url: string
  let database: Database
  beforeAll(async () => {
    url = await emptyDatabaseUrl()
    database = await openDatabase(url, 1_234)
  })
  afterAll(() => database.close())

  if (databaseKind === 'sqlite')
    it('never wait for a locked file within a statement, where the whole process would wait', () => {
      const { databaseConnection } = database.dataSource.driver as BetterSqlite3Driver
      expect((databaseConnection as Sqlite.Database).pragma('busy_timeout', { simple: true })).toBe(0)
    })
  else {
    const settings = sql`SELECT current_setting('timezone'), current_setting('jit'),
      current_setting('default_transaction_read_only'), current_setting('statement_timeout'),
      current_setting('idle_in_transaction_session_timeout')`

    it('are set to read, to write, and to read for long, whatever the server has as default', async () => {
      expect(await database.reader.all(settings)).toEqual([['UTC', 'off', 'on', '1234ms', '0']])
      const snapshot = await openSnapshot(url, database.dataSource)
      expect(await snapshot.all(settings)).toEqual([['UTC', 'off', 'on', '0', '0']])
      await snapshot.close()
      const writing = sql`SELECT current_setting('timezone') AS a, current_setting('jit') AS b,
        current_setting('default_transaction_read_only') AS c, current_setting('statement_timeout') AS d,
        current_setting('idle_in_transaction_session_timeout') AS e`
      const rows = await database.write((write) => write.read<object>(writing), 2_000)
      expect(rows.map((row) => Object.values(row))).toEqual([['UTC', 'off', 'off', '2s', '5s']])
    })
  }
})
