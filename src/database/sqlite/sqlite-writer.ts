import Sqlite from 'better-sqlite3'
import type { DataSource, ObjectLiteral } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver'
import { Change } from '../../core/change-log/change.entity'
import { Transaction } from '../../core/change-log/transaction'
import { withTimeout } from '../../core/timeout'
import { NEXT_TABLE_WRITES, tableWritesOf } from '../registry-state'
import { unavailable } from '../unavailable'
import { refuseTwins, type Work, type Writer } from '../writer'
import { noteWrites, WrittenTables } from '../written-tables'
import { neverWait, type SqliteFile, whenFree } from './sqlite-file'

/** How long a write without a time limit waits for a file that another program has locked. */
const MAX_LOCKED_MS = 60_000

/**
 * SQLite has one writing connection, on which two transactions would mix, so they wait for each other. TypeORM's own
 * transactions are not used: it counts on the ROLLBACK that SQLite has made already where the disk is full.
 */
export function sqliteWriter(dataSource: DataSource, file: SqliteFile): Writer {
  const driver = dataSource.driver as BetterSqlite3Driver
  const connection = (): Sqlite.Database => driver.databaseConnection
  let last: Promise<unknown> = Promise.resolve()
  noteWrites(dataSource)

  async function rollBack() {
    if (!connection().inTransaction) return
    try {
      connection().exec('ROLLBACK')
    } catch {
      // All that follows would be part of this transaction, and be lost with it. Closing rolls it back.
      await driver.disconnect()
    }
  }

  async function run<T>(work: Work<T>, end: number): Promise<T> {
    file.refuseIfReplaced()
    if (!connection().open) await open(driver)
    await whenFree(
      () => connection().exec('BEGIN IMMEDIATE'),
      Math.min(end, performance.now() + MAX_LOCKED_MS),
    )
    try {
      const runner = dataSource.createQueryRunner()
      const written = WrittenTables.of(runner)
      const write = new Transaction(runner.manager, new Date().toISOString())
      const result = await work(write)
      await stamp(write, written)
      connection().exec('COMMIT')
      if (connection().inTransaction) throw new Error('SQLite is in a transaction still after COMMIT.')
      file.refuseIfReplaced()
      return result
    } catch (error) {
      await rollBack()
      throw error
    }
  }

  return {
    check: async () => file.refuseIfReplaced(),
    async write(work, timeoutMs) {
      const end = performance.now() + timeoutMs
      let isLate = false
      let start = () => {}
      const started = new Promise<void>((resolve) => {
        start = resolve
      })
      const turn = last.then(async () => {
        if (isLate) throw late()
        start()
        return run(work, end)
      })
      last = turn.catch(() => {})
      await withTimeout(timeoutMs, started, () => {
        isLate = true
        return late()
      })
      return turn.catch(refuseTwins)
    },
  }
}

const NEXT_STATE = `UPDATE "registry" SET "version" = "version" + 1, "writeId" = ?,
  "tableWrites" = ${NEXT_TABLE_WRITES.sqlite('?')} RETURNING "version"`

async function stamp(write: Transaction, written: WrittenTables) {
  const stamped = await write.stamp()
  if (!stamped) return
  const { writeId, changes } = stamped
  const tableWrites = tableWritesOf(writeId, written.afterCommit)
  const [row] = await write.manager.query(NEXT_STATE, [writeId, tableWrites])
  await write.insertRows<ObjectLiteral>(Change, changes(row.version, writeId))
}

async function open(driver: BetterSqlite3Driver) {
  await driver.connect()
  neverWait(driver.databaseConnection)
}

const late = () =>
  unavailable('The database is busy with other writes. Nothing was written. Try again later.')
