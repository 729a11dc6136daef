// Keeps a copy of a registry in SQLite, by its feeds: node follow.mjs https://registry.example.org copy.sqlite [--once]
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'

/** What is copied, by the types of changes. Comments are in the changes only: a copy would have the later ones alone. */
const FEEDS = {
  PARTNERSHIP: 'partnerships',
  EVENT: 'events',
  ORGANISATION: 'organisations',
  MEMBERSHIP: 'memberships',
  AGREEMENT: 'agreements',
  PARTNERSHIP_LINK: 'links',
  INITIATOR: 'initiators',
  TERRITORY: 'territories',
  SECTOR: 'sectors',
  GUIDE: 'guides',
}

/** The registry answers after so many seconds at the latest, also if nothing has changed. */
const WAIT_SECONDS = 30

/** After a failure. */
const PAUSE_MS = 1_000

const { values, positionals } = parseArgs({
  options: { once: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [registry, file] = positionals
if (!registry || !file) {
  process.stderr.write('Usage: node follow.mjs REGISTRY FILE [--once]\n')
  process.exit(1)
}

const copy = new Database(file)
copy.pragma('journal_mode = WAL')
copy.exec(`CREATE TABLE IF NOT EXISTS record (id TEXT PRIMARY KEY, feed TEXT NOT NULL, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS position (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT NOT NULL)`)
const put = copy.prepare('INSERT OR REPLACE INTO record (id, feed, json) VALUES (?, ?, ?)')
const remove = copy.prepare('DELETE FROM record WHERE id = ?')
const moveTo = copy.prepare('INSERT OR REPLACE INTO position (one, cursor) VALUES (1, ?)')
const position = copy.prepare('SELECT cursor FROM position').pluck()

/** The copy is older than the changes that the registry still has. */
class TooOld extends Error {}

async function get(path) {
  const response = await fetch(`${registry}/feeds/${path}`)
  if (response.status === 410) throw new TooOld()
  if (response.ok) return response
  const seconds = Number(response.headers.get('retry-after'))
  if (seconds > 0) await pause(seconds * 1_000)
  throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
}

/** The lines of a feed as they come: a feed may be larger than the memory. */
async function* linesOf(response) {
  for await (const line of createInterface({ input: Readable.fromWeb(response.body) }))
    if (line !== '') yield JSON.parse(line)
}

/** Takes all feeds. Whatever ends the process meanwhile, nothing of a copy that is not whole is left. */
async function takeAll() {
  copy.exec('BEGIN')
  try {
    copy.exec('DELETE FROM record')
    let cursor = null
    for (const feed of Object.values(FEEDS)) {
      const response = await get(`${feed}.ndjson`)
      // That of the first: what changes between two feeds is told again.
      cursor ??= response.headers.get('change-cursor')
      for await (const record of linesOf(response)) put.run(record.id, feed, JSON.stringify(record))
    }
    moveTo.run(cursor)
    copy.exec('COMMIT')
  } catch (error) {
    copy.exec('ROLLBACK')
    throw error
  }
}

/** Applies what has changed, together with where to go on from. False: nothing has. */
async function goOn(wait) {
  const query = new URLSearchParams({ after: position.get(), types: Object.keys(FEEDS).join(), wait })
  const lines = []
  for await (const line of linesOf(await get(`changes.ndjson?${query}`))) lines.push(line)
  const apply = copy.transaction(() => {
    for (const { type, id, record, cursor } of lines) {
      if (record) put.run(id, FEEDS[type], JSON.stringify(record))
      else if (id) remove.run(id)
      moveTo.run(cursor)
    }
  })
  apply()
  // The last line has a cursor alone.
  return lines.length > 1
}

for (;;) {
  try {
    if (position.get() === undefined) await takeAll()
    const hasMore = await goOn(values.once ? '0' : String(WAIT_SECONDS))
    if (values.once && !hasMore) break
  } catch (error) {
    if (error instanceof TooOld) copy.exec('DELETE FROM position')
    else {
      process.stderr.write(`${error.message}\n`)
      await pause(PAUSE_MS)
    }
  }
}
copy.close()
