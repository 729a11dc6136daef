import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { AccessTokens } from '../../account/session/access-tokens'
import { Attempts } from '../../account/session/attempts'
import { authenticate } from '../../account/session/authenticate'
import type { Config } from '../../config'
import type { Database } from '../../database/database'
import type { ViewCounter } from '../../view/view-counter'
import { HttpError } from '../errors/http-errors'
import { withDeadline } from '../http/deadline'
import { clientNetwork } from './client-address'
import type { ServerContext } from './server-context'
import { tokenKey } from './token-key'

export interface Server {
  readonly config: Config
  readonly database: Database
  readonly log: Logger
  readonly views: ViewCounter
}

/** Makes the context of each request. A token that is shown and is not good fails even a public query. */
export function requestContext({
  config,
  database,
  log,
  views,
}: Server): (request: FastifyRequest) => Promise<ServerContext> {
  const key = tokenKey(config, log)
  const accessTokens = new AccessTokens(key, config.publicUrl)
  const cursorSecret = createHmac('sha256', key).update('cursors').digest()
  const attempts = new Attempts()
  return async (request) => {
    const reader = withDeadline(database.reader, config.queryTimeoutMs)
    const now = new Date()
    const viewer = await authenticate({ authorization: authorizations(request), accessTokens, reader, now })
    if (viewer === 'refused')
      throw new HttpError(401, 'The access token is not valid. Sign in again, or send none.')
    const context: ServerContext = {
      epoch: {},
      reader,
      now,
      write: async (work) => {
        const result = await database.write(work, config.queryTimeoutMs)
        context.epoch = {}
        return result
      },
      viewer,
      cursorSecret,
      accessTokens,
      attempts,
      views,
      clientAddress: clientNetwork(request.ip),
      log: request.log,
    }
    return context
  }
}

/** Node keeps only the first of several Authorization headers, so they are read as they were sent. */
function authorizations({ raw: { rawHeaders } }: FastifyRequest): string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  )
}
