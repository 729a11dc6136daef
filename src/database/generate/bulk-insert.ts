import { randomUUID } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm'
import { storedTable } from '../../core/collections/stored-columns'
import { kindOf, sqlitePath } from '../data-source'

/** Rows as property and value; a missing value is the column's default. */
export type Insert = (target: EntityTarget<ObjectLiteral>, rows: readonly object[]) => Promise<void>

type Work = (insert: Insert) => Promise<void>

/**
 * Inserts millions of rows in one transaction, beside the one that all other writes go through: that leaves a change
 * row for each record, which would tell the world of millions of records that nobody made, and has the ORM build each
 * statement anew. The indexes are made when the rows are there, which writes each of their pages once; and then the
 * database looks at what it holds, so that it plans its statements well.
 */
export const bulkInsert = (databaseUrl: string, dataSource: DataSource, work: Work): Promise<void> =>
  kindOf(databaseUrl) === 'postgres'
    ? intoPostgres(databaseUrl, dataSource, work)
    : intoSqlite(sqlitePath(databaseUrl), dataSource, work)

/** The events of a partnership are looked up by triggers as it is placed: without an index, all would be gone through. */
const isNeeded = (definition: string) => /\bevent"?\s.*\("partnershipId"/.test(definition)

/** So that whoever keeps answers notices. */
const NEXT_VERSION = `UPDATE "registry" SET "version" = "version" + 1, "writeId" = '${randomUUID()}'`

async function intoSqlite(path: string, dataSource: DataSource, work: Work) {
  const database = new Sqlite(path, { fileMustExist: true, timeout: 5_000 })
  const insert: Insert = async (target, rows) => {
    const { name, columns, names } = storedTable(dataSource, target)
    const places = columns.map(() => '?').join()
    const statement = database.prepare(`INSERT INTO "${name}" (${names}) VALUES (${places})`)
    for (const row of rows) {
      const values = columns.map(({ stored }) => {
        const value = stored(row)
        return typeof value === 'boolean' ? Number(value) : value
      })
      statement.run(values)
    }
  }
  try {
    // 128 MB; sorting for an index takes as much again.
    database.pragma('cache_size = -131072')
    database.exec('BEGIN IMMEDIATE')
    const indexes = database
      .prepare<[], { name: string; sql: string }>(
        `SELECT "name", "sql" FROM "sqlite_master" WHERE "type" = 'index' AND "sql" IS NOT NULL`,
      )
      .all()
      .filter(({ sql }) => !isNeeded(sql))
    for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`)
    await work(insert)
    for (const { sql } of indexes) database.exec(sql)
    database.exec(`${NEXT_VERSION}; COMMIT; ANALYZE`)
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    // Closing rolls back what is not committed.
    database.close()
  }
}

const POSTGRES_INDEXES = `SELECT "indexname", "indexdef" FROM "pg_indexes" WHERE "schemaname" = current_schema()
  AND "indexname" NOT IN (SELECT "conname" FROM "pg_constraint")`

async function intoPostgres(url: string, dataSource: DataSource, work: Work) {
  const client = new Client({ connectionString: url })
  const insert: Insert = async (target, rows) => {
    const { name, columns, names } = storedTable(dataSource, target)
    const objects = rows.map((row) =>
      Object.fromEntries(columns.map((column) => [column.name, column.stored(row)])),
    )
    await client.query(
      `INSERT INTO "${name}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${name}", $1)`,
      [JSON.stringify(objects)],
    )
  }
  await client.connect()
  try {
    await client.query(`SET timezone = UTC; BEGIN; SET LOCAL maintenance_work_mem = '128MB'`)
    const { rows } = await client.query<{ indexname: string; indexdef: string }>(POSTGRES_INDEXES)
    const indexes = rows.filter(({ indexdef }) => !isNeeded(indexdef))
    for (const { indexname } of indexes) await client.query(`DROP INDEX "${indexname}"`)
    await work(insert)
    for (const { indexdef } of indexes) await client.query(indexdef)
    await client.query(`${NEXT_VERSION}; COMMIT`)
    await client.query('VACUUM (ANALYZE)')
  } finally {
    await client.end()
  }
}
