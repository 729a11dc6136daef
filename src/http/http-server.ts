import type { IncomingMessage } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config/config'
import { DeadlineReader } from '../core/collections/deadline-reader'
import type { Context } from '../core/context'
import type { Database } from '../database/database'
import { keyHolders } from '../graphql/context/api-key-holders'
import { clientNetwork } from '../graphql/context/client-address'
import { requestContexts, type ServerContext } from '../graphql/context/request-context'
import type { Secrets } from '../graphql/context/secrets'
import type { CompiledState } from '../graphql/executor/execute-compiled'
import { ResponseCache } from '../graphql/executor/response-cache'
import { LIMITS } from '../graphql/limits/limits'
import { readerInThreads } from '../graphql/threads/thread-statements'
import { readTrustedDocuments } from '../graphql/trusted-documents'
import type { MailWorker } from '../modules/account/mail/mail-worker'
import type { KnownKeys } from '../modules/api-key/authenticate-api-key'
import type { ViewCounter } from '../modules/view/view-counter'
import type { Targets } from '../modules/webhook/webhook-target'
import { answerHead, varyBy } from './conditional'
import { changesRoute } from './feeds/change-feed-route'
import { descriptionRoutes } from './feeds/description-routes'
import { documentsRoute } from './feeds/document-routes'
import { feedRoute } from './feeds/feed-route'
import { followingRoutes } from './feeds/following-route'
import { ModificationTimes } from './feeds/modification-times'
import { openDataContext } from './feeds/open-data-context'
import { answerRefusal } from './feeds/problem-details'
import { graphqlRoute } from './graphql-route'
import { isProbe, probes } from './health-routes'
import { refuseUnknownRoute } from './http-errors'
import { importRoute } from './import/import-route'
import { inflateBody } from './inflate'
import { mcpRoute } from './mcp/mcp-route'
import { ogcRoutes } from './ogc/ogc-routes'
import { frontPage } from './pages/front-page'
import { listRoutes, pageRoutes } from './pages/page-routes'
import { recordAddresses } from './pages/record-addresses'
import { limitRates } from './rate-limit'
import { schemaRoutes } from './schema-routes'
import { securityHeaders } from './security-headers'
import { ServedMethods } from './served-methods'
import { siteRoutes } from './site-routes'
import { sitemaps } from './sitemaps'
import { subscriptionRoutes } from './subscriptions/subscription-routes'
import { unsubscribeRoute } from './unsubscribe-route'

/** The id that a client or a proxy gave the request, if it is fit for a log and a header; else a new one. */
function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:+/=-]{1,100}$/.test(given) ? given : crypto.randomUUID()
}

export interface HttpServerParts {
  readonly config: Config
  readonly database: Database
  readonly apollo: ApolloServer<ServerContext>
  readonly tracing: ApolloServer<ServerContext> | null
  readonly known: CompiledState
  readonly log: Logger
  readonly views: ViewCounter
  readonly mailWorker: MailWorker
  readonly keys: KnownKeys
  readonly secrets: Secrets
  readonly targets: Targets
  readonly anonymousContext: () => Context
}

/** Room for an absurd token, so that it is refused as a token. */
const MAX_HEADER_BYTES = 128 * 1024

/** Room for the pages that are the same for all until somebody writes. */
const DOCUMENT_BYTES = 4_000_000

/** How long a client may take to send its request. */
const REQUEST_TIMEOUT_MS = 60_000

/** What gets smaller: texts, and all that is made of JSON or XML, NDJSON too. */
const COMPRESSIBLE = /^text\/(?!event-stream)|[/+-](json|ndjson|xml)\b/

