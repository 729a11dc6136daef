import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataSource } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver'
import type { Reader } from '../core/collections/reader'
import { CommitWatch } from './commit-watch'
import { createDataSource, kindOf, sqlitePath } from './data-source'
import { type Health, healthOf, WatchedWriter } from './health'
import { PostgresCommitListener } from './postgres/commit-listener'
import { postgresWriter } from './postgres/postgres-writer'
import { type DatabaseReader, postgresReader, sqliteReader } from './reader'
import type { ReadState } from './registry-state'
import { neverWait, SqliteFile } from './sqlite/sqlite-file'
import { sqliteWriter } from './sqlite/sqlite-writer'
import type { Work, Writer } from './writer'

/** The open database: one way to read, one way to write. */
export interface Database {
  readonly dataSource: DataSource
  readonly reader: Reader
  /** Tells the committed state of the registry from every other. */
  readonly state: ReadState
  /** Calls back after commits, those of other processes too. What it returns ends that. */
  onCommit(listener: () => void): () => void
  /** In one transaction, which waits and runs no longer than the time given. */
  write<T>(work: Work<T>, timeoutMs?: number): Promise<T>
  /** Whether it can be read and written to now. */
  health(patienceMs: number): Promise<Health>
  close(): Promise<void>
}

/** Opens the database and brings its tables up to date. The time limit is for each statement of a read. */
export async function openDatabase(databaseUrl: string, readTimeoutMs = 10_000): Promise<Database> {
  return kindOf(databaseUrl) === 'postgres'
    ? openPostgres(databaseUrl, readTimeoutMs)
    : openSqlite(sqlitePath(databaseUrl), databaseUrl)
}

async function openSqlite(path: string, databaseUrl: string): Promise<Database> {
  // Accounts are in there: a folder that is made for the file is its owner's only.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  keepToOwner(path)
  const dataSource = await createDataSource(databaseUrl).initialize()
  await dataSource.runMigrations()
  neverWait((dataSource.driver as BetterSqlite3Driver).databaseConnection)
  const file = new SqliteFile(path)
  const reader = sqliteReader(dataSource, file)
  const commits = new CommitWatch({ state: reader.state, pollMs: SQLITE_POLL_MS })
  return opened({ dataSource, reader, writer: sqliteWriter(dataSource, file), commits })
}

/** SQLite tells by a number in its memory whether another process has written. */
const SQLITE_POLL_MS = 250

/** Where a notification was lost, as poolers and broken connections lose them. */
const POSTGRES_POLL_MS = 1_000

const OWNER_ONLY = 0o600

/** SQLite gives the files beside a database the mode of its own: those that are there already get it here. */
function keepToOwner(path: string) {
  closeSync(openSync(path, 'a', OWNER_ONLY))
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, OWNER_ONLY)
}

async function openPostgres(databaseUrl: string, readTimeoutMs: number): Promise<Database> {
  const dataSource = await createDataSource(databaseUrl).initialize()
  await migrateAlone(dataSource)
  const reader = postgresReader(dataSource, databaseUrl, readTimeoutMs)
  const commits = new CommitWatch({
    state: reader.state,
    pollMs: POSTGRES_POLL_MS,
    listen: (heard) => new PostgresCommitListener(databaseUrl, heard),
  })
  return opened({ dataSource, reader, writer: postgresWriter(dataSource), commits })
}

interface Parts {
  readonly dataSource: DataSource
  readonly reader: DatabaseReader
  readonly writer: Writer
  readonly commits: CommitWatch
}

function opened({ dataSource, reader, writer, commits }: Parts): Database {
  const watched = new WatchedWriter(writer)
  return {
    dataSource,
    reader,
    state: reader.state,
    onCommit: (listener) => commits.onCommit(listener),
    write: (work, timeoutMs = Number.POSITIVE_INFINITY) =>
      watched.write(work, timeoutMs).finally(commits.poke),
    health: (patienceMs) => healthOf({ reader, writer: watched }, patienceMs),
    close: async () => {
      await commits.close()
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
