import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config'
import { FixedWindowCounter } from '../core/fixed-window-counter'
import type { KeyHolders } from '../graphql/context/api-key-holders'
import { clientNetwork } from '../graphql/context/client-address'
import { refuseTooMany } from './http-errors'

const WINDOW_MS = 60_000

/** The store of the plugin itself tells the time by the wall clock. */
class RateLimitStore implements FastifyRateLimitStore {
  private readonly counter = new FixedWindowCounter(WINDOW_MS)

  incr(key: string, answer: Parameters<FastifyRateLimitStore['incr']>[1]) {
    const { count, remainingMs } = this.counter.count(key)
    answer(null, { current: count, ttl: remainingMs })
  }

  /** For routes with a limit of their own. */
  child() {
    return new RateLimitStore()
  }
}

/** So many requests a minute for one address; more for whoever shows an API key, wherever they ask from: together for
 * the keys of an organisation, and for each that has a number of its own. */
export async function limitRates(http: FastifyInstance, holderOf: KeyHolders, config: Config) {
  await http.register(rateLimit, {
    timeWindow: WINDOW_MS,
    store: RateLimitStore,
    enableDraftSpec: true,
    errorResponseBuilder: refuseTooMany,
    async keyGenerator(request) {
      const holder = await holderOf(request)
      if (holder === null || holder === 'refused') return clientNetwork(request.ip)
      return holder.requestsPerMinute === null ? holder.owner : holder.id
    },
    async max(request) {
      const holder = await holderOf(request)
      if (holder === null || holder === 'refused') return config.rateLimitPerMinute
      return holder.requestsPerMinute ?? config.apiKeyRateLimitPerMinute
    },
  })
}
