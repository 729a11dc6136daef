import { createHash, timingSafeEqual } from 'node:crypto'
import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { accepted, GRAPHQL_RESPONSE } from '../core/media-types'
import type { ContextOf, ServerContext } from '../graphql/context/request-context'
import { HttpError } from '../graphql/errors/http-error'
import { answerCompiled, type CompiledState, PlanFailure } from '../graphql/executor/execute-compiled'
import { Answer } from '../graphql/executor/response-cache'
import type { TrustedDocuments } from '../graphql/trusted-documents'
import { ApiKeyScope } from '../modules/api-key/api-key.enums'
import { markEncoded, sendConditionally } from './conditional'
import { leavingOf } from './leaving'
import { yieldToEventLoop } from './next-tick'
import { parametersOf, refuseDeepParameters } from './query-parameters'
import { sandboxPolicy } from './sandbox-policy'
import { pageHeaders } from './security-headers'
import { answerByEventStream, wantsEventStream } from './subscriptions/event-stream'
import type { SubscriptionRoutes } from './subscriptions/subscription-routes'
import { upgradeOf } from './subscriptions/upgrade'
import { replaceByTrusted } from './trusted-request'

/** Whether a router that knows the secret wants to see how long each field took, in the format of federation, ftv1. */
function wantsTrace({ headers }: FastifyRequest, routerSecret: string | null): boolean {
  const shown = headers['router-authorization']
  if (headers['apollo-federation-include-trace'] !== 'ftv1' || routerSecret === null) return false
  return typeof shown === 'string' && timingSafeEqual(digest(shown), digest(routerSecret))
}

const digest = (text: string) => createHash('sha256').update(text).digest()

const SERVED = ['*/*', 'application/*', 'application/json', GRAPHQL_RESPONSE]

interface Parts {
  readonly apollo: ApolloServer<ServerContext>
  /** Answers a router that shows the secret and wants traces; null where there is no secret. */
  readonly tracing: ApolloServer<ServerContext> | null
  readonly routerSecret: string | null
  readonly known: CompiledState
  /** Null: any document is answered. */
  readonly trusted: TrustedDocuments | null
  readonly context: ContextOf
  /** Answers subscriptions on a connection that becomes a WebSocket, or by an event stream. */
  readonly subscriptions: SubscriptionRoutes
}

const CONTEXT = 'registryContext'

/** Media types that Apollo chose for an Accept header are kept for so many headers. */
const MAX_ACCEPT_HEADERS = 100

/** GraphQL over HTTP, and the Sandbox for browsers. */
export function graphqlRoute(
  http: FastifyInstance,
  { apollo, tracing, routerSecret, known, trusted, context, subscriptions }: Parts,
) {
  // Made before Apollo, which would mask whatever refuses the request here.
  http.decorateRequest(CONTEXT)
  const contextOf = (request: FastifyRequest) => request.getDecorator<ServerContext>(CONTEXT)
  const answerByApollo = fastifyApolloHandler(apollo, { context: async (request) => contextOf(request) })
  const answerWithTrace =
    tracing && fastifyApolloHandler(tracing, { context: async (request) => contextOf(request) })
  /** What signs in is answered as if no credentials had come with it; for the rest, whatever Apollo says, they are refused. */
  const answerDespiteRefusal = async (request: FastifyRequest, reply: FastifyReply) => {
    const answered = await answerByApollo.call(http, request, reply)
    const { current } = contextOf(request).refusal
    if (current) throw current
    return answered
  }
  const mediaTypes = new LRUCache<string, string>({ max: MAX_ACCEPT_HEADERS })
  // After the hook that compresses, which is added to each route as well.
  http.addHook('onRoute', (route) => {
    route.onSend = [route.onSend ?? [], markEncoded].flat()
  })
  http.route({
    // Apollo answers the methods that it does not serve with 405.
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    async handler(request, reply) {
      refuseBadHost(request)
      const upgrade = upgradeOf(request.raw)
      if (upgrade) return subscriptions.webSockets.accept(request, reply, upgrade)
      refuseDeepParameters(request)
      if (wantsEventStream(request)) return answerByEventStream(request, reply, subscriptions)
      if (trusted) replaceByTrusted(request, trusted)
      allowPlainGet(request)
      const accept = request.headers.accept ?? ''
      if (!mediaTypes.has(accept)) refuseUnacceptable(request)
      const onBadCredentials = request.method === 'POST' ? 'hold' : 'refuse'
      const asking = { onBadCredentials, leaving: leavingOf(reply) } as const
      request.setDecorator(CONTEXT, await context(request, ApiKeyScope.GRAPHQL, asking))
      if (contextOf(request).refusal.current) return answerDespiteRefusal(request, reply)
      if (answerWithTrace && wantsTrace(request, routerSecret))
        return answerWithTrace.call(http, request, reply)
      const mediaType = mediaTypes.get(accept)
      const parameters = mediaType && parametersOf(request)
      if (parameters) await yieldToEventLoop()
      const planned = parameters && (await answerCompiled(known, parameters, contextOf(request)))
      const { cost } = contextOf(request)
      if (mediaType && planned instanceof Answer) {
        const answer = cost ? planned.withExtensions({ cost: cost.report }) : planned
        return send(request, reply.type(mediaType), { answer, isForOnce: cost !== null })
      }
      const answered = await answerByApollo.call(http, request, reply)
      if (!isGood(reply, answered)) {
        reply.header('cache-control', 'no-store')
        return isPage(reply, answered)
          ? reply
              .headers(pageHeaders(sandboxPolicy(answered)))
              .type('text/html; charset=utf-8')
              .send(answered)
          : answered
      }
      // Where graphql-js has errors too, they are the reason.
      if (planned instanceof PlanFailure) known.operations.reportFailure(planned.error, request.log)
      mediaTypes.set(accept, reply.getHeader('content-type') as string)
      return send(request, reply, { answer: new Answer(answered), isForOnce: cost !== null })
    },
  })
}

