import type { FastifyInstance } from 'fastify'
import type { Database } from '../../database/database'
import { within } from './deadline'

/** How long a probe waits for the database. */
const PATIENCE_MS = 2_000

/** GET /healthz and /readyz, for whoever watches over the server. */
export function probes(http: FastifyInstance, database: Database) {
  const unlimited = { config: { rateLimit: false } }
  let isDraining = false
  // Probes that come at once share one look at the database.
  let looking: Promise<string | null> | undefined
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
    looking ??= problemOf(database).finally(() => {
      looking = undefined
    })
    const problem = isDraining ? 'The server is stopping.' : await looking
    return problem ? reply.code(503).send({ status: 'not ready', problem }) : { status: 'ready' }
  })
}

/** Such requests come every few seconds and are not logged. */
export const isProbe = ({ url }: { readonly url: string }) => url === '/healthz' || url === '/readyz'

async function problemOf({ dataSource }: Database): Promise<string | null> {
  const late = () => new Error('The database took too long.')
  try {
    const isPending = await within(PATIENCE_MS, dataSource.showMigrations(), late)
    return isPending ? 'Migrations are pending.' : null
  } catch {
    return 'The database does not answer.'
  }
}
