import Sqlite from 'better-sqlite3'
import { Client } from 'pg'
import type { DataSource } from 'typeorm'
import { postgres, sqlite } from '../shared/dialect'
import type { Reader } from '../shared/reader'
import { kindOf, sqlitePath } from './data-source'
import { timestampAsIsoText } from './postgres-types'

type Work<T> = (snapshot: Reader) => Promise<T>

/**
 * All reads of the work see one state of the registry, however long it takes and whatever is written meanwhile. They
 * have a connection of their own, which cannot write, and no time limit.
 */
export const onSnapshot = <T>(databaseUrl: string, dataSource: DataSource, work: Work<T>): Promise<T> =>
  kindOf(databaseUrl) === 'postgres'
    ? onPostgres(databaseUrl, dataSource, work)
    : onSqlite(sqlitePath(databaseUrl), dataSource, work)

async function onSqlite<T>(path: string, dataSource: DataSource, work: Work<T>): Promise<T> {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 })
  const prepared = new Map<string, Sqlite.Statement>()
  const prepare = (text: string) => {
    const statement = prepared.get(text) ?? database.prepare(text).raw(true)
    prepared.set(text, statement)
    return statement
  }
  try {
    database.exec('BEGIN')
    return await work({
      dialect: sqlite,
      metadata: (entity) => dataSource.getMetadata(entity),
      all: async (statement) => prepare(statement.sql).all(...statement.values) as unknown[][],
    })
  } finally {
    // Closing ends the transaction.
    database.close()
  }
}

async function onPostgres<T>(url: string, dataSource: DataSource, work: Work<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'partnerstwa',
    types: timestampAsIsoText,
    options: '-c timezone=UTC -c default_transaction_read_only=on',
  })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await work({
      dialect: postgres,
      metadata: (entity) => dataSource.getMetadata(entity),
      all: async ({ text, values }) => (await client.query({ text, values, rowMode: 'array' })).rows,
    })
  } finally {
    await client.end()
  }
}
