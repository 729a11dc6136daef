import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Database, openDatabase } from '../../src/database/database'

declare const DATABASE: 'sqlite' | 'postgres'

/** Which database this run of the suite is about. */
export const databaseKind = DATABASE

/** A folder for the letters of one server. */
export const testOutbox = (): string =>
  join(String(process.env.PARTNERSTWA_TEST_FOLDER), `outbox-${randomUUID()}`)

/** The address of a database of its own, empty, on a real server or in a temporary file. */
export async function emptyDatabaseUrl(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  if (DATABASE === 'sqlite')
    return `sqlite:${join(String(process.env.PARTNERSTWA_TEST_FOLDER), `${name}.sqlite`)}`
  const server = new URL(String(process.env.TEST_POSTGRES_URL))
  const client = new Client({ connectionString: server.href })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  server.pathname = name
  return server.href
}

/** An open database with today's tables and no records. */
export async function testDatabase(): Promise<Database> {
  return openDatabase(await emptyDatabaseUrl())
}
