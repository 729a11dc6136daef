import { fork } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import sql from 'sql-template-tag'
import { filledDatabase } from './databases'
import { quantile } from './measure'
import { COMPILED, ROOT } from './paths'
import type { Heard } from './subscriber-clients'

const USAGE = `Usage: npm run bench -- subscribers [--subscribers 1000] [--changes 100] [--database sqlite|postgres] [--partnerships 2000]

How long after a commit subscribers hear of it, each on a WebSocket of its own, and how many statements a change costs.`

const PAUSE_MS = 100
/** What the server asks by itself. */
const OWN = 'FROM "webhook" WHERE "state"'

/** As the product was built: it runs in this process, so that its statements can be counted. */
const load = createRequire(join(ROOT, 'package.json'))
const product = <T>(path: string): T => load(join(ROOT, 'dist/src', path))

async function main() {
  const { values } = parseArgs({
    options: {
      subscribers: { type: 'string', default: '1000' },
      changes: { type: 'string', default: '100' },
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string', default: '2000' },
    },
  })
  const [subscribers, changes] = [Number(values.subscribers), Number(values.changes)]
  const kind = values.database
  if ((kind !== 'sqlite' && kind !== 'postgres') || !(subscribers >= 1) || !(changes >= 1))
    throw new Error(USAGE)
  const { readConfig } = product<typeof import('../src/config/read-config')>('config/read-config.js')
  const { openDatabase } = product<typeof import('../src/database/database')>('database/database.js')
  const { startServer } = product<typeof import('../src/server')>('server.js')
  const { Partnership } = product<typeof import('../src/modules/partnership/partnership.entity')>(
    'modules/partnership/partnership.entity.js',
  )
  const filled = await filledDatabase(kind, Number(values.partnerships))
  const config = readConfig({
    DATABASE_URL: filled.url,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    MAX_SUBSCRIPTIONS_PER_CLIENT: String(subscribers),
    TOKEN_SECRET: 'a secret of the benchmark, of no use elsewhere',
  })
  const database = await openDatabase(filled.url)
  const server = await startServer(config, database, pino({ level: 'silent' }))
  const clients = fork(join(COMPILED, 'subscriber-clients.js'), [server.address, String(subscribers)])
  await once(clients, 'message')
  const [[id] = []] = await database.reader.all(sql`SELECT "id" FROM "partnership" LIMIT 1`)
  const statements: string[] = []
  const note = (text: unknown) => {
    if (!String(text).includes(OWN)) statements.push(String(text))
  }
  const delays: number[] = []
  const slowest: number[] = []
  subscribe('partnerstwa:statement', note)
  for (let change = 0; change < changes; change++) {
    const heard = once(clients, 'message')
    await database.write((write) =>
      write.update(Partnership, id as string, { summary: `Zmiana ${Math.random()}` }),
    )
    const committed = process.hrtime.bigint()
    const [times] = (await heard) as [Heard]
    const after = times.map((time) => Number(BigInt(time) - committed) / 1e6).sort((a, b) => a - b)
    delays.push(...after)
    slowest.push(after.at(-1) as number)
    await setTimeout(PAUSE_MS)
  }
  unsubscribe('partnerstwa:statement', note)
  delays.sort((a, b) => a - b)
  slowest.sort((a, b) => a - b)
  const ms = (list: readonly number[], part: number) => quantile(list, part).toFixed(0)
  process.stdout.write(
    `${subscribers} subscribers on ${kind}, ${changes} changes. From the commit to the client: ${ms(delays, 0.5)} ms (p50), ${ms(delays, 0.99)} ms (p99); to the last of them: ${ms(slowest, 0.5)} ms (p50), ${ms(slowest, 0.99)} ms (p99). Statements for a change: ${(statements.length / changes).toFixed(1)}.\n`,
  )
  clients.disconnect()
  await server.close()
  await database.close()
  await filled.close()
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
