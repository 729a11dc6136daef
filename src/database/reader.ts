import { channel } from 'node:diagnostics_channel'
import { setImmediate } from 'node:timers/promises'
import { Pool } from 'pg'
import sql from 'sql-template-tag'
import type { DataSource } from 'typeorm'
import { postgres, sqlite } from '../core/collections/dialect'
import type { Reader } from '../core/collections/reader'
import { batchReads } from './batching/batched-reader'
import { readingConnections } from './postgres/postgres-session'
import { queryWithin } from './postgres/query-within'
import { postgresState, type ReadState, sqliteState } from './registry-state'
import { SqliteConnection } from './sqlite/sqlite-connection'
import { isBusy, neverWait, type SqliteFile, whenFree } from './sqlite/sqlite-file'
import { unavailable } from './unavailable'

/** Publishes the text of every statement that a reader runs. */
const statements = channel('partnerstwa:statement')

export interface DatabaseReader extends Reader {
  /** Fails where the registry cannot be read, or has tables of an earlier release. */
  check(): Promise<void>
  readonly state: ReadState
  close(): Promise<void>
}

/** Statements of SQLite hold the whole program while they run: after so long, the network gets its turn before the next. */
const MAX_BLOCKING_MS = 5

/** How long a read waits for a file that another program keeps to itself. */
const MAX_BUSY_MS = 5_000

/** Reads on a connection of their own, so that they never see a write before its commit. */
export function sqliteReader(dataSource: DataSource, file: SqliteFile): DatabaseReader {
  const connection = new SqliteConnection(file.path)
  const { database } = connection
  neverWait(database)
  const readState = sqliteState(database)
  /** For how long statements have held the whole program since the network had its turn. */
  let blockedMs = 0
  let pause: Promise<void> | null = null

  const reader: DatabaseReader = {
    dialect: sqlite,
    async check() {
      file.refuseIfReplaced()
      await refuseUnlessMigrated(dataSource, reader)
    },
    state: () => whenFree(readState, performance.now() + MAX_BUSY_MS),
    metadata: (entity) => dataSource.getMetadata(entity),
    async all(statement, limit) {
      while (blockedMs > MAX_BLOCKING_MS) {
        pause ??= setImmediate().then(() => {
          blockedMs = 0
          pause = null
        })
        await pause
      }
      statements.publish(statement.sql)
      const run = () => {
        const begin = performance.now()
        try {
          return connection.all(statement, limit)
        } finally {
          const took = performance.now() - begin
          blockedMs += took
          limit?.spend?.(took)
        }
      }
      try {
        return run()
      } catch (error) {
        if (!isBusy(error)) throw error
        return whenFree(run, performance.now() + MAX_BUSY_MS)
      }
    },
    close: async () => {
      connection.close()
    },
  }
  return reader
}

async function refuseUnlessMigrated({ migrations }: DataSource, reader: Reader) {
  const rows = await reader.all(sql`SELECT "name" FROM "migrations"`)
  const done = new Set(rows.map(([name]) => name))
  const isPending = migrations.some((migration) => !done.has(migration.name ?? migration.constructor.name))
  if (isPending) throw unavailable('Migrations are pending.')
}

/** A connection keeps the plans of its statements: making them anew costs more than to keep it open. */
const IDLE_CONNECTION_MS = 600_000

/** Reads through a pool of its own, whose sessions cannot write and whose statements cannot run for ever. */
export function postgresReader(dataSource: DataSource, url: string, timeoutMs: number): DatabaseReader {
  const pool = new Pool({
    connectionString: url,
    ...readingConnections(timeoutMs),
    // A server that hangs does not end its statements.
    query_timeout: timeoutMs + 1_000,
    // Whoever waited so long for a connection has been answered.
    connectionTimeoutMillis: timeoutMs,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
  })
  // An idle connection may break at any time; the pool makes a new one.
  pool.on('error', () => {})
  const reader: DatabaseReader = {
    dialect: postgres,
    check: () => refuseUnlessMigrated(dataSource, reader),
    state: postgresState(pool, timeoutMs),
    metadata: (entity) => dataSource.getMetadata(entity),
    all: batchReads(async ({ text, values, name }, limit) => {
      statements.publish(text)
      const query = { text, values, ...(name && { name }), rowMode: 'array' } as const
      return limit ? queryWithin(pool, query, limit) : (await pool.query(query)).rows
    }),
    close: () => pool.end(),
  }
  return reader
}
