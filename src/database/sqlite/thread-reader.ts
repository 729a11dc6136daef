import type { EntityMetadata } from 'typeorm'
import { sqlite } from '../../core/collections/dialect'
import { type EntityClass, type Reader, StatementEnded } from '../../core/collections/reader'
import type { Statement } from '../../core/collections/statement'
import { type MetadataSource, metadataSource, sqlitePath } from '../data-source'
import { SqliteConnection } from './sqlite-connection'

type Note = (text: string) => void

/** Reads for one operation after the other in a thread of its own: each sees one state of the registry. */
export class ThreadReader implements Reader {
  readonly dialect = sqlite
  /** Whether a statement of the operation was ended, or not begun, for its time. */
  hasEnded = false
  private endsAt = 0
  private note: Note | null = null
  private readonly connection: SqliteConnection

  private constructor(
    path: string,
    private readonly source: MetadataSource,
    private readonly isStopped: () => boolean,
  ) {
    this.connection = new SqliteConnection(path, isStopped)
  }

  static async open(databaseUrl: string, isStopped: () => boolean): Promise<ThreadReader> {
    return new ThreadReader(sqlitePath(databaseUrl), await metadataSource(databaseUrl), isStopped)
  }

  metadata(entity: EntityClass<object>): EntityMetadata {
    return this.source.getMetadata(entity)
  }

  /** The state is that of the first statement. */
  begin(endsAt: number, note: Note | null) {
    this.hasEnded = false
    this.endsAt = endsAt
    this.note = note
    this.connection.database.exec('BEGIN')
  }

  async all(statement: Pick<Statement, 'sql' | 'values'>): Promise<unknown[][]> {
    try {
      if (performance.now() > this.endsAt || this.isStopped()) throw new StatementEnded()
      this.note?.(statement.sql)
      return this.connection.all(statement, { end: this.endsAt })
    } catch (error) {
      if (error instanceof StatementEnded) this.hasEnded = true
      throw error
    }
  }

  end() {
    this.connection.database.exec('COMMIT')
  }

  close() {
    this.connection.close()
  }
}
