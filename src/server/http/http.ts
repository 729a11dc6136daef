import type { ApolloServer } from '@apollo/server'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Postman } from '../../account/mail/postman'
import type { KnownKeys } from '../../api-key/known-keys'
import type { Config } from '../../config/config'
import type { Database } from '../../database/database'
import type { Context } from '../../shared/context'
import type { ViewCounter } from '../../view/view-counter'
import type { Targets } from '../../webhook/target/targets'
import { keyHolders } from '../context/key-holders'
import { requestContext } from '../context/request-context'
import type { Secrets } from '../context/secrets'
import type { ServerContext } from '../context/server-context'
import { refuseUnknownRoute } from '../errors/http-errors'
import type { Known } from '../execution/answer-compiled'
import { frontPage } from '../front-page/front-page'
import { LIMITS } from '../limits/limits'
import { limitRates } from '../limits/rate-limit'
import { registrySchema } from '../schema/schema'
import { withDeadline } from './deadline'
import { changesRoute } from './feeds/changes-route'
import { descriptionRoutes } from './feeds/description-routes'
import { documentsRoute } from './feeds/documents-route'
import { feedRoute } from './feeds/feed-route'
import { graphqlRoute } from './graphql-route'
import { importRoute } from './import-route'
import { inflateBody } from './inflate'
import { isProbe, probes } from './readiness'
import { answerRefusal } from './refusal'
import { requestId } from './request-id'

export interface Parts {
  readonly config: Config
  readonly database: Database
  readonly apollo: ApolloServer<ServerContext>
  readonly tracing: ApolloServer<ServerContext>
  readonly known: Known
  readonly log: Logger
  readonly views: ViewCounter
  readonly postman: Postman
  readonly keys: KnownKeys
  readonly secrets: Secrets
  readonly targets: Targets
  readonly visit: () => Context
}

/** Room for an absurd token, so that it is refused as a token. */
const LARGEST_HEADERS = 128 * 1024

/** How long a client may take to send its request. */
const REQUEST_TIMEOUT_MS = 60_000

/** The routes of the public surface; not yet listening. */
/** What gets smaller: texts, and all that is made of JSON or XML, NDJSON too. */
const COMPRESSIBLE = /^text\/(?!event-stream)|[/+-](json|ndjson|xml)\b/

export async function createHttpServer({
  config,
  database,
  apollo,
  tracing,
  known,
  log,
  views,
  postman,
  keys,
  secrets,
  targets,
  visit,
}: Parts): Promise<FastifyInstance> {
  const http = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: isProbe }),
    bodyLimit: LIMITS.bodyBytes,
    http: { maxHeaderSize: LARGEST_HEADERS },
    requestTimeout: REQUEST_TIMEOUT_MS,
    // One proxy: its own entry is the last of X-Forwarded-For; those before it are whatever the client sent.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    genReqId: requestId,
    frameworkErrors: answerRefusal,
    // While it drains, what still comes on an open connection is served; /readyz says that it drains.
    return503OnClosing: false,
  }) as unknown as FastifyInstance
  http.setErrorHandler(answerRefusal)
  http.removeContentTypeParser('text/plain')
  http.addHook('preParsing', inflateBody)
  http.addHook('onSend', (request, reply, _payload, done) => {
    reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' })
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
      'retry-after',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
    ],
    strictPreflight: false,
    maxAge: 86_400,
  })
  const holderOf = keyHolders(keys)
  if (config.rateLimitPerMinute > 0) await limitRates(http, holderOf, config)
  http.setNotFoundHandler(
    config.rateLimitPerMinute > 0 ? { preHandler: http.rateLimit() } : {},
    refuseUnknownRoute,
  )

  const reader = () => withDeadline(database.reader, config.queryTimeoutMs)
  probes(http, database)
  const context = requestContext({ config, database, log, views, postman, holderOf, secrets, targets })
  graphqlRoute(http, { apollo, tracing, routerSecret: config.routerSecret, known, context })
  importRoute(http, { database, context })
  changesRoute(http, { config, database, context, visit })
  descriptionRoutes(http, config)
  documentsRoute(http, { config, context })
  feedRoute(http, { config, database, context })
  http.get('/', async (_request, reply) => frontPage(reply, { config, reader: reader() }))
  http.get('/schema.graphql', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(registrySchema().sdl),
  )
  return http
}
