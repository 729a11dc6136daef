import DataLoader from 'dataloader'
import type { EntityMetadata } from 'typeorm'
import type { Dialect } from './dialect'
import type { Statement } from './statement'

export type EntityClass<T extends object> = new () => T

/** How long a statement may run. */
export interface ReadLimit {
  /** By `performance.now()`. */
  readonly end: number
  /** Aborts once nobody waits for the rows. */
  readonly signal?: AbortSignal
  /** Told how many milliseconds the database has worked for it, whether or not it came to an end. */
  readonly spend?: Spend
}

export type Spend = (milliseconds: number) => void

/** What a statement fails with that was ended by its limit. */
export class StatementEnded extends Error {
  constructor() {
    super('The statement was ended: its time is over, or nobody waits for it.')
  }
}

/** The read side of the database: every read of a request goes through one of these. */
export interface Reader {
  readonly dialect: Dialect
  metadata(entity: EntityClass<object>): EntityMetadata
  /** The rows as arrays, in the order of the selected expressions. */
  all(statement: Statement, limit?: ReadLimit): Promise<unknown[][]>
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

/** Of a snapshot that is read where nothing else is done. */
export interface SnapshotHere extends OpenSnapshot {
  /** Ends the statement that runs. */
  interrupt(): void
}

/** Who looks on while a snapshot is read. */
export interface SnapshotWatch {
  /** Whether nobody waits for it any more. */
  isStopped(): boolean
  /** Told how long the database works. */
  readonly spend: Spend
}

/** Reads values by their keys: many at once, or each for itself, when those that are wanted at the same time are read together. */
export class Reads<V> {
  private loader: DataLoader<string, V> | undefined

  /** The values in the order of the keys, each of which is asked for once. */
  constructor(readonly many: (keys: readonly string[]) => Promise<V[]>) {}

  load(key: string): Deferred<V> {
    return new Deferred(this, key)
  }

  one(key: string): Promise<V> {
    this.loader ??= new DataLoader(this.many)
    return this.loader.load(key)
  }
}

/** A value that is read once somebody waits for it. Whoever has many of them may read them at once. */
export class Deferred<V> implements PromiseLike<V> {
  constructor(
    readonly from: Reads<V>,
    readonly key: string,
  ) {}

  // biome-ignore lint/suspicious/noThenProperty: it is awaited like a promise.
  then<A = V, B = never>(
    fulfilled?: ((value: V) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.from.one(this.key).then(fulfilled, rejected)
  }
}
