const FLUSH_MS = 5_000

/** How what was noted is kept until it is written, and how it is written. */
interface Buffering<T> {
  /** What is to be written of something of which this much is not written yet. */
  add(pending: T | undefined, noted: T): T
  /** Writes all of it, or nothing. */
  write(pending: ReadonlyMap<string, T>): Promise<void>
  /** Told of a failure to write; it is tried again. */
  report(error: unknown): void
}

/** Notes small facts in memory and writes them together, every few seconds, so that reading costs hardly a write. */
export class WriteBehind<T> {
  private pending = new Map<string, T>()
  private writing: Promise<void> = Promise.resolve()
  private readonly timer = setInterval(() => void this.flush().catch(this.buffering.report), FLUSH_MS).unref()

  constructor(private readonly buffering: Buffering<T>) {}

  /** What is noted under the id and not written yet. */
  unwritten(id: string): T | undefined {
    return this.pending.get(id)
  }

  note(id: string, noted: T) {
    this.pending.set(id, this.buffering.add(this.pending.get(id), noted))
  }

  flush(): Promise<void> {
    this.writing = this.writing.catch(() => {}).then(() => this.flushNow())
    return this.writing
  }

  async close() {
    clearInterval(this.timer)
    await this.flush()
  }

  private async flushNow() {
    if (this.pending.size === 0) return
    const batch = this.pending
    this.pending = new Map()
    try {
      await this.buffering.write(batch)
    } catch (error) {
      const since = this.pending
      this.pending = batch
      for (const [id, noted] of since) this.note(id, noted)
      throw error
    }
  }
}
