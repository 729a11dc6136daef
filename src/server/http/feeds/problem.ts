import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CODES, type HttpError, STATUSES } from '../../errors/http-errors'
import { knownError, unwrapped } from '../../errors/known-error'
import { maskUnexpected } from '../../errors/unexpected'

const MEDIA_TYPE = 'application/problem+json; charset=utf-8'

interface Told {
  readonly status: number
  readonly detail: string
  readonly extensions?: object
}

/** An error of a feed, as RFC 9457 has it: for programs that are no GraphQL clients. */
export function answerProblem(error: Error, request: FastifyRequest, reply: FastifyReply) {
  const { status, detail, extensions } = told(error, request)
  if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"')
  reply.header('cache-control', 'no-store').removeHeader('etag').removeHeader('last-modified')
  return reply
    .code(status)
    .type(MEDIA_TYPE)
    .send(JSON.stringify({ title: STATUS_CODES[status], status, detail, ...extensions }))
}

function told(error: Error, request: FastifyRequest): Told {
  const known = knownError(unwrapped(error))
  if (known) {
    const { message, extensions } = known
    return { status: STATUSES[extensions.code as keyof typeof STATUSES], detail: message, extensions }
  }
  const status = (error as Partial<HttpError>).statusCode ?? 500
  if (status === 503) return { status, detail: error.message }
  if (status < 500)
    return { status, detail: error.message, extensions: { code: CODES[status] ?? 'BAD_REQUEST' } }
  const { message, extensions } = maskUnexpected(unwrapped(error), request.log)
  return { status: 500, detail: message, extensions }
}
