import type { LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'

export type LookUp = (
  host: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** For so long one is waited for, and asked once more. */
const PATIENCE = { timeout: 2_000, tries: 2 }

/**
 * Looks names up without the system, where one that is never answered holds up others: it resolves few at a time. The name
 * servers are those of the system, unless others are given.
 */
export function askNameServers(servers?: readonly string[]): LookUp {
  const resolver = new Resolver(PATIENCE)
  if (servers) resolver.setServers(servers)
  return async (host, _options, done) => {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    const addresses = found.flatMap((each, index) =>
      each.status === 'fulfilled'
        ? each.value.map((address) => ({ address, family: index === 0 ? 4 : 6 }))
        : [],
    )
    const failed = found.find((each) => each.status === 'rejected')
    done(addresses.length > 0 ? null : failed?.reason, addresses)
  }
}