/** The routes of the public surface; not yet listening. */
export async function createHttpServer({
  config,
  database,
  apollo,
  tracing,
  known,
  log,
  views,
  mailWorker,
  keys,
  secrets,
  targets,
  anonymousContext,
}: HttpServerParts): Promise<FastifyInstance> {
  const setSecurityHeaders = securityHeaders(config)
  const http = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: isProbe }),
    bodyLimit: LIMITS.bodyBytes,
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    // As people type addresses, and programs put them together.
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: false },
    exposeHeadRoutes: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // One proxy: its own entry is the last of X-Forwarded-For; those before it are whatever the client sent.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    genReqId: requestId,
    // No hook runs after these.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply)
      return answerRefusal(error, request, reply)
    },
    // While it drains, what still comes on an open connection is served; /readyz says that it drains.
    return503OnClosing: false,
  }) as unknown as FastifyInstance
  http.setErrorHandler(answerRefusal)
  http.removeContentTypeParser('text/plain')
  http.addHook('preParsing', inflateBody)
  http.addHook('onRoute', answerHead)
  const served = new ServedMethods(http)
  http.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id)
    setSecurityHeaders(reply)
    // Also where it is sent as it is: a cache keeps it apart from what is encoded.
    if (COMPRESSIBLE.test(String(reply.getHeader('content-type')))) varyBy(reply, 'accept-encoding')
    done()
  })
  await http.register(compress, { globalDecompression: false, customTypes: COMPRESSIBLE })
  await http.register(cors, {
    origin: config.corsOrigins.includes('*') ? '*' : config.corsOrigins,
    exposedHeaders: [
      'x-request-id',
      'etag',
      'last-modified',
      'link',
      'change-cursor',
      'content-location',
      'content-range',
      'accept-ranges',
      'retry-after',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
      'ratelimit-policy',
      'ratelimit',
    ],
    strictPreflight: false,
    maxAge: 86_400,
  })
  const holderOf = keyHolders(keys)
  if (config.rateLimitPerMinute > 0) await limitRates(http, holderOf, config)
  http.setNotFoundHandler(
    config.rateLimitPerMinute > 0 ? { preHandler: http.rateLimit() } : {},
    refuseUnknownRoute(served),
  )

  const readerFor = (owner: string) =>
    new DeadlineReader(
      readerInThreads(database.reader, known.threads, () => owner),
      config.queryTimeoutMs,
    )
  const documents = new ResponseCache(DOCUMENT_BYTES, database.state)
  probes(http, database)
  const contexts = requestContexts({
    config,
    database,
    threads: known.threads,
    log,
    views,
    mailWorker,
    keys,
    holderOf,
    secrets,
    targets,
  })
  const { context } = contexts
  const { routerSecret, trustedDocuments } = config
  const trusted = trustedDocuments === null ? null : readTrustedDocuments(trustedDocuments)
  const { threads, answerLimit } = known
  const live = { config, database, threads, answerLimit, trusted, anonymousContext, log, contexts }
  const subscriptions = subscriptionRoutes(http, live)
  graphqlRoute(http, { apollo, tracing, routerSecret, known, trusted, context, subscriptions })
  importRoute(http, { database, context })
  const openData = openDataContext(http, context)
  changesRoute(http, { config, database, context: openData })
  descriptionRoutes(http, config)
  const modificationTimes = new ModificationTimes()
  documentsRoute(http, { config, context: openData, modificationTimes })
  followingRoutes(http, { config, context: openData })
  feedRoute(http, { config, context: openData, modificationTimes })
  ogcRoutes(http, { config, context: openData })
  recordAddresses(http, { config, context: openData })
  pageRoutes(http, { config, context: openData, known, documents })
  listRoutes(http, { config, context: openData, known, documents })
  mcpRoute(http, { config, context: openData, known })
  siteRoutes(http, config)
  unsubscribeRoute(http, { config, context })
  sitemaps(http, { config, reader: () => readerFor('sitemaps') })
  http.get('/', async (request, reply) =>
    frontPage(request, reply, { config, reader: readerFor(clientNetwork(request.ip)), documents }),
  )
  schemaRoutes(http)
  return http
}
