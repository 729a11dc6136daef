// First, as where the schema is printed: the order of its fields is that in which they are loaded.
import './graphql/schema/resolvers'
import { networkInterfaces } from 'node:os'
import type { Logger } from 'pino'
import type { Config } from './config/config'
import { clearChanges } from './core/change-log/clear-changes'
import type { Write } from './core/change-log/write'
import { kindOf } from './database/data-source'
import type { Database } from './database/database'
import { createApolloServer, createTracingServer } from './graphql/apollo'
import { anonymousContexts } from './graphql/context/anonymous-context'
import { commentingOf } from './graphql/context/request-context'
import { type Secrets, secretsOf } from './graphql/context/secrets'
import { CompiledOperations } from './graphql/executor/compiled-operations'
import { ResponseCache } from './graphql/executor/response-cache'
import { AnswerLimit } from './graphql/limits/answer-size'
import { registrySchema } from './graphql/schema/schema'
import { ReadThreads } from './graphql/threads/read-threads'
import { createHttpServer } from './http/http-server'
import { mailTransport } from './modules/account/mail/mail-transport'
import { MailWorker } from './modules/account/mail/mail-worker'
import { KnownKeys } from './modules/api-key/authenticate-api-key'
import { queueFollowLetters } from './modules/follow/letters/queue-letters'
import './modules/follow/letters/follow-letter'
import { askForConfirmation } from './modules/partnership/activity/confirmation-requests'
import './modules/partnership/activity/confirmation-letter'
import { ViewCounter } from './modules/view/view-counter'
import { WebhookWorker } from './modules/webhook/delivery/webhook-worker'
import { clearDeliveries } from './modules/webhook/webhook-delivery.entity'
import { Targets } from './modules/webhook/webhook-target'

export interface RunningServer {
  /** Where it listens: `http://localhost:4000`. */
  readonly address: string
  /** Lets the requests in flight finish, refuses new ones. */
  close(): Promise<void>
}

/** What a request may take beyond the time of its queries before closing ends its connection. */
const GRACE_MS = 5_000

/** How often closing looks for connections on which nothing is to come. */
const IDLE_MS = 100

/** Connections that may wait to be taken while the process is busy; the system has its own limit too. */
const BACKLOG = 4_096

