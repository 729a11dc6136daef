const SECOND_MS = 1_000

/** No write takes so long: what changed before is what its time says. */
const MAX_WRITE_MS = 3_600_000

/**
 * Since when the registry has been in its state, to the second, for clients that know no ETags. The time of a change is
 * when its write began, and of two writes the first to begin may be the last to commit: so a fresh state counts from when
 * it was first seen, and never from the same second as the one before it.
 */
export class ModificationTimes {
  private state: string | null = null
  private at = 0

  /** Null: its second is not over, and the state that follows might get the same. */
  async of(state: string, lastChange: () => Promise<Date | null>): Promise<Date | null> {
    if (state !== this.state) {
      const [changed, now] = [(await lastChange())?.getTime(), Date.now()]
      const isOld = changed !== undefined && changed < now - MAX_WRITE_MS
      const since = Math.ceil((isOld ? changed : now) / SECOND_MS) * SECOND_MS
      this.at = Math.max(since, this.at + SECOND_MS)
      this.state = state
    }
    return this.at <= Date.now() ? new Date(this.at) : null
  }
}
