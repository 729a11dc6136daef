import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RegistryError } from '../../core/errors'
import { knownError, maskUnexpected, unwrapped } from '../../graphql/errors/format-error'
import type { HttpError } from '../../graphql/errors/http-error'
import { answerHttpError, CODES, STATUSES, setRetryAfter } from '../http-errors'

const MEDIA_TYPE = 'application/problem+json; charset=utf-8'

interface ProblemDetails {
  readonly status: number
  readonly detail: string
  readonly extensions?: RegistryError['extensions']
}

/** An error of a feed, as RFC 9457 has it: for programs that are no GraphQL clients. */
function answerProblem(error: Error, request: FastifyRequest, reply: FastifyReply) {
  const { status, detail, extensions = {} } = problemOf(error, request)
  setRetryAfter(reply, extensions)
  if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"')
  reply.header('cache-control', 'no-store').removeHeader('etag').removeHeader('last-modified')
  return reply
    .code(status)
    .type(MEDIA_TYPE)
    .send(JSON.stringify({ title: STATUS_CODES[status], status, detail, ...extensions }))
}

function problemOf(error: Error, request: FastifyRequest): ProblemDetails {
  const known = knownError(unwrapped(error), request.log)
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

/** Of programs that are no GraphQL clients. */
const FEEDS = /^\/(feeds|catalog|datapackage|openapi|ogc)\b/i

/** Says what is wrong in the form that whoever asks can read. */
export const answerRefusal = (error: Error, request: FastifyRequest, reply: FastifyReply) =>
  FEEDS.test(request.url) ? answerProblem(error, request, reply) : answerHttpError(error, request, reply)
