import type Sqlite from 'better-sqlite3'
import type { Pool } from 'pg'
import { withTimeout } from '../core/timeout'
import { unavailable } from './unavailable'

const STATE = `SELECT "version" || ' ' || "writeId" AS "state" FROM "registry"`

/**
 * Tells the committed state of the registry from every other: every write that was committed before the call counts, and
 * a number that comes again after a restore is another state.
 */
export type ReadState = () => Promise<string>

/** SQLite tells whether anybody has written since; only then is it worth reading. */
export function sqliteState(database: Sqlite.Database): () => string {
  const readChanged = database.prepare('PRAGMA data_version').pluck()
  const read = database.prepare(STATE).pluck()
  let seen: unknown
  let state = ''
  return () => {
    const changed = readChanged.get()
    if (changed !== seen) {
      state = read.get() as string
      seen = changed
    }
    return state
  }
}

/** Read once for all who ask while a reading is under way: that one may have begun too early, the next has not. */
export function postgresState(pool: Pool, timeoutMs: number): ReadState {
  let next: Promise<string> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const read = async () => {
    await last.catch(() => {})
    next = null
    const reading = pool.query({ name: 'state', text: STATE })
    last = reading
    return (await reading).rows[0].state
  }
  return () => {
    next ??= read()
    return withTimeout(timeoutMs, next, () => unavailable('The database does not answer. Try again later.'))
  }
}
