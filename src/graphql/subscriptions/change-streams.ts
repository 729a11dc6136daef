import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Context } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import type { Database } from '../../database/database'
import type { ChangesFilter } from '../../modules/history/change.lists'
import { newestChanges } from '../../modules/history/change-batch'
import { readLog } from '../../modules/history/change-cursor'
import { MAX_CHANGES } from '../../modules/subscription/subscription-source'
import { SharedBatch } from './shared-batch'

/** Whoever is told of the changes of a stream. */
export interface Follower {
  /** How many batches wait for it to take them. */
  readonly waiting: number
  push(batch: SharedBatch): void
  /** It reads too slowly to be waited for. */
  cut(): void
}

/** Batches that may wait for one follower. */
export const MAX_WAITING = 10

/** Where many changes come at once, the stream waits so long for those who lag behind; then they are cut. */
const MAX_LAG_MS = 5_000
const LAG_POLL_MS = 5

const RETRY_MS = 1_000

/** What is committed, as one filter lets it through, read once for all who follow it. */
class ChangeStream {
  readonly followers = new Set<Follower>()

  constructor(
    private readonly filter: ChangesFilter,
    public position: string,
  ) {}

  /** Reads on, to the end of the log. */
  async goOn(head: string, newContext: () => Context) {
    for (let hasMore = true; hasMore && this.followers.size > 0; ) {
      const wanted = { filter: this.filter, most: MAX_CHANGES, head }
      const batch = await newestChanges(this.position, wanted, newContext())
      this.position = batch.end
      hasMore = batch.hasMore
      if (batch.changes.length === 0) continue
      const shared = new SharedBatch(batch)
      for (const follower of this.followers) follower.push(shared)
      if (hasMore) await this.room()
    }
  }

  private async room() {
    const end = performance.now() + MAX_LAG_MS
    const lagging = () => [...this.followers].filter(({ waiting }) => waiting > MAX_WAITING / 2)
    while (lagging().length > 0 && performance.now() < end) await pause(LAG_POLL_MS)
    for (const follower of lagging()) follower.cut()
  }
}

interface Parts {
  readonly database: Pick<Database, 'onCommit'>
  readonly newContext: () => Context
  readonly log: Pick<FastifyBaseLogger, 'error'>
}

/** The streams that somebody follows: each commit is read once for each filter. */
export class ChangeStreams {
  private readonly streams = new Map<string, ChangeStream>()
  private isPoked = false
  private reading: Promise<void> | undefined
  private stop: (() => void) | undefined

  constructor(private readonly parts: Parts) {}

  /**
   * Tells the follower of all changes behind the place, if the stream has not gone beyond it. False: it has, and what lies
   * between is to be read first.
   */
  follow(filter: ChangesFilter, place: string, follower: Follower): boolean {
    const key = JSON.stringify(filter)
    const isNew = !this.streams.has(key)
    const stream = getOrCreate(this.streams, key, () => new ChangeStream(filter, place))
    if (stream.position > place) return false
    stream.followers.add(follower)
    this.stop ??= this.parts.database.onCommit(this.poke)
    // Something may have been committed since the place was the end of the log.
    if (isNew) this.poke()
    return true
  }

  leave(filter: ChangesFilter, follower: Follower) {
    const key = JSON.stringify(filter)
    const stream = this.streams.get(key)
    stream?.followers.delete(follower)
    if (stream?.followers.size === 0) this.streams.delete(key)
    if (this.streams.size > 0) return
    this.stop?.()
    this.stop = undefined
  }

  /** Waits for what is being read. */
  async close() {
    this.streams.clear()
    this.stop?.()
    await this.reading
  }

  private poke = () => {
    this.isPoked = true
    this.reading ??= this.readOn().finally(() => {
      this.reading = undefined
    })
  }

  private async readOn() {
    while (this.isPoked && this.streams.size > 0) {
      this.isPoked = false
      try {
        const { newContext } = this.parts
        const { head } = await readLog(newContext().reader)
        await Promise.all([...this.streams.values()].map((stream) => stream.goOn(head, newContext)))
      } catch (err) {
        // The next look at the registry, within a second, tries again.
        this.parts.log.error({ err }, 'changes could not be read for subscriptions and will be read again')
        await pause(RETRY_MS)
        this.isPoked = true
      }
    }
  }
}
