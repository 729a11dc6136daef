import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'

/** All that a client learns of an error that is our fault. The log has the rest, under the same id. */
export function maskUnexpected(error: unknown, log: Pick<Logger, 'error'>, where: object = {}) {
  const errorId = randomUUID()
  log.error({ err: error, errorId, ...where }, 'unexpected error')
  return {
    message: `Something went wrong on our side. Quote ${errorId} when you report it.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
  }
}
