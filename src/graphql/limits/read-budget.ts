import type { Spend } from '../../core/collections/reader'
import { RegistryError } from '../../core/errors'
import { FixedWindowCounter } from '../../core/fixed-window-counter'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** What is left of a budget to one client. */
export interface BudgetState {
  /** As headers call it. */
  readonly name: string
  /** Of the work of the database, in a window. */
  readonly seconds: number
  readonly windowSeconds: number
  readonly secondsLeft: number
  /** Until all of it is there again. */
  readonly resetSeconds: number
}

interface Policy {
  readonly name: string
  /** Zero: without end. */
  readonly seconds: number
  readonly windowMs: number
  /** What it says to a client that has spent it, after “The database has worked … s for you in …”. */
  readonly advice: string
}

/** How long the database may work for one client in a time: an address, an account, or the API keys of an organisation. */
class ReadBudget {
  private readonly spent: FixedWindowCounter

  constructor(private readonly policy: Policy) {
    this.spent = new FixedWindowCounter(policy.windowMs)
  }

  /** Takes what the client's reads last from its budget. */
  spendOf(client: string): Spend {
    return (milliseconds) => {
      this.spent.count(client, milliseconds)
    }
  }

  /** Null: there is no end to it. */
  stateOf(client: string): BudgetState | null {
    const { name, seconds, windowMs } = this.policy
    if (seconds === 0) return null
    const { count, remainingMs } = this.spent.of(client)
    return {
      ...{ name, seconds, windowSeconds: windowMs / 1_000 },
      secondsLeft: Math.max(0, seconds - count / 1_000),
      resetSeconds: Math.ceil((count === 0 ? windowMs : remainingMs) / 1_000),
    }
  }

  /** Refuses a client that has spent all of it. A read that has begun may go beyond. */
  refuseIfSpent(client: string) {
    const state = this.stateOf(client)
    if (state === null || state.secondsLeft > 0) return
    const { seconds, windowSeconds, resetSeconds } = state
    const time = windowSeconds === MINUTE_MS / 1_000 ? 'a minute' : 'an hour'
    throw new RegistryError(
      'RATE_LIMITED',
      `The database has worked ${seconds} s for you in ${time}, which is all it may. Try again in ${resetSeconds} s, ${this.policy.advice}`,
      { retryAfterSeconds: resetSeconds },
    )
  }
}

/** What one client may have read. */
export interface ClientBudget {
  /** What is read at once. */
  readonly reads: Spend
  /** What whole feeds are written from. */
  readonly feeds: Spend
  refuseIfSpent(of: 'reads' | 'feeds'): void
  /** What is left of what is read at once, in milliseconds. Null: there is no end to it. */
  readsLeft(): number | null
  state(): BudgetState[]
}

/**
 * The same seconds a minute for both. They are counted over an hour where whole feeds are read, each of which may take
 * longer than those of a minute, and comes seldom.
 */
export function clientBudgets(secondsPerMinute: number): (client: string) => ClientBudget {
  const budgets = {
    reads: new ReadBudget({
      ...{ name: 'reads', seconds: secondsPerMinute, windowMs: MINUTE_MS },
      advice: 'and ask for less at once.',
    }),
    feeds: new ReadBudget({
      ...{ name: 'feeds', seconds: (secondsPerMinute * HOUR_MS) / MINUTE_MS, windowMs: HOUR_MS },
      advice: 'or follow the changes: a feed that you have already, by its ETag, costs nothing.',
    }),
  }
  return (client) => ({
    reads: budgets.reads.spendOf(client),
    feeds: budgets.feeds.spendOf(client),
    refuseIfSpent: (of) => budgets[of].refuseIfSpent(client),
    readsLeft: () => {
      const state = budgets.reads.stateOf(client)
      return state && state.secondsLeft * 1_000
    },
    state: () => Object.values(budgets).flatMap((budget) => budget.stateOf(client) ?? []),
  })
}
