import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { markdownTable } from 'markdown-table'
import { filledDatabase } from './databases'
import { DEAREST } from './dearest'
import { quantile } from './measure'
import { OURS, post, type Server, startServer } from './servers'

const USAGE = `Usage: npm run bench -- attack [--database sqlite|postgres] [--partnerships 100000] [--seconds 10]

What the dearest requests known cost, and what they cost others: the processor time of one, how long it goes on after its
client has gone, and how long /healthz and another visitor's small query take while one client sends it as fast as it may.`

/** How many of the requests an attacker has under way at once. */
const AT_ONCE = 10
/** A client goes after so long. */
const LEAVES_AFTER_MS = 500
const QUIET_MS = 100
/** A process that does nothing uses less of its time. */
const IDLE_SHARE = 0.25
const PATIENCE_MS = 40_000

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '10' },
    },
  })
  const { database: kind } = values
  const seconds = Number(values.seconds)
  if ((kind !== 'sqlite' && kind !== 'postgres') || !(seconds > 0)) throw new Error(USAGE)
  const database = await filledDatabase(kind, Number(values.partnerships))
  const rows: string[][] = []
  try {
    for (const [name, request] of Object.entries(DEAREST)) {
      const server = await startServer(OURS, database.url)
      try {
        // Its threads have started.
        await post(server.port, { query: '{ partnerships(first: 1) { nodes { id } } }' })
        await setTimeout(3_000)
        rows.push([name, ...(await attack(server, request, seconds))])
      } finally {
        await server.close()
      }
      process.stderr.write(`${rows.at(-1)?.join(' | ')}\n`)
    }
  } finally {
    await database.close()
  }
  const head = [
    'request',
    'answer',
    'ms',
    'CPU ms',
    'goes on ms',
    'healthz p99 ms',
    'small query p99 ms',
    'asked',
  ]
  process.stdout.write(`\n${kind}, ${AT_ONCE} at once\n\n${markdownTable([head, ...rows])}\n`)
}

type Request = (typeof DEAREST)[string]

async function attack(server: Server, request: Request, seconds: number): Promise<string[]> {
  const before = await server.used()
  const begun = performance.now()
  const answer = await ask(server, request)
  const took = performance.now() - begun
  const { cpu } = await server.used()
  const goesOn = await afterLeaving(server, request)
  const { healthz, small, asked } = await meanwhile(server, request, seconds)
  return [answer, took, cpu - before.cpu, goesOn, p99(healthz), p99(small), asked].map((each) =>
    typeof each === 'number' ? String(Math.round(each)) : each,
  )
}

const p99 = (latencies: number[]) =>
  quantile(
    latencies.sort((one, other) => one - other),
    0.99,
  )

async function ask({ port }: Server, { path, body }: Request): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await response.text()
  return `${response.status} ${/"code":"(\w+)"/.exec(text.slice(0, 2_000))?.[1] ?? ''}`.trim()
}

/** How long the process goes on after its client has gone. */
async function afterLeaving(server: Server, request: Request): Promise<number> {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(wireText(request))
  await setTimeout(LEAVES_AFTER_MS)
  socket.destroy()
  const left = performance.now()
  let { cpu } = await server.used()
  let at = performance.now()
  let last = left
  while (at - last < QUIET_MS && at - left < PATIENCE_MS) {
    await setTimeout(20)
    const used = await server.used()
    const now = performance.now()
    if (used.cpu - cpu > (now - at) * IDLE_SHARE) last = now
    at = now
    cpu = used.cpu
  }
  return last - left
}

function wireText({ path, body }: Request): string {
  if (!body) return `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`
  const text = JSON.stringify(body)
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

async function meanwhile(server: Server, request: Request, seconds: number) {
  const end = performance.now() + seconds * 1_000
  let asked = 0
  const attackers = Array.from({ length: AT_ONCE }, async () => {
    while (performance.now() < end) {
      asked++
      await ask(server, request)
    }
  })
  const timed = async (one: Request) => {
    const latencies: number[] = []
    while (performance.now() < end) {
      const begun = performance.now()
      await ask(server, one)
      latencies.push(performance.now() - begun)
      await setTimeout(20)
    }
    return latencies
  }
  const [healthz, small] = await Promise.all([
    timed({ path: '/healthz' }),
    timed({ path: '/graphql', body: { query: '{ partnership(slug: "none") { id name } }' } }),
  ])
  await Promise.all(attackers)
  return { healthz, small, asked }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
