import type { EntityMetadata } from 'typeorm'
import { sqlite } from '../../core/collections/dialect'
import { type EntityClass, type Reader, StatementEnded } from '../../core/collections/reader'
import type { Statement } from '../../core/collections/statement'
import { type MetadataSource, metadataSource, sqlitePath } from '../data-source'
import { statementTables } from '../statement-tables'
import { SqliteConnection } from './sqlite-connection'

/** Reads for one operation after the other in a thread of its own: each sees one state of the registry. */
export class ThreadReader implements Reader {
  readonly dialect = sqlite
  /** Whether a statement of the operation was ended, or not begun, for its time. */
  hasEnded = false
  private endsAt = 0
  /** The texts of its statements, one by one. */
  private texts: string[] = []
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

  get statements(): readonly string[] {
    return this.texts
  }

  /** What the operation may have read so far. */
  get tables(): readonly string[] {
    return statementTables(this.source).readBy(this.texts)
  }

  /** The state is that of the first statement. */
  begin(endsAt: number) {
    this.hasEnded = false
    this.endsAt = endsAt
    this.texts = []
    this.connection.database.exec('BEGIN')
  }

  async all(statement: Pick<Statement, 'sql' | 'values'>): Promise<unknown[][]> {
    try {
      if (performance.now() > this.endsAt || this.isStopped()) throw new StatementEnded()
      this.texts.push(statement.sql)
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
