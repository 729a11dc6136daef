import { escapeLiteral, type PoolClient } from 'pg'
import type { DataSource, QueryRunner } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata'
import { Change, writeIdOf } from '../../core/change-log/change.entity'
import type { Stamp } from '../../core/change-log/change-recorder'
import { Transaction } from '../../core/change-log/transaction'
import { RegistryError } from '../../core/errors'
import { withTimeout } from '../../core/timeout'
import { NEXT_TABLE_WRITES, tableWritesOf } from '../registry-state'
import { isUnavailable, unavailable } from '../unavailable'
import { refuseTwins, type Work, type Writer } from '../writer'
import { noteWrites, WrittenTables } from '../written-tables'
import { NOTIFY_COMMIT } from './commit-listener'

/** How long to look for a write whose commit was not answered. */
const LOOK_MS = 2_000

/** In so many of the newest changes. */
const CHANGES_LOOKED_AT = 10_000

/** Transactions on connections of a pool, side by side. */
export function postgresWriter(dataSource: DataSource): Writer {
  const changeColumns = dataSource.getMetadata(Change).columns
  noteWrites(dataSource)

  async function run<T>(work: Work<T>, timeoutMs: number): Promise<T> {
    const runner = dataSource.createQueryRunner()
    const attempt = new Attempt(runner)
    const timer = Number.isFinite(timeoutMs) ? setTimeout(() => attempt.endLate(), timeoutMs) : undefined
    try {
      await runner.query(`BEGIN${limit(timeoutMs)}`)
      const written = WrittenTables.of(runner)
      const write = new Transaction(runner.manager, new Date().toISOString())
      const result = await work(write)
      const stamped = await write.stamp()
      attempt.isCommitting = true
      try {
        await runner.query(`${stamped ? stampOf(stamped, written, changeColumns) : ''}COMMIT`)
      } catch (error) {
        if (isRefused(unwrapped(error))) throw error
        const isKnown = stamped && !attempt.isLate && (await isStored(stamped.writeId, dataSource))
        if (!isKnown) throw outcomeUnknown()
      }
      return result
    } catch (error) {
      await attempt.rollBack()
      throw attempt.isLate && !attempt.isCommitting ? tooLate(timeoutMs) : error
    } finally {
      clearTimeout(timer)
      await runner.release()
    }
  }

  return {
    check: (timeoutMs) => run(refuseStandby, timeoutMs),
    write: (work, timeoutMs) =>
      run(work, timeoutMs)
        .catch((error) => (isDeadlock(error) ? run(work, timeoutMs) : Promise.reject(error)))
        .catch(refuseTwins),
  }
}

const refuseStandby: Work<void> = async (write) => {
  const [row] = await write.manager.query(`SELECT pg_is_in_recovery() AS "isStandby"`)
  if (row.isStandby) throw unavailable('The database is a standby and does not accept writes.')
}

/** One transaction on its connection. */
class Attempt {
  isLate = false
  isCommitting = false

  constructor(private readonly runner: QueryRunner) {}

  endLate() {
    this.isLate = true
    this.end()
  }

  /** The server rolls back what was not committed, as soon as it knows that the connection is gone. */
  private end() {
    this.runner.connect().then(
      (client: PoolClient) => disconnect(client),
      () => {},
    )
  }

  /** A connection that cannot even do this is given up. */
  async rollBack() {
    if (this.isLate) return
    await withTimeout(LOOK_MS, this.runner.query('ROLLBACK'), () => new Error('No answer.')).catch(() =>
      this.end(),
    )
  }
}

/** pg would wait for the answer to what was sent. */
const disconnect = (client: PoolClient) =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()

/**
 * The changes, under the next number, and the commit: sent together, so that the row which counts the writes is locked
 * while the server works on this and never longer, whatever becomes of this program. So numbers follow the order of
 * commits.
 */
function stampOf(
  { writeId, changes }: Stamp,
  written: WrittenTables,
  columns: readonly ColumnMetadata[],
): string {
  const rows = changes(0, writeId).map((change) =>
    Object.fromEntries(columns.map((column) => [column.databaseName, stored(change, column)])),
  )
  const names = columns.map(({ databaseName }) => `"${databaseName}"`)
  const values = names.map((name) => VALUES[name] ?? `change.${name}`)
  const tableWrites = escapeLiteral(tableWritesOf(writeId, written.afterCommit))
  return `WITH next AS (UPDATE "registry" SET "version" = "version" + 1, "writeId" = ${escapeLiteral(writeId)},
      "tableWrites" = ${NEXT_TABLE_WRITES.postgres(tableWrites)} RETURNING "version")
    INSERT INTO "change" (${names}) SELECT ${values}
    FROM next, json_populate_recordset(NULL::"change", ${escapeLiteral(JSON.stringify(rows))}) AS change;
    ${NOTIFY_COMMIT}
  `
}

/** What depends on the number. The ids are made for the number 0: see changeId. */
const VALUES: Readonly<Record<string, string>> = {
  '"id"': `lpad(next."version"::text, 12, '0') || substr(change."id", 13)`,
  '"sequence"': 'next."version"',
}

function stored(change: Change, { propertyName, type }: ColumnMetadata): unknown {
  const value: unknown = Reflect.get(change, propertyName)
  return type === 'simple-json' && value !== null ? JSON.stringify(value) : value
}

const limit = (timeoutMs: number) =>
  Number.isFinite(timeoutMs) ? `; SET LOCAL statement_timeout = ${Math.ceil(timeoutMs)}` : ''

/** Whether a write whose connection broke in the middle of its commit is there. */
async function isStored(writeId: string, dataSource: DataSource): Promise<boolean> {
  const newest: Promise<{ id: string }[]> = dataSource.query(
    `SELECT "id" FROM "change" ORDER BY "id" DESC LIMIT ${CHANGES_LOOKED_AT}`,
  )
  return withTimeout(LOOK_MS, newest, outcomeUnknown).then(
    (changes) => changes.some(({ id }) => writeIdOf(id) === writeId),
    () => false,
  )
}

const outcomeUnknown = () =>
  unavailable(
    'The connection to the database broke during a write, which may or may not be stored. Read the record before you send it again.',
    { outcome: 'UNKNOWN' },
  )

const tooLate = (timeoutMs: number) =>
  new RegistryError(
    'TIMEOUT',
    `The database took longer than ${timeoutMs} ms to write. Nothing was written. Try again later.`,
  )

/** The server says that it has not committed; whatever else ends a commit leaves it open. */
const isRefused = (error: { severity?: string; code?: string }) =>
  error.severity === 'ERROR' || error.code === IDLE_IN_TRANSACTION || !isUnavailable(error)

/** SQLSTATE where the session was ended because its transaction stood still. */
const IDLE_IN_TRANSACTION = '25P03'

const unwrapped = (error: unknown) => Object(error).driverError ?? error

/** PostgreSQL ended one of two writers that waited for each other; the other one is done now. */
const isDeadlock = (error: unknown) => unwrapped(error)?.code === '40P01'
