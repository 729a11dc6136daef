import { channel } from 'node:diagnostics_channel'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { Pool } from 'pg'
import type { Sql } from 'sql-template-tag'
import type { DataSource } from 'typeorm'
import { postgres, sqlite } from '../shared/dialect'
import type { Reader } from '../shared/reader'
import { timestampAsIsoText } from './postgres-types'

/** Publishes the text of every statement that a reader runs. */
const statements = channel('partnerstwa:statement')

/** Reads on a connection of their own, so that they never see a write before its commit. */
export function sqliteReader(dataSource: DataSource, path: string): Reader & { close(): Promise<void> } {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 })
  // Pages of the file stay in memory. By default two megabytes do, and each read asks the system for others.
  database.pragma(`cache_size = -${64 * 1024}`)
  const prepared = new Map<string, Sqlite.Statement>()
  const MOST_PREPARED = 500
  let turn: Promise<void> = Promise.resolve()

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
    metadata: (entity) => dataSource.getMetadata(entity),
    async all(statement: Sql) {
      // A statement holds the whole program while it runs: between any two of them, the network gets its turn.
      turn = turn.then(() => setImmediate())
      await turn
      statements.publish(statement.sql)
      return prepare(statement.sql).all(...statement.values) as unknown[][]
    },
    close: async () => {
      database.close()
    },
  }
}

/** Reads through a pool of its own, whose sessions cannot write and whose statements cannot run for ever. */
export function postgresReader(
  dataSource: DataSource,
  url: string,
  timeoutMs: number,
): Reader & { close(): Promise<void> } {
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
    metadata: (entity) => dataSource.getMetadata(entity),
    async all(statement: Sql) {
      statements.publish(statement.text)
      const { rows } = await pool.query({ text: statement.text, values: statement.values, rowMode: 'array' })
      return rows
    },
    close: () => pool.end(),
  }
}
