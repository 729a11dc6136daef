import type Sqlite from 'better-sqlite3'
import type { Pool } from 'pg'
import { withTimeout } from '../core/timeout'
import { unavailable } from './unavailable'

/** By table, the id of the last write that changed it. */
type TableWrites = Readonly<Record<string, string>>

/** Stands for every table. */
const ALL = '*'

/** A committed state of the registry. */
export class RegistryState {
  private constructor(
    /** Tells it from every other state: a number that comes again after a restore has another write. */
    readonly id: string,
    private readonly writes: TableWrites,
  ) {}

  static of(id: string, { writeId, tableWrites }: StoredState): RegistryState {
    const writes: TableWrites = JSON.parse(tableWrites)
    // The last write is of a program that does not say what it changes.
    return new RegistryState(id, tableWrites.includes(writeId) ? writes : { ...writes, [ALL]: writeId })
  }

  /** Tells what the tables hold from all else that they have held. */
  of(tables: readonly string[]): string {
    let writes = this.writes[ALL] ?? ''
    for (const table of tables) writes += ` ${this.writes[table] ?? ''}`
    return writes
  }
}

interface StoredState {
  readonly writeId: string
  readonly tableWrites: string
}

/** Tells the committed state of the registry: every write that was committed before the call counts. */
export type ReadState = () => Promise<RegistryState>

const ID = `"version" || ' ' || "writeId"`

/** SQLite tells whether anybody has written since; only then is it worth reading. */
export function sqliteState(database: Sqlite.Database): () => RegistryState {
  const readChanged = database.prepare('PRAGMA data_version').pluck()
  const read = database.prepare<[], StoredState & { readonly id: string }>(
    `SELECT ${ID} AS "id", "writeId", "tableWrites" FROM "registry"`,
  )
  let seen: unknown
  let state: RegistryState | null = null
  return () => {
    const changed = readChanged.get()
    if (state && changed === seen) return state
    const row = read.get() as StoredState & { readonly id: string }
    if (row.id !== state?.id) state = RegistryState.of(row.id, row)
    seen = changed
    return state
  }
}

/** Read once for all who ask while a reading is under way: that one may have begun too early, the next has not. */
export function postgresState(pool: Pool, timeoutMs: number): ReadState {
  // What is known is not sent again.
  const text = `SELECT ${ID} AS "id", "writeId", CASE WHEN ${ID} <> $1 THEN "tableWrites" END AS "tableWrites" FROM "registry"`
  let next: Promise<RegistryState> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let state: RegistryState | null = null
  const read = async () => {
    await last.catch(() => {})
    next = null
    const reading = pool.query({ name: 'state', text, values: [state?.id ?? ''] })
    last = reading
    const [row] = (await reading).rows
    if (!state || row.tableWrites !== null) state = RegistryState.of(row.id, row)
    return state
  }
  return () => {
    next ??= read()
    return withTimeout(timeoutMs, next, () => unavailable('The database does not answer. Try again later.'))
  }
}

/**
 * `tableWrites` after a write to the tables; null: nobody knows which. Of the write before, if nobody has noted what it
 * changed, it is noted that it may have changed all.
 */
export const NEXT_TABLE_WRITES = {
  sqlite: (writes: string) =>
    `json_patch(json_patch("tableWrites", CASE WHEN instr("tableWrites", "writeId") > 0 THEN '{}' ELSE json_object('${ALL}', "writeId") END), ${writes})`,
  postgres: (writes: string) =>
    `("tableWrites"::jsonb || CASE WHEN strpos("tableWrites", "writeId") > 0 THEN '{}' ELSE jsonb_build_object('${ALL}', "writeId") END || ${writes}::jsonb)::text`,
} as const

/** What is added to `tableWrites`. Nothing where nobody knows what the write has changed: its id alone says so. */
export const tableWritesOf = (writeId: string, tables: readonly string[] | null): string =>
  JSON.stringify(Object.fromEntries((tables ?? []).map((table) => [table, writeId])))
