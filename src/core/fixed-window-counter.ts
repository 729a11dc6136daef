import { LRUCache } from 'lru-cache'

/** Keys that are counted at the same time. With more, the one that has not come for longest starts again at zero. */
const MAX_KEYS = 100_000

interface WindowCount {
  readonly count: number
  /** Until the window ends: more than nothing, and never more than the window. */
  readonly remainingMs: number
}

/**
 * Counts how often each key comes in a window of time, which begins when it first comes. The time is monotonic
 * (`performance.now()`, by which lru-cache measures a ttl). With the time of day, a clock that is set back would make a
 * refusal outlast its window, and one that is set forward would end it early.
 */
export class FixedWindowCounter {
  private readonly windows: LRUCache<string, { count: number }>

  constructor(windowMs: number) {
    this.windows = new LRUCache({
      ttl: windowMs,
      // A time that is remembered, even for a millisecond, may be older than the window.
      ttlResolution: 0,
      ttlAutopurge: true,
      // Unlike `max`, it takes no memory before there are keys.
      maxSize: MAX_KEYS,
      sizeCalculation: () => 1,
    })
  }

  /** Counts the key once more, or by another amount. */
  count(key: string, amount = 1): WindowCount {
    const window = this.windows.get(key) ?? { count: 0 }
    if (window.count === 0) this.windows.set(key, window)
    window.count += amount
    return { count: window.count, remainingMs: Math.max(1, this.windows.getRemainingTTL(key)) }
  }

  /** How far the key has been counted. */
  of(key: string): WindowCount {
    const { count } = this.windows.get(key) ?? { count: 0 }
    return { count, remainingMs: Math.max(1, this.windows.getRemainingTTL(key)) }
  }

  delete(key: string) {
    this.windows.delete(key)
  }
}
