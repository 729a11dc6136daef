import { lookup as byName, type LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

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

/** `any` is for trying things out: http, and machines of the own network. */
export type TargetPolicy = 'public' | 'any'

const MAX_LENGTH = 2_000

/** Where IANA gives out the addresses of the open Internet. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3')

/**
 * Which addresses the registry sends to: none behind its own firewall, whatever a name leads to, and whatever it leads to
 * the next time.
 */
export class Targets {
  constructor(
    readonly policy: TargetPolicy,
    private readonly lookUp: LookUp = policy === 'any' ? byName : askNameServers(),
  ) {}

  /** Why nothing is to be sent to the address, in words for whoever gave it. Null: it is good, as far as can be seen now. */
  async problemOf(address: string): Promise<string | null> {
    return this.problemAsWritten(address) ?? (await this.problemOfName(new URL(address)))
  }

  /** The same, without asking where a name leads to. */
  problemAsWritten(address: string): string | null {
    if (address.length > MAX_LENGTH) return `must have at most ${MAX_LENGTH} characters`
    if (!URL.canParse(address)) return 'must be an https address'
    const url = new URL(address)
    if (!this.takes(url)) return 'must be an https address'
    if (url.username || url.password) return 'must not contain a user or password'
    if (url.hash) return 'must not have a fragment'
    return this.leadsHome(url) ? NOT_PUBLIC : null
  }

  /** Resolves the name of a host, and fails where it leads to a machine that nothing is to be sent to. */
  readonly lookup: LookupFunction = (host, options, done) => {
    this.lookUp(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      const refusal = error ?? this.refusalOf(host, addresses)
      if (refusal || !first) done(refusal ?? new Error(`${host} has no address.`), '', 0)
      else if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }

  /** Fails where nothing is to be sent to the address as it is written: one that is no name is looked up by nobody. */
  refuse(url: URL) {
    // It may have been given when another policy held.
    if (!this.takes(url)) throw new Error('It is not an https address.')
    if (this.leadsHome(url)) throw new Error(`${url.hostname} is not public.`)
  }

  private takes({ protocol }: URL): boolean {
    return protocol === 'https:' || (this.policy === 'any' && protocol === 'http:')
  }

  /** An address of a private network, or the name of this very machine (RFC 6761). */
  private leadsHome({ hostname }: URL): boolean {
    if (this.policy === 'any') return false
    const host = bare(hostname)
    return isIP(host) === 0 ? /(^|\.)localhost\.?$/.test(host) : !isPublic(host)
  }

  private problemOfName({ hostname }: URL): Promise<string | null> {
    const host = bare(hostname)
    if (isIP(host) !== 0) return Promise.resolve(null)
    return new Promise((resolve) => {
      // A name that is not known yet may be so when there is something to send.
      this.lookUp(host, { all: true }, (error, addresses) =>
        resolve(!error && this.refusalOf(host, addresses) ? NOT_PUBLIC : null),
      )
    })
  }

  private refusalOf(host: string, addresses: readonly LookupAddress[]): Error | null {
    if (this.policy === 'any' || addresses.every(({ address }) => isPublic(address))) return null
    return new Error(`${host} resolves to an address that is not public.`)
  }
}

const NOT_PUBLIC = 'must resolve to a machine on the open Internet, not in a private network'

/** IPv6 addresses stand in brackets. */
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6)
}
