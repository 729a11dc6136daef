import type { ReadState } from './registry-state'

/** What hears of the commits of others. */
export interface CommitListener {
  close(): Promise<void>
}

interface Watching {
  readonly state: ReadState
  /** How often it is looked whether another process has written. */
  readonly pollMs: number
  /** Hears of commits sooner than by looking. */
  readonly listen?: (heard: () => void) => CommitListener
}

/**
 * Tells that something was committed: of the writes of this process at once, of those of others once they are heard of,
 * or seen in the version of the registry. Nothing is looked at while nobody waits.
 */
export class CommitWatch {
  private readonly listeners = new Set<() => void>()
  private seen: string | null = null
  private isPoked = false
  private looking: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined
  private listener: CommitListener | undefined

  constructor(private readonly watching: Watching) {}

  /** Calls back after each commit; several may be told of together. What it returns ends that. */
  onCommit(listener: () => void): () => void {
    this.listeners.add(listener)
    if (this.listeners.size === 1) this.begin()
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) void this.end()
    }
  }

  /** There may have been a commit. */
  poke = () => {
    if (this.listeners.size === 0) return
    this.isPoked = true
    this.looking ??= this.look().finally(() => {
      this.looking = undefined
    })
  }

  async close() {
    this.listeners.clear()
    await this.end()
    await this.looking
  }

  private begin() {
    const { pollMs, listen } = this.watching
    this.timer = setInterval(this.poke, pollMs).unref()
    this.listener = listen?.(this.poke)
  }

  private async end() {
    clearInterval(this.timer)
    const { listener } = this
    this.listener = undefined
    await listener?.close()
  }

  private async look() {
    while (this.isPoked) {
      this.isPoked = false
      // While the database is away, nothing is committed: the timer looks again.
      const state = await this.watching.state().then(
        ({ id }) => id,
        () => this.seen,
      )
      if (state === this.seen) continue
      this.seen = state
      for (const listener of this.listeners) listener()
    }
  }
}
