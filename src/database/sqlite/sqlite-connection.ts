import Sqlite from 'better-sqlite3'
import { endable, IN_TIME } from '../../core/collections/in-time'
import { type ReadLimit, StatementEnded } from '../../core/collections/reader'
import type { Statement } from '../../core/collections/statement'

const MAX_PREPARED = 500

/** SQLite maps no more than 2 GB of a file, and reads the rest as usual. The system counts it as memory of this program, and takes it back when it needs it. */
const MAPPED_BYTES = 2 ** 31

const UNLIMITED: ReadLimit = { end: Number.POSITIVE_INFINITY }

/** A connection that cannot write. Its statements are kept to be run again, and end once their time is over. */
export class SqliteConnection {
  readonly database: Sqlite.Database
  private readonly prepared = new Map<string, Sqlite.Statement>()
  private limit = UNLIMITED

  constructor(path: string, isStopped = () => false) {
    this.database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 })
    // Read where the system keeps the file: else each page that is not in the cache is asked for and copied.
    this.database.pragma(`mmap_size = ${MAPPED_BYTES}`)
    // Called while a statement runs, which nothing else can end: neither SQLite's driver nor the end of its thread.
    this.database.function(IN_TIME, { deterministic: false }, () => {
      if (performance.now() > this.limit.end || isStopped()) throw new StatementEnded()
      return 1
    })
  }

  all(statement: Pick<Statement, 'sql' | 'values'>, limit = UNLIMITED): unknown[][] {
    this.limit = limit
    return this.prepare(statement.sql).all(...statement.values) as unknown[][]
  }

  /** Row by row. The statement is not kept: it is busy until its rows have been read. */
  iterate(statement: Pick<Statement, 'sql' | 'values'>): IterableIterator<unknown[]> {
    const prepared = this.database.prepare(endable(statement.sql)).raw(true)
    return prepared.iterate(...statement.values) as IterableIterator<unknown[]>
  }

  close() {
    this.database.close()
  }

  private prepare(text: string): Sqlite.Statement {
    const known = this.prepared.get(text)
    if (known) return known
    const statement = this.database.prepare(endable(text)).raw(true)
    if (this.prepared.size >= MAX_PREPARED) this.prepared.clear()
    this.prepared.set(text, statement)
    return statement
  }
}
