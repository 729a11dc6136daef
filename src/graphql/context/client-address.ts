import ipaddr from 'ipaddr.js'

/**
 * The network that a request comes from, as limits count it: an IPv4 address, or the /64 of an IPv6 one, all of which
 * one household has.
 */
export function clientNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')
}
