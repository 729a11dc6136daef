import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ContextOf, ServerContext } from '../../graphql/context/request-context'
import type { BudgetState, ClientBudget } from '../../graphql/limits/read-budget'
import { ApiKeyScope } from '../../modules/api-key/api-key.enums'
import { leavingOf } from '../leaving'

const BUDGET = 'readBudget'

/** Of whoever asks for feeds, documents and pages: they show the same to all, and their reading ends with the client. */
export type OpenDataContext = (request: FastifyRequest, reply: FastifyReply) => Promise<ServerContext>

/** Tells in the headers of each answer what is left of the budget, after what it has taken. */
export function openDataContext(http: FastifyInstance, context: ContextOf): OpenDataContext {
  http.decorateRequest(BUDGET)
  http.addHook('onSend', (request, reply, _payload, done) => {
    const budget = request.getDecorator<ClientBudget | undefined>(BUDGET)
    const states = budget?.state() ?? []
    if (states.length > 0)
      reply.headers({
        'ratelimit-policy': states.map(policyOf).join(', '),
        ratelimit: states.map(leftOf).join(', '),
      })
    done()
  })
  return async (request, reply) => {
    const asking = await context(request, ApiKeyScope.FEEDS, { leaving: leavingOf(reply) })
    request.setDecorator(BUDGET, asking.budget)
    return { ...asking, viewer: null }
  }
}

/* As draft-ietf-httpapi-ratelimit-headers has it, in seconds that the database works. */

const policyOf = ({ name, seconds, windowSeconds }: BudgetState) =>
  `"${name}";q=${seconds};qu="database-seconds";w=${windowSeconds}`

const leftOf = ({ name, secondsLeft, resetSeconds }: BudgetState) =>
  `"${name}";r=${Math.floor(secondsLeft)};t=${resetSeconds}`
