import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataSource } from 'typeorm'
import { type Transaction, transaction } from '../change/transaction'
import type { Reader } from '../shared/reader'
import { createDataSource, kindOf, sqlitePath } from './data-source'
import { postgresReader, sqliteReader } from './reader'

/** The open database: one way to read, one way to write. */
export interface Database {
  readonly dataSource: DataSource
  readonly reader: Reader
  write<T>(work: (write: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the database and brings its tables up to date. */
export async function openDatabase(databaseUrl: string, statementTimeoutMs = 0): Promise<Database> {
  const isPostgres = kindOf(databaseUrl) === 'postgres'
  // Accounts are in there: a folder that is made for the file is its owner's only.
  if (!isPostgres) mkdirSync(dirname(sqlitePath(databaseUrl)), { recursive: true, mode: 0o700 })
  const dataSource = await createDataSource(databaseUrl, statementTimeoutMs).initialize()
  if (isPostgres) await migrateAlone(dataSource)
  else await dataSource.runMigrations()
  const shared = {
    dataSource,
    write: <T>(work: (write: Transaction) => Promise<T>) => transaction(dataSource, work),
  }
  if (isPostgres) {
    return { ...shared, reader: postgresReader(dataSource), close: () => dataSource.destroy() }
  }
  const reader = sqliteReader(dataSource, sqlitePath(databaseUrl))
  return {
    ...shared,
    reader,
    close: async () => {
      reader.close()
      await dataSource.destroy()
    },
  }
}

/** Any number that no other program takes for its own lock. */
const MIGRATION_LOCK = 7_264_128_305

/** Servers that start together take turns: the second finds nothing left to migrate. */
async function migrateAlone(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner()
  // A statement that waits for its turn is not a slow query.
  await runner.query('SET statement_timeout = 0')
  await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await dataSource.runMigrations()
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
    await runner.query('RESET statement_timeout')
    await runner.release()
  }
}
