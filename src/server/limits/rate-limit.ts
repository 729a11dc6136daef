import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config/config'
import { clientNetwork } from '../context/client-address'
import type { KeyHolders } from '../context/key-holders'
import { refuseTooMany } from '../errors/http-errors'

/** So many requests a minute for one address; more for whoever shows an API key, wherever they ask from: together for
 * the keys of an organisation, and for each that has a number of its own. */
export async function limitRates(http: FastifyInstance, holderOf: KeyHolders, config: Config) {
  await http.register(rateLimit, {
    timeWindow: 60_000,
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