/** Apollo Server puts the errors first, and answers a browser with a page. */
const isGood = (reply: FastifyReply, answered: unknown): answered is string =>
  reply.statusCode === 200 && typeof answered === 'string' && answered.startsWith('{"data":')

const isPage = (reply: FastifyReply, answered: unknown): answered is string =>
  typeof answered === 'string' && String(reply.getHeader('content-type')).startsWith('text/html')

interface Sent {
  readonly answer: Answer
  /** It tells what this very request has cost. */
  readonly isForOnce: boolean
}

function send(request: FastifyRequest, reply: FastifyReply, { answer, isForOnce }: Sent): FastifyReply {
  if (request.method === 'GET' && !isForOnce) return sendConditionally(request, reply, answer)
  return reply.header('cache-control', 'no-store').send(answer.body)
}

/** Apollo's integration makes a URL of the host, which may be anything that a client sends. */
function refuseBadHost({ protocol, hostname }: FastifyRequest) {
  if (goodHosts.get(hostname)) return
  if (!URL.canParse(`${protocol}://${hostname}/`))
    throw new HttpError(400, 'The Host header is not a valid host.')
  goodHosts.set(hostname, true)
}

const goodHosts = new LRUCache<string, true>({ max: 100 })

/**
 * A GET that carries no cookie and does not come from another site, or that comes from this very one, can do no harm in
 * a visitor's name, so it needs no preflight. Apollo asks for a header that proves one; POST keeps that guard.
 */
function allowPlainGet({ method, headers, query }: FastifyRequest) {
  const from = headers['sec-fetch-site']
  const isOwn = from === 'same-origin' || from === 'none'
  const isHarmless = isOwn || (headers.cookie === undefined && from !== 'cross-site')
  if (method !== 'GET' || !isHarmless) return
  headers['apollo-require-preflight'] = 'true'
  // A browser that follows a link with a query in it is to see the answer, not the Sandbox.
  const isLink = (query as Record<string, unknown>).query !== undefined
  if (isLink && accepted(headers.accept).includes('text/html')) headers.accept = 'application/json'
}

/** Apollo would notice only when it has the answer, and a mutation would have been executed. */
function refuseUnacceptable({ method, headers }: FastifyRequest) {
  const ranges = accepted(headers.accept)
  const isBrowser = method === 'GET' && ranges.some((range) => range === 'text/html' || range === 'text/*')
  if (!isBrowser && !ranges.some((range) => SERVED.includes(range)))
    throw new HttpError(
      406,
      `The answer is application/json or ${GRAPHQL_RESPONSE}: allow one of them in the Accept header.`,
    )
}
