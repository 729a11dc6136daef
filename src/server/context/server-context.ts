import type { FastifyBaseLogger } from 'fastify'
import type { CommentContext } from '../../comment/commenting'
import type { ViewContext } from '../../view/view.resolver'
import type { WebhookContext } from '../../webhook/webhook-context'

/** What the door itself carries with a request; the rooms see only the Context in it. */
export interface ServerContext extends CommentContext, ViewContext, WebhookContext {
  /** Writes the request's id on every line. */
  readonly log: FastifyBaseLogger
  /** Whose share of feeds at once it takes: that of an organisation which shows an API key, or of a network. */
  readonly quotaOwner: string
}
