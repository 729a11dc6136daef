import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config'
import type { Database } from '../database/database'
import type { Context } from '../shared/context'
import { withDeadline } from './deadline'
import { answerHttpError, refuseTooMany } from './http-errors'
import { LIMITS } from './limits'
import { registrySchema } from './schema'

export interface Parts {
  readonly config: Config
  readonly database: Database
  readonly apollo: ApolloServer<Context>
  readonly log: Logger
}

/** The routes of the public surface; not yet listening. */
export async function createHttpServer({ config, database, apollo, log }: Parts): Promise<FastifyInstance> {
  const http = fastify({
    loggerInstance: log as FastifyBaseLogger,
    bodyLimit: LIMITS.bodyBytes,
    trustProxy: config.trustProxy,
    requestIdHeader: 'x-request-id',
    genReqId: () => crypto.randomUUID(),
    disableRequestLogging: (request) => request.url === '/healthz' || request.url === '/readyz',
  }) as unknown as FastifyInstance
  http.setErrorHandler(answerHttpError)
  http.removeContentTypeParser('text/plain')
  http.addHook('onSend', async (request, reply) => {
    reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' })
  })
  await http.register(compress)
  await http.register(cors, {
    origin: config.corsOrigins.includes('*') ? '*' : config.corsOrigins,
    exposedHeaders: ['x-request-id', 'retry-after'],
  })
  if (config.rateLimitPerMinute > 0) {
    await http.register(rateLimit, {
      max: config.rateLimitPerMinute,
      timeWindow: 60_000,
      enableDraftSpec: true,
      errorResponseBuilder: refuseTooMany,
    })
  }

  const context = async (): Promise<Context> => ({
    reader: withDeadline(database.reader, config.queryTimeoutMs),
    now: new Date(),
  })
  http.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request) => allowPlainGet(request),
    handler: fastifyApolloHandler(apollo, { context }),
  })
  http.get('/schema.graphql', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(registrySchema().sdl),
  )
  const unlimited = { config: { rateLimit: false } }
  http.get('/healthz', unlimited, async () => ({ status: 'alive' }))
  http.get('/readyz', unlimited, async (_request, reply) => {
    const problem = await notReady(database)
    return problem ? reply.code(503).send({ status: 'not ready', problem }) : { status: 'ready' }
  })
  return http
}

/**
 * A GET that carries no cookie and does not come from another site can do no harm in a visitor's name, so it needs no
 * preflight. Apollo asks for a header that proves one; POST keeps that guard.
 */
function allowPlainGet(request: FastifyRequest) {
  if (
    request.method === 'GET' &&
    request.headers.cookie === undefined &&
    request.headers['sec-fetch-site'] !== 'cross-site'
  ) {
    request.headers['apollo-require-preflight'] = 'true'
  }
}

async function notReady(database: Database): Promise<string | null> {
  try {
    if (await database.dataSource.showMigrations()) return 'Migrations are pending.'
    return null
  } catch {
    return 'The database does not answer.'
  }
}
