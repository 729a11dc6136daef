import type Sqlite from 'better-sqlite3'
import type { Pool } from 'pg'

const VERSION = 'SELECT "version" FROM "registry"'

/** How many writes to the records of the registry have been committed; every one that was before the call is counted. */
export type ReadVersion = () => Promise<number>

/** SQLite tells whether anybody has written since; only then is it worth reading. */
export function sqliteVersion(database: Sqlite.Database): ReadVersion {
  const readChanged = database.prepare('PRAGMA data_version').pluck()
  const read = database.prepare(VERSION).pluck()
  let seen: unknown
  let version = 0
  return async () => {
    const changed = readChanged.get()
    if (changed !== seen) {
      version = read.get() as number
      seen = changed
    }
    return version
  }
}

/** Read once for all who ask while a reading is under way: that one may have begun too early, the next has not. */
export function postgresVersion(pool: Pool): ReadVersion {
  let next: Promise<number> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const read = async () => {
    await last.catch(() => {})
    next = null
    const reading = pool.query({ name: 'version', text: VERSION })
    last = reading
    return Number((await reading).rows[0].version)
  }
  return () => {
    next ??= read()
    return next
  }
}
