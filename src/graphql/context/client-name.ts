import type { FastifyRequest } from 'fastify'

const MAX_LENGTH = 200

/** What the program calls itself: Apollo's clients by a header of their own, all others as HTTP has it. */
export function clientName({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const names = [headers['apollographql-client-name'], headers['user-agent']]
  const name = names.find((each): each is string => typeof each === 'string' && each.trim() !== '')
  return name?.trim().slice(0, MAX_LENGTH) ?? null
}
