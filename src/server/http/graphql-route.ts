import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { ApiKeyScope } from '../../api-key/api-key.enums'
import type { ContextOf } from '../context/request-context'
import type { ServerContext } from '../context/server-context'
import { HttpError } from '../errors/http-errors'
import { answerCompiled, type Known } from '../execution/answer-compiled'
import { Answer } from '../execution/reused-answers'
import { accepted, GRAPHQL_RESPONSE } from './accept'
import { markEncoded, sendConditionally } from './conditional'
import { parametersOf } from './parameters'
import { wantsTrace } from './trusted-router'
import { nextTurn } from './turn'

const SERVED = ['*/*', 'application/*', 'application/json', GRAPHQL_RESPONSE]

interface Parts {
  readonly apollo: ApolloServer<ServerContext>
  /** Answers a router that shows the secret and wants traces. */
  readonly tracing: ApolloServer<ServerContext>
  readonly routerSecret: string | null
  readonly known: Known
  readonly context: ContextOf
}

const CONTEXT = 'registryContext'

/** Media types that Apollo chose for an Accept header are kept for so many headers. */
const MOST_ACCEPTS = 100

/** GraphQL over HTTP, and the Sandbox for browsers. */
export function graphqlRoute(
  http: FastifyInstance,
  { apollo, tracing, routerSecret, known, context }: Parts,
) {
  // Made before Apollo, which would mask whatever refuses the request here.
  http.decorateRequest(CONTEXT)
  const contextOf = (request: FastifyRequest) => request.getDecorator<ServerContext>(CONTEXT)
  const answerByApollo = fastifyApolloHandler(apollo, { context: async (request) => contextOf(request) })
  const answerWithTrace = fastifyApolloHandler(tracing, { context: async (request) => contextOf(request) })
  const mediaTypes = new LRUCache<string, string>({ max: MOST_ACCEPTS })
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
      allowPlainGet(request)
      const accept = request.headers.accept ?? ''
      if (!mediaTypes.has(accept)) refuseUnacceptable(request)
      request.setDecorator(CONTEXT, await context(request, ApiKeyScope.GRAPHQL))
      if (wantsTrace(request, routerSecret)) return answerWithTrace.call(http, request, reply)
      const mediaType = mediaTypes.get(accept)
      const parameters = mediaType && parametersOf(request)
      if (parameters) await nextTurn()
      const answer = parameters && (await answerCompiled(known, parameters, contextOf(request)))
      if (answer) return send(request, reply.type(mediaType), answer)
      const answered = await answerByApollo.call(http, request, reply)
      if (!isGood(reply, answered)) {
        reply.header('cache-control', 'no-store')
        return answered
      }
      mediaTypes.set(accept, reply.getHeader('content-type') as string)
      return send(request, reply, new Answer(answered))
    },
  })
}

/** Apollo Server puts the errors first, and answers a browser with a page. */
const isGood = (reply: FastifyReply, answered: unknown): answered is string =>
  reply.statusCode === 200 && typeof answered === 'string' && answered.startsWith('{"data":')

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  if (request.method === 'GET') return sendConditionally(request, reply, answer)
  return reply.header('cache-control', 'no-store').send(answer.body)
}

/** Apollo's integration makes a URL of the host, which may be anything that a client sends. */
function refuseBadHost({ protocol, hostname }: FastifyRequest) {
  if (goodHosts.get(hostname)) return
  if (!URL.canParse(`${protocol}://${hostname}/`)) throw new HttpError(400, 'The Host header is not a host.')
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
    throw new HttpError(406, `The answer is application/json or ${GRAPHQL_RESPONSE}: accept one of them.`)
}