/** Letters, webhooks and what is cleared away keep nobody waiting; but a database that hangs must not keep the process. */
const BACKGROUND_MS = 30_000

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export async function startServer(config: Config, database: Database, log: Logger): Promise<RunningServer> {
  const secrets = secretsOf(config, log)
  const operations = new CompiledOperations(registrySchema().schema, log)
  const threads = readThreads(config, secrets, log)
  const answerLimit = new AnswerLimit(config.maxAnswerMb * 1_000_000)
  const apollo = createApolloServer(operations, { log, answerLimit }, threads)
  // Its schema takes as long to make as all the rest of a start: only where a router can ask for traces.
  const tracing = config.routerSecret === null ? null : createTracingServer({ log, answerLimit })
  const write: Write = (work) => database.write(work, BACKGROUND_MS)
  const views = new ViewCounter(database.reader, write, (err) =>
    log.error({ err }, 'view counts could not be stored and will be retried'),
  )
  const keys = new KnownKeys(database.reader, write, (err) =>
    log.error({ err }, 'the last use of API keys could not be stored and will be retried'),
  )
  const mailWorker = new MailWorker({ write, send: mailTransport(config, log), sender: config, log })
  const targets = new Targets(config.webhookTargets)
  if (targets.policy === 'any')
    log.warn(
      'WEBHOOK_TARGETS is any: webhooks may reach your internal network. Use it only for trying things out, never on the open Internet.',
    )
  const unprotected = ['EDITOR', 'MODERATOR', 'ADMIN'].filter(
    (role) => !config.secondFactorRoles.includes(role),
  )
  if (unprotected.length > 0)
    log.warn(
      { roles: unprotected },
      'SECOND_FACTOR_ROLES leaves out these roles: one guessed or stolen password is enough to change the records of others. Name them in production.',
    )
  const webhookWorker = new WebhookWorker({
    write,
    anonymousContext: anonymousContexts({
      config: { ...config, queryTimeoutMs: BACKGROUND_MS },
      database,
      secrets,
    }),
    targets,
    log,
  })
  const clear = () =>
    Promise.all([clearChanges(config.changesKeptDays, write), clearDeliveries(write)]).catch((err) =>
      log.error({ err }, 'old changes and deliveries could not be deleted and will be retried in a day'),
    )
  const ask = () =>
    askForConfirmation(write).then(
      () => mailWorker.poke(),
      (err) =>
        log.error({ err }, 'organisers could not be asked to confirm records and will be asked in a day'),
    )
  const doDaily = () => Promise.all([clear(), ask()])
  const done = doDaily()
  const daily = setInterval(doDaily, DAY_MS).unref()
  let telling: Promise<void> | undefined
  const tell = () => {
    telling ??= queueFollowLetters(write)
      .then(
        () => mailWorker.poke(),
        (err) =>
          log.error({ err }, 'letters about followed records could not be queued and will be in a minute'),
      )
      .finally(() => {
        telling = undefined
      })
  }
  const everyMinute = setInterval(tell, MINUTE_MS).unref()
  const bytes = config.reusedAnswersMb * 1_000_000
  const answers = bytes > 0 ? new ResponseCache(bytes, database.state) : null
  await Promise.all([apollo.start(), tracing?.start()])
  const http = await createHttpServer({
    config,
    database,
    apollo,
    tracing,
    known: { operations, answers, threads, answerLimit },
    log,
    views,
    mailWorker,
    keys,
    secrets,
    targets,
    anonymousContext: anonymousContexts({ config, database, secrets }),
  })
  await http.listen({ port: config.port, host: everyAddress(), backlog: BACKLOG })
  const { port } = http.addresses()[0] as { port: number }
  return {
    address: `http://localhost:${port}`,
    close: async () => {
      const end = setTimeout(() => http.server.closeAllConnections(), config.queryTimeoutMs + GRACE_MS)
      // A connection whose answer had begun before is kept alive after it, though nothing will be answered on it.
      const idle = setInterval(() => http.server.closeIdleConnections(), IDLE_MS)
      const mailEnded = mailWorker.close()
      const webhooksEnded = webhookWorker.close()
      await http.close()
      clearTimeout(end)
      clearInterval(idle)
      await Promise.all([apollo.stop(), tracing?.stop(), threads?.close()])
      clearInterval(daily)
      clearInterval(everyMinute)
      // Each ends in its own way: that one cannot write is no reason to leave the others in the middle.
      const ended = await Promise.allSettled([
        done,
        telling,
        views.close(),
        keys.close(),
        mailEnded,
        webhooksEnded,
      ])
      for (const each of ended)
        if (each.status === 'rejected')
          log.error(
            { err: each.reason },
            'something could not be stored while stopping: recent view counts, key uses or webhook progress may be lost',
          )
    },
  }
}

/** PostgreSQL runs statements in processes of its own. */
const readThreads = (config: Config, { cursorSecret }: Secrets, log: Logger): ReadThreads | null =>
  config.readThreads === 0 || kindOf(config.databaseUrl) === 'postgres'
    ? null
    : new ReadThreads({
        ...config,
        cursorSecret,
        commenting: commentingOf(config),
        maxAnswerBytes: config.maxAnswerMb * 1_000_000,
        threads: config.readThreads,
        log,
      })

/** `::` takes IPv4 too, but cannot be listened on where IPv6 is switched off. */
function everyAddress(): string {
  const addresses = Object.values(networkInterfaces()).flat()
  return addresses.some((address) => address?.family === 'IPv6') ? '::' : '0.0.0.0'
}
