import type { EntityMetadata } from 'typeorm'
import { RegistryError } from '../errors'
import { withTimeout } from '../timeout'
import type { Dialect } from './dialect'
import { type EntityClass, type Reader, type Spend, StatementEnded } from './reader'
import type { Statement } from './statement'

/** A reader that gives up when the request's time is over, or its client has gone: it starts no further statement, and ends the one that runs. */
export class DeadlineReader implements Reader {
  private end = 0
  private signal: AbortSignal | undefined
  private readonly texts = new Set<string>()

  constructor(
    private readonly reader: Reader,
    private readonly milliseconds: number,
    /** Told what the reads of the request take. */
    readonly spend?: Spend,
  ) {
    this.renew()
  }

  /** What has been written is to be read for the answer, however long the write took. */
  renew() {
    this.end = performance.now() + this.milliseconds
  }

  /** Of a query: what is read for a client is of no use once it has gone. */
  endWith(signal: AbortSignal) {
    this.signal = signal
  }

  get dialect(): Dialect {
    return this.reader.dialect
  }

  metadata(entity: EntityClass<object>): EntityMetadata {
    return this.reader.metadata(entity)
  }

  /** What is left of the request's time, in milliseconds. */
  get remaining(): number {
    return this.end - performance.now()
  }

  /** The texts of what was read so far. */
  get statements(): ReadonlySet<string> {
    return this.texts
  }

  async all(statement: Statement): Promise<unknown[][]> {
    const { end, signal, remaining, spend } = this
    if (remaining <= 0 || signal?.aborted) throw this.timeout()
    this.texts.add(statement.sql)
    const limit = { end, ...(signal && { signal }), ...(spend && { spend }) }
    const rows = this.reader.all(statement, limit).catch((error) => {
      throw error instanceof StatementEnded ? this.timeout() : error
    })
    return this.dialect.name === 'sqlite' ? rows : withTimeout(remaining, rows, this.timeout)
  }

  readonly timeout = () =>
    new RegistryError(
      'TIMEOUT',
      `The query took longer than ${this.milliseconds} ms and was stopped. Ask for less at once.`,
    )
}
