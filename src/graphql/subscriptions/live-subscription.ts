import type { ExecutionResult } from 'graphql'
import { RegistryError } from '../../core/errors'
import type { ChangesFilter } from '../../modules/history/change.lists'
import { type ChangeBatch } from '../../modules/history/change-batch'
import { type ChangeStreams, type Follower, MAX_WAITING } from './change-streams'
import { SharedBatch } from './shared-batch'

/** What one subscriber asks for, and how it is read and answered. */
export interface Delivery {
  readonly filter: ChangesFilter
  /** By what the executions for this subscriber are shared with others. */
  readonly key: () => string
  /** Reads what is behind the place, which may be far back. */
  readonly read: (place: string) => Promise<ChangeBatch>
  /** Null: nothing of it is for the subscriber. The first result comes all the same. */
  readonly execute: (batch: ChangeBatch, isFirst: boolean) => Promise<ExecutionResult | null>
  /** Fails where the subscriber may not be told any more. */
  readonly check: () => Promise<void>
  /** The last result: what has ended the subscription, with the cursor of the place. */
  readonly failure: (error: unknown, cursor: string) => ExecutionResult
  readonly cursorAt: (place: string) => string
  readonly onEnd: () => void
}

type Next = IteratorResult<ExecutionResult, undefined>

interface Produced {
  readonly result: ExecutionResult
  /** The place behind it. */
  readonly end: string
}

const DONE: Next = { done: true, value: undefined }

/**
 * The results of one subscription: first what the client has missed, then what is committed. `return` ends it while it
 * waits, which an async generator would not.
 */
export class LiveSubscription implements AsyncIterableIterator<ExecutionResult>, Follower {
  private readonly queue: SharedBatch[] = []
  private isFollowing = false
  private isFirst = true
  private ended = false
  private last: ExecutionResult | null = null
  private pending: ((next: Next) => void) | null = null
  private wake = () => {}
  /** Behind what has been read or waits in the queue. */
  private readTo: string

  constructor(
    /** Behind what the client has been told. */
    private place: string,
    private readonly streams: ChangeStreams,
    private readonly delivery: Delivery,
  ) {
    this.readTo = place
  }

  [Symbol.asyncIterator]() {
    return this
  }

  /** Behind what the client has been told. */
  get cursor(): string {
    return this.delivery.cursorAt(this.place)
  }

  get waiting(): number {
    return this.queue.length
  }

  next(): Promise<Next> {
    return new Promise((resolve) => {
      this.pending = resolve
      if (this.ended) return this.settle(this.last)
      this.produce().then(
        (produced) => this.tell(produced),
        (error) => this.end(error),
      )
    })
  }

  async return(): Promise<Next> {
    this.close(null)
    return DONE
  }

  async throw(error: unknown): Promise<Next> {
    this.close(null)
    throw error
  }

  push(batch: SharedBatch) {
    const behind = batch.after(this.readTo)
    if (!behind) return
    if (this.queue.length >= MAX_WAITING) return this.cut()
    this.readTo = behind.batch.end
    this.queue.push(behind)
    this.wake()
  }

  cut() {
    this.end(tooSlow())
  }

  /** Ends the subscription, and tells the client why. */
  end(error: unknown) {
    if (!this.ended) this.close(this.delivery.failure(error, this.cursor))
  }

  /** Looks whether the subscriber may still be told, though nothing happens. */
  async check() {
    await this.delivery.check().catch((error) => this.end(error))
  }

  private close(last: ExecutionResult | null) {
    if (this.ended) return
    this.ended = true
    this.last = last
    this.queue.length = 0
    this.streams.leave(this.delivery.filter, this)
    this.delivery.onEnd()
    this.wake()
    this.settle(last)
  }

  /** What comes when the subscription has ended is not told any more: the client gets it behind the cursor. */
  private tell(produced: Produced | null) {
    if (produced === null || this.ended) return
    this.place = produced.end
    this.isFirst = false
    this.settle(produced.result)
  }

  private settle(result: ExecutionResult | null) {
    const { pending } = this
    if (!pending) return
    this.pending = null
    if (result === this.last) this.last = null
    pending(result === null ? DONE : { done: false, value: result })
  }

  /** The next result. Null: the subscription has ended meanwhile. */
  private async produce(): Promise<Produced | null> {
    while (!this.ended) {
      const shared = this.isFollowing ? await this.take() : await this.catchUp()
      if (!shared || this.ended) continue
      const { delivery, isFirst } = this
      await delivery.check()
      const { batch } = shared
      const execute = () => delivery.execute(batch, isFirst)
      const result = await (isFirst ? execute() : shared.resultFor(delivery.key(), execute))
      if (result !== null) return { result, end: batch.end }
      this.place = batch.end
    }
    return null
  }

  private async take(): Promise<SharedBatch | undefined> {
    const next = this.queue.shift()
    if (next) return next
    await new Promise<void>((resolve) => {
      this.wake = resolve
    })
    return undefined
  }

  /** Reads for itself until it has come to where others are. */
  private async catchUp(): Promise<SharedBatch | undefined> {
    const { filter, read } = this.delivery
    const batch = await read(this.place)
    if (this.ended) return undefined
    this.readTo = batch.end
    if (!batch.hasMore) this.isFollowing = this.streams.follow(filter, batch.end, this)
    if (batch.changes.length > 0 || (this.isFirst && this.isFollowing)) return new SharedBatch(batch)
    this.place = batch.end
    return undefined
  }
}

const tooSlow = () =>
  new RegistryError(
    'RATE_LIMITED',
    'Changes come faster than they are read on this connection. Subscribe again, and continue from the cursor.',
  )
