import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** Whether a router that knows the secret wants to see how long each field took, in the format of federation, ftv1. */
export function wantsTrace({ headers }: FastifyRequest, routerSecret: string | null): boolean {
  const shown = headers['router-authorization']
  if (headers['apollo-federation-include-trace'] !== 'ftv1' || routerSecret === null) return false
  return typeof shown === 'string' && timingSafeEqual(digest(shown), digest(routerSecret))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
