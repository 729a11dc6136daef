import type { EntityMetadata } from 'typeorm'
import type { Dialect } from './dialect'
import type { Statement } from './statement'

export type EntityClass<T extends object> = new () => T

/** The read side of the database: every read of a request goes through one of these. */
export interface Reader {
  readonly dialect: Dialect
  metadata(entity: EntityClass<object>): EntityMetadata
  /** The rows as arrays, in the order of the selected expressions. */
  all(statement: Statement): Promise<unknown[][]>
}

/** One state of the registry, whatever is written meanwhile. */
export interface Snapshot extends Reader {
  /** The rows in batches of the size, without ever holding all of them. Other reads may go on meanwhile. */
  batches(statement: Statement, size: number): AsyncIterable<unknown[][]>
}

export interface OpenSnapshot extends Snapshot {
  /** Whatever is read still fails. */
  close(): Promise<void>
}
