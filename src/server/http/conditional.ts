import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../execution/reused-answers'

/** What an encoding adds to the validator of a body: encoded, it is another one. */
const ENCODED = /-(gzip|br|deflate)"$/

/**
 * Sends the answer to a GET so that caches may keep it and ask whether it is still good: 304 without a body where they
 * have this very one. An answer for somebody who is signed in is nobody else's.
 */
export function sendConditionally(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { body, etag }: Answer,
): FastifyReply {
  const isPublic = headers.authorization === undefined
  reply.header('vary', [reply.getHeader('vary'), 'Accept', 'Authorization'].filter(Boolean).join(', '))
  reply.header('cache-control', isPublic ? 'public, no-cache' : 'private, no-store')
  if (!isPublic) return reply.send(body)
  reply.header('etag', etag)
  const known = variantKnown(headers['if-none-match'], etag)
  return known ? reply.header('etag', known).code(304).send() : reply.send(body)
}

/** The validator by which the client has what this one stands for, however it was encoded. Null: it has not. */
export function variantKnown(ifNoneMatch: string | undefined, etag: string): string | null {
  const given = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (given.includes('*')) return etag
  return given.find((each) => each.replace(ENCODED, '"') === etag) ?? null
}

/** Marks the validator of a body that has been compressed after it was made. */
export function markEncoded(
  _request: FastifyRequest,
  reply: FastifyReply,
  _payload: unknown,
  done: () => void,
) {
  const [etag, encoding] = [reply.getHeader('etag'), reply.getHeader('content-encoding')]
  if (typeof etag === 'string' && typeof encoding === 'string' && !ENCODED.test(etag))
    reply.header('etag', etag.replace(/"$/, `-${encoding}"`))
  done()
}
