import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'
import { pino } from 'pino'
import sql from 'sql-template-tag'
import { type Database, openDatabase } from '../../src/database/database'
import { loadFirstData } from '../../src/database/seed/seed-registry'
import { onceInRun, RUN_FOLDER } from './once'

declare const DATABASE: 'sqlite' | 'postgres'

/** Which database this run of the suite is about. */
export const databaseKind = DATABASE

/** A folder for the letters of one server. */
export const testOutbox = (): string => join(RUN_FOLDER, `outbox-${randomUUID()}`)

/** What a database begins with: today's tables and no records, or the first data too. */
type Contents = 'tables' | 'facts' | 'examples'

/** The address of a database of its own, on a real server or in a temporary file. */
export async function testDatabaseUrl(contents: Contents = 'tables'): Promise<string> {
  const template = `${databaseKind}_${contents}`
  // Migrations and the first data take most of a short suite's time: a copy of what they make takes none.
  await onceInRun(template, () => makeTemplate(template, contents))
  const url = await copyOf(template)
  await renewWriteId(url)
  return url
}

/** The same without any table: for what is about the migrations, or about a first start. */
export async function emptyDatabaseUrl(): Promise<string> {
  const name = newName()
  if (databaseKind === 'postgres') await onServer(`CREATE DATABASE ${name}`)
  return urlOf(name)
}

/** An open database of its own. */
export async function testDatabase(contents: Contents = 'tables'): Promise<Database> {
  return openDatabase(await testDatabaseUrl(contents))
}

/** How many writes the registry counts. */
export async function versionOf({ reader }: Database): Promise<number> {
  const [[version] = []] = await reader.all(sql`SELECT "version" FROM "registry"`)
  return version as number
}

async function makeTemplate(name: string, contents: Contents) {
  if (databaseKind === 'postgres')
    await onServer(`DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name}`)
  const database = await openDatabase(urlOf(name))
  if (contents !== 'tables') await loadFirstData(database, contents, pino({ level: 'silent' }))
  await database.close()
}

async function copyOf(template: string): Promise<string> {
  const name = newName()
  if (databaseKind === 'postgres') await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  else copyFileSync(fileOf(template), fileOf(name))
  return urlOf(name)
}

/** Two registries that were migrated apart do not share the id of a write. */
async function renewWriteId(url: string) {
  const statement = `UPDATE "registry" SET "writeId" = '${randomUUID()}'`
  if (databaseKind === 'postgres') return runOn(url, statement)
  const file = new Sqlite(url.slice('sqlite:'.length))
  file.exec(statement)
  file.close()
}

const newName = () => `test_${randomUUID().replaceAll('-', '')}`

const fileOf = (name: string) => join(RUN_FOLDER, `${name}.sqlite`)

function urlOf(name: string): string {
  if (databaseKind === 'sqlite') return `sqlite:${fileOf(name)}`
  const server = new URL(serverUrl())
  server.pathname = name
  return server.href
}

const serverUrl = () => String(process.env.TEST_POSTGRES_URL)

const onServer = (...statements: string[]) => runOn(serverUrl(), ...statements)

/** In a PostgreSQL database, on a connection of its own. */
export async function runOn(url: string, ...statements: string[]) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
