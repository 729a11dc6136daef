import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode, RegistryError } from '../core/errors'
import { knownError, maskUnexpected, unwrapped } from '../graphql/errors/format-error'
import { HttpError } from '../graphql/errors/http-error'
import { LIMITS } from '../graphql/limits/limits'
import type { ServedMethods } from './served-methods'

/** The status of each expected error, where no GraphQL answer is around it. */
export const STATUSES: Readonly<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  QUERY_TOO_EXPENSIVE: 400,
  RATE_LIMITED: 429,
  RESYNC_REQUIRED: 410,
  SERVICE_UNAVAILABLE: 503,
  TIMEOUT: 504,
  UNAUTHENTICATED: 401,
}

/** The codes of statuses that have one of their own; any other refusal is a BAD_REQUEST. */
export const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'UNAUTHENTICATED',
  404: 'NOT_FOUND',
  410: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'RATE_LIMITED',
}

/** What is not GraphQL over HTTP at all, in the shape of a GraphQL error. */
export function answerHttpError(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const known = knownError(unwrapped(error), request.log)
  if (known) {
    const { message, extensions } = known
    setRetryAfter(reply, extensions)
    return reply.code(STATUSES[extensions.code as ErrorCode]).send({ errors: [{ message, extensions }] })
  }
  const status = error.statusCode ?? 500
  if (status >= 500) return reply.code(500).send({ errors: [maskUnexpected(unwrapped(error), request.log)] })
  if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"')
  // Fastify's own message does not say what the limit is.
  const message =
    status === 413 ? `The body is larger than ${LIMITS.bodyBytes} bytes after decompression.` : error.message
  return reply
    .code(status)
    .send({ errors: [{ message, extensions: { code: CODES[status] ?? 'BAD_REQUEST' } }] })
}

export function setRetryAfter(reply: FastifyReply, { code, retryAfterSeconds }: RegistryError['extensions']) {
  if (code === 'SERVICE_UNAVAILABLE' || code === 'RATE_LIMITED')
    reply.header('retry-after', retryAfterSeconds)
}

export const refuseTooMany = (_request: FastifyRequest, { max, after }: { max: number; after: string }) =>
  new HttpError(429, `More than ${max} requests in a minute. Try again in ${after}.`)

/** What no route takes: another method of an address that there is, or an address at which there is nothing. */
export const refuseUnknownRoute =
  (served: ServedMethods) =>
  ({ method, url }: FastifyRequest, reply: FastifyReply): never => {
    const path = url.split('?')[0] as string
    const methods = served.of(path)
    // A route may have looked for a record in vain.
    if (methods.length === 0 || methods.includes(method))
      throw new HttpError(
        404,
        `Nothing is served at ${method} ${path}. The front page at / lists the addresses.`,
      )
    reply.header('allow', methods.join(', '))
    throw new HttpError(405, `${path} takes ${methods.join(', ')}, not ${method}.`)
  }
