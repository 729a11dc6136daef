import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { unavailable } from '../unavailable'

/**
 * The files of a database as they were when it was opened. Where one of them is deleted or another is put in its place,
 * SQLite goes on with the old ones: what it writes there is lost when it ends.
 */
export class SqliteFile {
  private readonly opened: string

  constructor(readonly path: string) {
    this.opened = this.identity()
  }

  refuseIfReplaced() {
    if (this.identity() !== this.opened)
      throw unavailable(
        'The database file was deleted or replaced while the server was running. The operator must restart the server.',
      )
  }

  private identity(): string {
    return ['', '-wal']
      .map((ending) => {
        const found = statSync(this.path + ending, { throwIfNoEntry: false })
        return found ? `${found.dev}:${found.ino}` : 'none'
      })
      .join(' ')
  }
}

/** How often a file is tried that another program holds. */
const RETRY_MS = 20

/** SQLite would wait within the statement, and hold up the whole process. */
export const neverWait = (connection: Sqlite.Database) => {
  connection.pragma('busy_timeout = 0')
}

/** Tries again while another program holds the file. The process goes on meanwhile. */
export async function whenFree<T>(run: () => T, end: number): Promise<T> {
  for (;;) {
    try {
      return run()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error
    }
    await pause(RETRY_MS)
  }
}

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(String(Object(error).code))
