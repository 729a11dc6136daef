import type { FastifyRequest } from 'fastify'
import { authorizations } from '../../graphql/context/api-key-holders'
import type { RequestContexts } from '../../graphql/context/request-context'
import { HttpError } from '../../graphql/errors/http-error'
import { Credential } from '../../graphql/subscriptions/credential'
import type { Subscriber } from '../../graphql/subscriptions/subscription-server'
import { ApiKeyScope } from '../../modules/api-key/api-key.enums'

/** Whoever subscribes by a request: by its own Authorization header, or by what is given instead. */
export async function subscriberOf(
  request: FastifyRequest,
  { context, identify }: RequestContexts,
  authorization: readonly string[] = authorizations(request),
): Promise<Subscriber> {
  // It refuses credentials that are not good.
  const made = await context(request, ApiKeyScope.GRAPHQL, { authorization })
  const identity = await identify(authorization)
  if (typeof identity === 'string') throw new HttpError(401, 'The credentials have just ended.')
  return {
    context: made,
    credential: new Credential(authorization, identity, identify),
    client: { owner: made.quotaOwner, hasKey: identity.holder !== null },
  }
}
