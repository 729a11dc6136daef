import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import parseRange from 'range-parser'
import type { Answer } from '../graphql/executor/response-cache'

/** What an encoding adds to the validator of a body: encoded, it is another one. */
const ENCODED = /-(gzip|br|deflate|zstd)"$/

/** By what a client tells whether its copy is still good. */
export interface Validators {
  readonly etag: string
  /** Null: not known yet to the second. */
  readonly modified?: Date | null
}

/**
 * Sends the answer to a GET so that caches may keep it and ask whether it is still good: 304 without a body where they
 * have this very one. An answer for somebody who is signed in is nobody else's.
 */
export function sendConditionally(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, etag }: Answer,
): FastifyReply {
  const isPublic = request.headers.authorization === undefined
  varyBy(reply, 'Accept', 'Authorization')
  reply.header('cache-control', isPublic ? 'public, no-cache' : 'private, no-store')
  if (!isPublic) return reply.send(body)
  return isKnown(request, reply, { etag }) ? reply.code(304).send() : reply.send(body)
}

/** The same of a document that is one for all, of which a part may be asked for. */
export function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, ...validators }: Validators & { readonly text: string | Uint8Array },
): FastifyReply {
  reply.header('cache-control', 'public, no-cache')
  return isKnown(request, reply, validators) ? reply.code(304).send() : sendText(request, reply, text)
}

/** Writes the validators into the answer. True: the client has it already, however it was encoded. */
export function isKnown(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { etag, modified = null }: Validators,
): boolean {
  const known = variantKnown(headers['if-none-match'], etag)
  reply.header('etag', known ?? etag)
  if (modified) reply.header('last-modified', modified.toUTCString())
  if (headers['if-none-match'] !== undefined) return known !== null
  // Of a text that is no date, nothing is true.
  return modified !== null && Date.parse(headers['if-modified-since'] ?? '') >= modified.getTime()
}

/** The validator by which the client has what this one stands for, however it was encoded. Null: it has not. */
function variantKnown(ifNoneMatch: string | undefined, etag: string): string | null {
  const given = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (given.includes('*')) return etag
  return given.find((each) => each.replace(ENCODED, '"') === etag) ?? null
}

/** Sends the text, or the part of it that is asked for. */
function sendText(request: FastifyRequest, reply: FastifyReply, text: string | Uint8Array): FastifyReply {
  const bytes = Buffer.from(text as string)
  const part = partOf(request, reply, bytes.length)
  return reply.send(part ? bytes.subarray(part.start, part.end + 1) : text)
}

/** The first byte and the last. */
export interface Part {
  readonly start: number
  readonly end: number
}

/**
 * Which part of a body of the size a client asks for, and marks the answer as this part. Null: the whole, as where several
 * parts are asked for, or one of another body than this.
 */
export function partOf({ method, headers }: FastifyRequest, reply: FastifyReply, size: number): Part | null {
  reply.header('accept-ranges', 'bytes')
  const { range } = headers
  if (method !== 'GET' || range === undefined || !isSame(headers['if-range'], reply)) return null
  const parts = parseRange(size, range)
  if (parts === UNSATISFIABLE) {
    reply.code(416).headers({ 'content-range': `bytes */${size}`, 'content-length': 0 })
    return { start: 0, end: -1 }
  }
  const [part] = Array.isArray(parts) && parts.type === 'bytes' && parts.length === 1 ? parts : []
  if (!part) return null
  reply.code(206).headers({
    'content-range': `bytes ${part.start}-${part.end}/${size}`,
    'content-length': part.end - part.start + 1,
  })
  return part
}

const UNSATISFIABLE = -1

/** Whether what a client has a part of is what is sent, byte for byte. */
const isSame = (ifRange: string | string[] | undefined, reply: FastifyReply): boolean =>
  ifRange === undefined || ifRange === reply.getHeader('etag') || ifRange === reply.getHeader('last-modified')

/** Adds what an answer depends on. */
export function varyBy(reply: FastifyReply, ...names: string[]) {
  const known = String(reply.getHeader('vary') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const added = names.filter((name) => !known.some((each) => each.toLowerCase() === name.toLowerCase()))
  reply.header('vary', [...known, ...added].join(', '))
}

/**
 * Lets a route answer HEAD as it answers GET, down to the encoding. The body is left out by Node.js: Fastify would take it
 * away before it is compressed, and so announce another.
 */
export function answerHead(route: RouteOptions) {
  const methods = [route.method].flat()
  if (methods.includes('GET') && !methods.includes('HEAD')) route.method = [...methods, 'HEAD']
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
