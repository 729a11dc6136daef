import { channel } from 'node:diagnostics_channel'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { Pool } from 'pg'
import type { DataSource } from 'typeorm'
import { postgres, sqlite } from '../shared/dialect'
import type { Reader } from '../shared/reader'
import { gathering } from './gathering/gathering'
import { timestampAsIsoText } from './postgres-types'
import { postgresVersion, type ReadVersion, sqliteVersion } from './registry-version'

/** Publishes the text of every statement that a reader runs. */
const statements = channel('partnerstwa:statement')

export interface DatabaseReader extends Reader {
  readonly version: ReadVersion
  close(): Promise<void>
}

/** Statements of SQLite hold the whole program while they run: after so long, the network gets its turn before the next. */
const LONGEST_HOLD_MS = 5

/** SQLite maps no more than 2 GB of a file, and reads the rest as usual. The system counts it as memory of this program, and takes it back when it needs it. */
const MAPPED_BYTES = 2 ** 31

/** Reads on a connection of their own, so that they never see a write before its commit. */
export function sqliteReader(dataSource: DataSource, path: string): DatabaseReader {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 })
  // Read where the system keeps the file: else each page that is not in the cache is asked for and copied.
  database.pragma(`mmap_size = ${MAPPED_BYTES}`)
  const prepared = new Map<string, Sqlite.Statement>()
  const MOST_PREPARED = 500
  /** For how long statements have held the whole program since the network had its turn. */
  let held = 0
  let pause: Promise<void> | null = null

  const prepare = (text: string) => {
    let statement = prepared.get(text)
    if (!statement) {
      statement = database.prepare(text).raw(true)
      if (prepared.size >= MOST_PREPARED) prepared.clear()
      prepared.set(text, statement)
    }
    return statement
  }

  return {
    dialect: sqlite,
    version: sqliteVersion(database),
    metadata: (entity) => dataSource.getMetadata(entity),
    async all(statement) {
      while (held > LONGEST_HOLD_MS) {
        pause ??= setImmediate().then(() => {
          held = 0
          pause = null
        })
        await pause
      }
      statements.publish(statement.sql)
      const begin = performance.now()
      const rows = prepare(statement.sql).all(...statement.values) as unknown[][]
      held += performance.now() - begin
      return rows
    },
    close: async () => {
      database.close()
    },
  }
}

/** Reads through a pool of its own, whose sessions cannot write and whose statements cannot run for ever. */
export function postgresReader(dataSource: DataSource, url: string, timeoutMs: number): DatabaseReader {
  const pool = new Pool({
    connectionString: url,
    application_name: 'partnerstwa',
    types: timestampAsIsoText,
    statement_timeout: timeoutMs,
    // Whoever waited so long for a connection has been answered.
    connectionTimeoutMillis: timeoutMs,
    options: '-c timezone=UTC -c default_transaction_read_only=on',
  })
  // An idle connection may break at any time; the pool makes a new one.
  pool.on('error', () => {})
  return {
    dialect: postgres,
    version: postgresVersion(pool),
    metadata: (entity) => dataSource.getMetadata(entity),
    all: gathering(async ({ text, values, name }) => {
      statements.publish(text)
      const { rows } = await pool.query({ text, values, ...(name && { name }), rowMode: 'array' })
      return rows
    }),
    close: () => pool.end(),
  }
}
