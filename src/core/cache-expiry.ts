/** How late the number of a thing's readers may be known, at the most. */
const READERS_LAG_MS = 5_000

/** Until when an answer stays true while nobody writes: what depends on the clock says so as it is read. */
export class CacheExpiry {
  /** The last instant, in milliseconds since 1970. */
  instant = Number.POSITIVE_INFINITY

  atMost(instant: number) {
    this.instant = Math.min(this.instant, instant)
  }

  /** Readers are counted without a write to the record. */
  readersCount(now: Date) {
    this.atMost(now.getTime() + READERS_LAG_MS)
  }
}
