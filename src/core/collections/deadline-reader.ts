import type { EntityMetadata } from 'typeorm'
import { RegistryError } from '../errors'
import { withTimeout } from '../timeout'
import type { Dialect } from './dialect'
import type { EntityClass, Reader } from './reader'
import type { Statement } from './statement'

/**
 * A reader that gives up when the request's time is over: it starts no further statement and waits for none.
 * PostgreSQL cancels the statement itself (statement_timeout); on SQLite page sizes bound each one.
 */
export class DeadlineReader implements Reader {
  private end = 0

  constructor(
    private readonly reader: Reader,
    private readonly milliseconds: number,
  ) {
    this.renew()
  }

  /** What has been written is to be read for the answer, however long the write took. */
  renew() {
    this.end = performance.now() + this.milliseconds
  }

  get dialect(): Dialect {
    return this.reader.dialect
  }

  metadata(entity: EntityClass<object>): EntityMetadata {
    return this.reader.metadata(entity)
  }

  async all(statement: Statement): Promise<unknown[][]> {
    const remaining = this.end - performance.now()
    if (remaining <= 0) throw this.timeout()
    // A statement of SQLite is not waited for: while it runs, nothing else does.
    if (this.dialect.name === 'sqlite') return this.reader.all(statement)
    return withTimeout(remaining, this.reader.all(statement), () => this.timeout())
  }

  private timeout = () =>
    new RegistryError(
      'TIMEOUT',
      `The query took longer than ${this.milliseconds} ms and was stopped. Ask for less at once.`,
    )
}
