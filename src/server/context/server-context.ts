import type { FastifyBaseLogger } from 'fastify'
import type { AccountContext } from '../../account/account-context'
import type { ViewContext } from '../../view/view.resolver'

/** What the door itself carries with a request; the rooms see only the Context in it. */
export interface ServerContext extends AccountContext, ViewContext {
  /** Writes the request's id on every line. */
  readonly log: FastifyBaseLogger
}
