import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { filledDatabase } from './databases'
import { crowd, type Read, readFeed, toldCrowd } from './feed-readers'
import { Connection, wireRequest } from './load'
import { quantile } from './measure'
import type { Used } from './meter'
import { questions } from './queries'
import { OURS, type Server, startServer } from './servers'
import { drawSubjects } from './subjects'

const USAGE = `Usage: npm run bench -- feeds [--database sqlite|postgres] [--partnerships 200000]

Reads all events in each format, five of them for each partnership, and says how soon the first byte comes, how much memory
the server takes for it, and how long small queries take meanwhile. Then many readers come at once. What is over a budget is
marked, and makes the command fail.`

const FORMATS = ['csv', 'ndjson', 'ics', 'geojson', 'jsonld', 'xlsx', 'fgb']

/** What a feed may take at the most. A small query may take twice as long as when the server is idle. */
const BUDGETS = { firstByte: 200, memory: 64, longestDelay: 20, slowdown: 2 }

/** A small query each so many milliseconds: a load that leaves the server idle. */
const EVERY_MS = 10
const IDLE_SECONDS = 10

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string', default: '200000' },
    },
  })
  const kind = values.database
  if (kind !== 'sqlite' && kind !== 'postgres') throw new Error(USAGE)
  const database = await filledDatabase(kind, Number(values.partnerships))
  const server = await startServer(OURS, database.url)
  try {
    const { ours } = await drawSubjects(database.url, server.port)
    const small = questions(ours).find(({ name }) => name === 'small')
    if (!small) throw new Error('There is no small query.')
    const requests = small.variables.map((variables) =>
      wireRequest(server.port, { query: small.document, variables }),
    )
    // What a first feed compiles and keeps is no part of what each takes.
    await readFeed('events.csv?territory=1465', server)
    // Nor is what the server keeps of the answers that it has given.
    await askAll(server.port, requests)
    await asking(server, requests, setTimeout(2_000))
    const idle = await asking(server, requests, setTimeout(IDLE_SECONDS * 1_000))
    const idleP99 = quantile(idle.latencies, 0.99)
    const lines = [told('idle', null, idle, Number.POSITIVE_INFINITY)]
    for (const format of FORMATS) {
      const during = await asking(server, requests, readFeed(`events.${format}`, server))
      if (during.result.status !== 200)
        throw new Error(`${format} was answered with ${during.result.status}.`)
      lines.push(told(format, during.result, during, idleP99))
    }
    const many = await asking(server, requests, crowd(server.port))
    lines.push(told('many readers', null, many, idleP99))
    process.stdout.write(
      `\n${kind}, all events of ${values.partnerships} partnerships\n\n${HEAD}\n${lines.join('\n')}\n\n${toldCrowd(many.result)}\n`,
    )
    const refused = [...many.result.eight, ...many.result.slow, many.result.third].filter(
      ({ status }) => status !== 200,
    )
    if (refused.length > 0 || lines.some((line) => line.includes(OVER))) process.exitCode = 1
  } finally {
    await server.close()
    await database.close()
  }
}

const HEAD = `| feed | first byte ms | seconds | MB | memory, MB more | small query p50 ms | p99 ms | event loop held at most, ms |
| :-- | --: | --: | --: | --: | --: | --: | --: |`

interface During {
  readonly before: Used
  readonly most: number
  readonly used: Used
  readonly latencies: readonly number[]
}

/** Marks what is over its budget. */
const OVER = '(!)'

const within = (value: number, budget: number, digits = 0) =>
  `${value.toFixed(digits)}${value > budget ? ` ${OVER}` : ''}`

function told(
  name: string,
  read: Read | null,
  { before, most, used, latencies }: During,
  idleP99: number,
): string {
  const ofFeed = read
    ? [
        within(read.firstByte, BUDGETS.firstByte),
        read.seconds.toFixed(1),
        (read.bytes / 1e6).toFixed(0),
        within(most - before.memory, BUDGETS.memory),
      ]
    : ['', '', '', (most - before.memory).toFixed(0)]
  const times = [
    quantile(latencies, 0.5).toFixed(1),
    within(quantile(latencies, 0.99), idleP99 * BUDGETS.slowdown, 1),
  ]
  const delay = within(used.longestDelay, read ? BUDGETS.longestDelay : Number.POSITIVE_INFINITY)
  return `| ${[name, ...ofFeed, ...times, delay].join(' | ')} |`
}

async function askAll(port: number, requests: readonly Buffer[]) {
  const connection = await Connection.open(port)
  for (const request of requests) await connection.ask(request)
  connection.close()
}

/** Asks small queries while something else goes on, and looks at the memory meanwhile. */
async function asking<T>(server: Server, requests: readonly Buffer[], work: Promise<T>) {
  const before = await server.used()
  const latencies: number[] = []
  let isGoingOn = true
  const done = work.finally(() => {
    isGoingOn = false
  })
  const connection = await Connection.open(server.port)
  let [most, looked] = [before.memory, 0]
  let longestDelay = 0
  while (isGoingOn) {
    const begun = performance.now()
    await connection.ask(requests[latencies.length % requests.length] as Buffer)
    latencies.push(performance.now() - begun)
    if (begun - looked > 200) {
      const used = await server.used()
      most = Math.max(most, used.memory)
      longestDelay = Math.max(longestDelay, used.longestDelay)
      looked = begun
    }
    await setTimeout(EVERY_MS)
  }
  connection.close()
  const result = await done
  const used = { ...(await server.used()), longestDelay }
  return { before, most, used, latencies: latencies.toSorted((one, other) => one - other), result }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
