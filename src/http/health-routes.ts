import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/database'
import type { Health } from '../database/health'

/** How long a probe waits for the database. */
const PATIENCE_MS = 2_000

/** GET /healthz and /readyz, for whoever watches over the server. */
export function probes(http: FastifyInstance, database: Database) {
  const unlimited = { config: { rateLimit: false } }
  let isDraining = false
  // Probes that come at once share one look at the database.
  let looking: Promise<Health> | undefined
  http.addHook('preClose', async () => {
    isDraining = true
  })
  // Else a connection that was in use when the server began to close would stay open until its client leaves.
  http.addHook('onSend', (_request, reply, _payload, done) => {
    if (isDraining) reply.header('connection', 'close')
    done()
  })
  http.get('/healthz', unlimited, async () => ({ status: 'alive' }))
  http.get('/readyz', unlimited, async (_request, reply) => {
    if (isDraining) return reply.code(503).send({ status: 'not ready', problem: 'The server is stopping.' })
    looking ??= database.health(PATIENCE_MS).finally(() => {
      looking = undefined
    })
    const { reading, writing } = await looking
    const parts = {
      reading: reading === null ? 'ready' : 'away',
      writing: writing === null ? 'ready' : 'away',
    }
    const problem = reading ?? writing
    const body = { status: reading === null ? 'ready' : 'not ready', ...parts, ...(problem && { problem }) }
    // While it can be read, those who read are served: taken out, every server of a fleet would be, all at once.
    return reply.code(reading === null ? 200 : 503).send(body)
  })
}

/** Such requests come every few seconds and are not logged. */
export const isProbe = ({ url }: { readonly url: string }) => url === '/healthz' || url === '/readyz'
