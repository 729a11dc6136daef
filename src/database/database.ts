import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataSource } from 'typeorm'
import { type Transaction, transaction } from '../change/transaction'
import type { Reader } from '../shared/reader'
import { createDataSource, kindOf, sqlitePath } from './data-source'
import { postgresReader, sqliteReader } from './reader'
import type { ReadVersion } from './registry-version'

/** The open database: one way to read, one way to write. */
export interface Database {
  readonly dataSource: DataSource
  readonly reader: Reader
  /** How many writes to the registry's records have been committed. */
  readonly version: ReadVersion
  /** In one transaction. PostgreSQL cancels a statement of it that runs, or waits, longer than the time given. */
  write<T>(work: (write: Transaction) => Promise<T>, statementTimeoutMs?: number): Promise<T>
  close(): Promise<void>
}

/** Opens the database and brings its tables up to date. The time limit is for each statement of a read. */
export async function openDatabase(databaseUrl: string, readTimeoutMs = 10_000): Promise<Database> {
  const isPostgres = kindOf(databaseUrl) === 'postgres'
  // Accounts are in there: a folder that is made for the file is its owner's only.
  if (!isPostgres) mkdirSync(dirname(sqlitePath(databaseUrl)), { recursive: true, mode: 0o700 })
  const dataSource = await createDataSource(databaseUrl).initialize()
  if (isPostgres) await migrateAlone(dataSource)
  else await dataSource.runMigrations()
  const reader = isPostgres
    ? postgresReader(dataSource, databaseUrl, readTimeoutMs)
    : sqliteReader(dataSource, sqlitePath(databaseUrl))
  return {
    dataSource,
    reader,
    version: reader.version,
    write: (work, statementTimeoutMs) => transaction(dataSource, work, statementTimeoutMs),
    close: async () => {
      await reader.close()
      await dataSource.destroy()
    },
  }
}

/** Any number that no other program takes for its own lock. */
const MIGRATION_LOCK = 7_264_128_305

/** Servers that start together take turns: the second finds nothing left to migrate. */
async function migrateAlone(dataSource: DataSource) {
  const runner = dataSource.createQueryRunner()
  await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await dataSource.runMigrations()
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
    await runner.release()
  }
}
