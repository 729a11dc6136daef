import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate as inflateZlib } from 'node:zlib'
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify'
import { HttpError } from '../graphql/errors/http-error'
import { LIMITS } from '../graphql/limits/limits'

const INFLATERS = new Map(
  Object.entries({ gzip: gunzip, 'x-gzip': gunzip, deflate: inflateZlib, br: brotliDecompress }).map(
    ([encoding, inflater]) => [encoding, promisify<Buffer, { maxOutputLength: number }, Buffer>(inflater)],
  ),
)

/**
 * Inflates a compressed body, and stops where it grows over the limit: of a bomb, no more is ever made than may be
 * read. (A stream that only stops being read would go on inflating.)
 */
export function inflateBody(
  { headers }: FastifyRequest,
  _reply: FastifyReply,
  payload: RequestPayload,
  done: (error: Error | null, inflated?: RequestPayload) => void,
) {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity') return done(null, payload)
  inflate(encoding, payload).then((inflated) => done(null, inflated), done)
}

async function inflate(encoding: string, payload: RequestPayload): Promise<RequestPayload> {
  const inflater = INFLATERS.get(encoding)
  if (!inflater)
    throw new HttpError(415, `The Content-Encoding must be one of ${[...INFLATERS.keys()].join(', ')}.`)
  const sent = await readAll(payload)
  const inflated = await inflater(sent, { maxOutputLength: LIMITS.bodyBytes }).catch((error) => {
    if (error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new HttpError(400, `The body is not valid ${encoding}, although its Content-Encoding says so.`)
  })
  // Fastify compares this with the content length.
  return Object.assign(Readable.from([inflated]), { receivedEncodedLength: sent.length })
}

async function readAll(payload: RequestPayload): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of payload) {
      size += chunk.length
      if (size > LIMITS.bodyBytes) break
      chunks.push(chunk as Buffer)
    }
  } catch {
    throw new HttpError(400, 'The body ended too early.')
  }
  if (size > LIMITS.bodyBytes) throw tooLarge()
  return Buffer.concat(chunks)
}

const tooLarge = () => new HttpError(413, 'The body is too large.')
