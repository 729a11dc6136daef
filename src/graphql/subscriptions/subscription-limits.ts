import type { Config } from '../../config/config'
import { RegistryError } from '../../core/errors'
import { FixedWindowCounter } from '../../core/fixed-window-counter'

const WINDOW_MS = 60_000
const RETRY_SECONDS = 30

/** Subscriptions on one WebSocket. */
export const MAX_PER_CONNECTION = 20

/** Whose subscriptions and connections are counted together. */
export interface Client {
  /** An address, or the organisation whose API key is shown. */
  readonly owner: string
  readonly hasKey: boolean
}

type Kind = 'connections' | 'subscriptions'

/** How many connections and subscriptions there are, of each client and in all. */
export class SubscriptionLimits {
  private readonly open = { connections: new Map<string, number>(), subscriptions: new Map<string, number>() }
  private readonly total = { connections: 0, subscriptions: 0 }
  private readonly begun = new FixedWindowCounter(WINDOW_MS)

  constructor(private readonly config: Config) {}

  /** Counts one more; what it returns takes it off again. Fails where there are enough. */
  begin(kind: Kind, { owner, hasKey }: Client): () => void {
    const { maxSubscriptions, maxSubscriptionsPerClient, maxSubscriptionsPerApiKey } = this.config
    const most = hasKey ? maxSubscriptionsPerApiKey : maxSubscriptionsPerClient
    const own = this.open[kind].get(owner) ?? 0
    if (own >= most)
      throw new RegistryError(
        'RATE_LIMITED',
        `You have ${own} ${kind} open, which is all you may. End one first.`,
        {
          limit: most,
          retryAfterSeconds: RETRY_SECONDS,
        },
      )
    if (this.total[kind] >= maxSubscriptions)
      throw new RegistryError(
        'SERVICE_UNAVAILABLE',
        `The server has as many ${kind} as it takes. Try again later.`,
        { retryAfterSeconds: RETRY_SECONDS },
      )
    this.open[kind].set(owner, own + 1)
    this.total[kind]++
    let isOpen = true
    return () => {
      if (!isOpen) return
      isOpen = false
      this.total[kind]--
      const left = (this.open[kind].get(owner) ?? 1) - 1
      if (left > 0) this.open[kind].set(owner, left)
      else this.open[kind].delete(owner)
    }
  }

  /** A subscription that begins on an open connection counts as a request does. */
  countRequest({ owner, hasKey }: Client) {
    const { rateLimitPerMinute, apiKeyRateLimitPerMinute } = this.config
    const most = hasKey ? apiKeyRateLimitPerMinute : rateLimitPerMinute
    const { count, remainingMs } = this.begun.count(owner)
    if (rateLimitPerMinute === 0 || count <= most) return
    const seconds = Math.ceil(remainingMs / 1_000)
    throw new RegistryError(
      'RATE_LIMITED',
      `More than ${most} subscriptions in a minute. Try again in ${seconds} s.`,
      {
        retryAfterSeconds: seconds,
      },
    )
  }
}
