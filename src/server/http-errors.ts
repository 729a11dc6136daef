import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '../shared/errors'
import { LIMITS } from './limits'

const body = (code: ErrorCode | 'INTERNAL_SERVER_ERROR', message: string, extensions: object = {}) => ({
  errors: [{ message, extensions: { code, ...extensions } }],
})

/** What is not GraphQL over HTTP at all, in the shape of a GraphQL error. */
export function answerHttpError(
  error: FastifyError & { body?: object },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const status = error.statusCode ?? 500
  if (error.body) return reply.code(status).send(error.body)
  if (status === 413)
    return reply
      .code(413)
      .send(body('PAYLOAD_TOO_LARGE', `The body is larger than ${LIMITS.bodyBytes} bytes after inflating.`))
  if (status < 500) return reply.code(status).send(body('BAD_REQUEST', error.message))
  request.log.error({ err: error }, 'unexpected error')
  return reply
    .code(500)
    .send(
      body(
        'INTERNAL_SERVER_ERROR',
        `Something went wrong on our side. Quote ${request.id} when you report it.`,
        { errorId: request.id },
      ),
    )
}

export function refuseTooMany(_request: FastifyRequest, { max, after }: { max: number; after: string }) {
  return {
    statusCode: 429,
    body: body(
      'RATE_LIMITED',
      `More than ${max} requests in a minute from your address. Try again in ${after}.`,
    ),
  }
}
