import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config/config'
import type { RequestContexts } from '../../graphql/context/request-context'
import { SubscriptionLimits } from '../../graphql/subscriptions/subscription-limits'
import {
  SubscriptionServer,
  type SubscriptionServerParts,
} from '../../graphql/subscriptions/subscription-server'
import { routeUpgrades } from './upgrade'
import { WebSockets } from './web-socket'

/** What subscriptions come over. */
export interface SubscriptionRoutes {
  readonly subscriptions: SubscriptionServer
  readonly webSockets: WebSockets
  readonly contexts: RequestContexts
}

type Parts = Omit<SubscriptionServerParts, 'limits'> & {
  readonly config: Config
  readonly contexts: RequestContexts
}

/** Serves subscriptions until the server stops: then each is told where to continue. */
export function subscriptionRoutes(http: FastifyInstance, { contexts, ...parts }: Parts): SubscriptionRoutes {
  const limits = new SubscriptionLimits(parts.config)
  const subscriptions = new SubscriptionServer({ ...parts, limits })
  const webSockets = new WebSockets({ config: parts.config, subscriptions, limits, contexts })
  routeUpgrades(http)
  http.addHook('preClose', async () => {
    await subscriptions.close()
    await webSockets.close()
  })
  return { subscriptions, webSockets, contexts }
}
