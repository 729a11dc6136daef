import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Sqlite from 'better-sqlite3'
import { markdownTable } from 'markdown-table'
import { Client, Pool } from 'pg'
import { searchColumns } from '../src/core/collections/record'
import { newId } from '../src/core/id'
import { openDatabase } from '../src/database/database'
import { Organisation } from '../src/modules/organisation/organisation.entity'
import { type DatabaseKind, filledDatabase } from './databases'
import { quantile } from './measure'

const USAGE = `Usage: npm run bench -- writes [--database sqlite|postgres] [--seconds 5]

How many transactions a second add an organisation with its line in the change log, by so many writers at once, beside a
bare INSERT of the same row.`

const WRITERS = [1, 4, 16]
const ROUNDS = 3
const TIMEOUT_MS = 10_000

type Write = () => Promise<unknown>

interface Subject {
  /** A transaction of ours. */
  readonly logged: Write
  /** The row alone, in a transaction of its own. */
  readonly bare: Write
  close(): Promise<void>
}

let made = 0

function organisation() {
  const name = `Organizacja ${made++}`
  const now = new Date().toISOString()
  const id = newId('organisation')
  return {
    id,
    name,
    ...searchColumns(name),
    offers: [],
    sources: [],
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}

/** Its columns, without what the database fills in. */
function bareRow() {
  const { offers, sources, ...row } = organisation()
  return { ...row, offers: JSON.stringify(offers), sources: JSON.stringify(sources) }
}

const insertOf = (place: (index: number) => string) => {
  const names = Object.keys(bareRow())
  return `INSERT INTO "organisation" (${names.map((name) => `"${name}"`)}) VALUES (${names.map((_, index) => place(index + 1))})`
}

async function subjectOf(url: string, bare: Write, closeBare: () => Promise<void>): Promise<Subject> {
  const database = await openDatabase(url)
  return {
    logged: () => database.write((write) => write.insert(Organisation, [organisation()]), TIMEOUT_MS),
    bare,
    close: async () => {
      await database.close()
      await closeBare()
    },
  }
}

async function onSqlite(): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerstwa-bench-'))
  const path = join(folder, 'writes.sqlite')
  await (await openDatabase(`sqlite:${path}`)).close()
  const connection = new Sqlite(path, { timeout: TIMEOUT_MS })
  const insert = connection.prepare(insertOf(() => '?'))
  return subjectOf(
    `sqlite:${path}`,
    async () => insert.run(...Object.values(bareRow())),
    async () => {
      connection.close()
      rmSync(folder, { recursive: true })
    },
  )
}

async function onPostgres(): Promise<Subject> {
  const server = await filledDatabase('postgres', 1_000)
  const url = Object.assign(new URL(server.url), { pathname: 'bench_writes' }).href
  const operator = new Client({ connectionString: server.url })
  await operator.connect()
  await operator.query('DROP DATABASE IF EXISTS bench_writes WITH (FORCE)')
  await operator.query('CREATE DATABASE bench_writes')
  const pool = new Pool({ connectionString: url })
  const text = insertOf((index) => `$${index}`)
  return subjectOf(
    url,
    () => pool.query({ name: 'bare', text, values: Object.values(bareRow()) }),
    async () => {
      await pool.end()
      await operator.query('DROP DATABASE bench_writes')
      await operator.end()
      await server.close()
    },
  )
}

interface Measured {
  readonly perSecond: number
  readonly p99: number
}

async function measure(write: Write, writers: number, seconds: number): Promise<Measured> {
  const times: number[] = []
  const begin = performance.now()
  const end = begin + seconds * 1_000
  const one = async () => {
    for (let now = performance.now(); now < end; ) {
      await write()
      const after = performance.now()
      times.push(after - now)
      now = after
    }
  }
  await Promise.all(Array.from({ length: writers }, one))
  return {
    perSecond: times.length / ((performance.now() - begin) / 1_000),
    p99: quantile(ascending(times), 0.99),
  }
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b)

const median = (values: readonly number[]) => quantile(ascending(values), 0.5)

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: { database: { type: 'string', default: 'sqlite' }, seconds: { type: 'string', default: '5' } },
  })
  const kind = values.database as DatabaseKind
  const seconds = Number(values.seconds)
  if ((kind !== 'sqlite' && kind !== 'postgres') || !(seconds > 0)) throw new Error(USAGE)
  const subject = await (kind === 'sqlite' ? onSqlite() : onPostgres())
  const rows: string[][] = []
  try {
    await measure(subject.logged, 1, 1)
    for (const writers of WRITERS) {
      const logged: Measured[] = []
      const bare: Measured[] = []
      for (let round = 0; round < ROUNDS; round++) {
        logged.push(await measure(subject.logged, writers, seconds))
        bare.push(await measure(subject.bare, writers, seconds))
      }
      const of = (all: readonly Measured[], figure: keyof Measured) => median(all.map((each) => each[figure]))
      rows.push([
        String(writers),
        of(logged, 'perSecond').toFixed(0),
        of(logged, 'p99').toFixed(1),
        of(bare, 'perSecond').toFixed(0),
        of(bare, 'p99').toFixed(1),
      ])
    }
  } finally {
    await subject.close()
  }
  const head = ['writers at once', 'transactions/s', 'p99 ms', 'bare INSERT/s', 'p99 ms']
  process.stdout.write(
    `\n${kind}: medians of ${ROUNDS} rounds of ${seconds} s.\n\n${markdownTable([head, ...rows])}\n`,
  )
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
