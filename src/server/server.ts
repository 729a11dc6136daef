import { networkInterfaces } from 'node:os'
import type { Logger } from 'pino'
import { Postman } from '../account/mail/postman'
import { KnownKeys } from '../api-key/known-keys'
import { clearChanges } from '../change/clear-changes'
import type { Config } from '../config/config'
import type { Database } from '../database/database'
import { Courier } from '../feed/delivering/courier'
import { mailTransport } from '../mail/mail-transport'
import { ViewCounter } from '../view/view-counter'
import { clearDeliveries } from '../webhook/clear-deliveries'
import { Targets } from '../webhook/target/targets'
import { createApolloServer, createTracingServer } from './apollo'
import { secretsOf } from './context/secrets'
import { visits } from './context/visits'
import { CompiledOperations } from './execution/compiled-operations'
import { ReusedAnswers } from './execution/reused-answers'
import { createHttpServer } from './http/http'
import { registrySchema } from './schema/schema'

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

const DAY_MS = 86_400_000

export async function startServer(config: Config, database: Database, log: Logger): Promise<RunningServer> {
  const operations = new CompiledOperations(registrySchema().schema)
  const apollo = createApolloServer(log, operations)
  const tracing = createTracingServer(log)
  const views = new ViewCounter(database.reader, database.write, (err) =>
    log.error({ err }, 'views are not written yet'),
  )
  const { write } = database
  const keys = new KnownKeys(database.reader, write, (err) =>
    log.error({ err }, 'it is not written yet when API keys were used'),
  )
  const postman = new Postman({ write, send: mailTransport(config, log), sender: config, log })
  const secrets = secretsOf(config, log)
  const visit = visits({ config, database, secrets })
  const targets = new Targets(config.webhookTargets)
  if (targets.policy === 'any')
    log.warn(
      'WEBHOOK_TARGETS is any: webhooks may lead into your own network. Never so on the open Internet.',
    )
  const courier = new Courier({ write, visit, targets, log })
  const clear = () =>
    Promise.all([clearChanges(config.changesKeptDays, write), clearDeliveries(write)]).catch((err) =>
      log.error({ err }, 'what is old stays for now'),
    )
  const cleared = clear()
  const clearing = setInterval(clear, DAY_MS).unref()
  const bytes = config.reusedAnswersMb * 1_000_000
  const answers = bytes > 0 ? new ReusedAnswers(bytes, database.version) : null
  await Promise.all([apollo.start(), tracing.start()])
  const http = await createHttpServer({
    config,
    database,
    apollo,
    tracing,
    known: { operations, answers },
    log,
    views,
    postman,
    keys,
    secrets,
    targets,
    visit,
  })
  await http.listen({ port: config.port, host: everyAddress() })
  const { port } = http.addresses()[0] as { port: number }
  return {
    address: `http://localhost:${port}`,
    close: async () => {
      const end = setTimeout(() => http.server.closeAllConnections(), config.queryTimeoutMs + GRACE_MS)
      // A connection whose answer had begun before is kept alive after it, though nothing will be answered on it.
      const idle = setInterval(() => http.server.closeIdleConnections(), IDLE_MS)
      const lastLetter = postman.close()
      const lastMessages = courier.close()
      await http.close()
      clearTimeout(end)
      clearInterval(idle)
      await Promise.all([apollo.stop(), tracing.stop()])
      clearInterval(clearing)
      // Each ends in its own way: that one cannot write is no reason to leave the others in the middle.
      const ended = await Promise.allSettled([cleared, views.close(), keys.close(), lastLetter, lastMessages])
      for (const each of ended)
        if (each.status === 'rejected') log.error({ err: each.reason }, 'something is lost at the end')
    },
  }
}

/** `::` takes IPv4 too, but cannot be listened on where IPv6 is switched off. */
function everyAddress(): string {
  const addresses = Object.values(networkInterfaces()).flat()
  return addresses.some((address) => address?.family === 'IPv6') ? '::' : '0.0.0.0'
}
