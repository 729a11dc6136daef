import type { Spend } from '../../core/collections/reader'
import { RegistryError } from '../../core/errors'
import { FixedWindowCounter } from '../../core/fixed-window-counter'

const WINDOW_MS = 60_000

/** How long the database may work for one client in a minute: an address, an account, or the API keys of an organisation. */
export class ReadBudget {
  private readonly spent = new FixedWindowCounter(WINDOW_MS)

  /** Zero: without end. */
  constructor(private readonly secondsPerMinute: number) {}

  /** Takes what the client's reads last from its budget. */
  spendOf(client: string): Spend {
    return (milliseconds) => {
      this.spent.count(client, milliseconds)
    }
  }

  /** What is left of the client's budget until its minute ends, in milliseconds. Null: it has no end. */
  leftOf(client: string): number | null {
    if (this.secondsPerMinute === 0) return null
    return Math.max(0, this.secondsPerMinute * 1_000 - this.spent.of(client).count)
  }

  /** Refuses a client that has spent all of it. A read that has begun may go beyond. */
  refuseIfSpent(client: string) {
    const { count, remainingMs } = this.spent.of(client)
    if (this.secondsPerMinute === 0 || count < this.secondsPerMinute * 1_000) return
    const seconds = Math.ceil(remainingMs / 1_000)
    throw new RegistryError(
      'RATE_LIMITED',
      `The database has worked ${this.secondsPerMinute} s for you in a minute, which is all it may. Try again in ${seconds} s, and ask for less at once.`,
      { retryAfterSeconds: seconds },
    )
  }
}
