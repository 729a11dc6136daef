import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type DatabaseKind, filledDatabase } from './databases'
import { crowd, FORMATS, type Read, readFeed, toldCrowd } from './feed-readers'
import { Connection, wireRequest } from './load'
import { quantile } from './measure'
import type { Used } from './meter'
import { questions } from './queries'
import { OURS, type Server, startServer } from './servers'
import { drawSubjects } from './subjects'

const USAGE = `Usage: npm run bench -- feeds [--database sqlite|postgres] [--partnerships 200000] [--formats csv,xlsx] [--seconds 45]

Reads all events in each format, five of them for each partnership, and says how soon the first byte comes, how much memory
the server takes for it, and how long small queries take meanwhile. Then many readers come at once. What is over a budget is
marked, and makes the command fail.

  --seconds  a reader goes away after so long, and many readers after four times as long: what a feed takes of the server
             is the same at its end. 0: each is read to its end`

/** What a feed may take at the most. A small query may take twice as long as when the server is idle. */
const BUDGETS = { firstByte: 200, memory: 64, longestDelay: 20, slowdown: 2 }

/** A small query each so many milliseconds: a load that leaves the server idle. */
const EVERY_MS = 10
const IDLE_SECONDS = 10

/** Many readers have so many times as long as one. */
const CROWD_TIMES = 4

interface Choice {
  readonly kind: DatabaseKind
  readonly partnerships: number
  readonly formats: readonly string[]
  /** For which a feed is read at the most. */
  readonly seconds: number
}

function choice(): Choice {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string', default: '200000' },
      formats: { type: 'string', default: FORMATS.join() },
      seconds: { type: 'string', default: '45' },
    },
  })
  const kind = values.database
  const formats = values.formats.split(',')
  if ((kind !== 'sqlite' && kind !== 'postgres') || formats.some((format) => !FORMATS.includes(format)))
    throw new Error(USAGE)
  const seconds = Number(values.seconds) || Number.POSITIVE_INFINITY
  return { kind, partnerships: Number(values.partnerships), formats, seconds }
}

async function main() {
  const { kind, partnerships, formats, seconds } = choice()
  const database = await filledDatabase(kind, partnerships)
  const server = await startServer(OURS, database.url)
  try {
    const requests = await smallQueries(database.url, server)
    // What a first feed compiles and keeps is no part of what each takes.
    await readFeed('events.csv?territory=1465', server)
    // Nor is what the server keeps of the answers that it has given.
    await askAll(server.port, requests)
    await asking(server, requests, setTimeout(2_000))
    const idle = await asking(server, requests, setTimeout(IDLE_SECONDS * 1_000))
    const idleP99 = quantile(idle.latencies, 0.99)
    const lines = [told('idle', null, idle, Number.POSITIVE_INFINITY)]
    for (const format of formats) {
      const during = await asking(server, requests, readFeed(`events.${format}`, { ...server, seconds }))
      if (during.result.status !== 200)
        throw new Error(`${format} was answered with ${during.result.status}.`)
      lines.push(told(format, during.result, during, idleP99))
      process.stderr.write(`${lines.at(-1)}\n`)
    }
    const many = await asking(server, requests, crowd(server.port, seconds * CROWD_TIMES))
    lines.push(told('many readers', null, many, idleP99))
    process.stdout.write(
      `\n${kind}, all events of ${partnerships} partnerships\n\n${HEAD}\n${lines.join('\n')}\n\n${toldCrowd(many.result)}\n`,
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

async function smallQueries(databaseUrl: string, { port }: Server): Promise<Buffer[]> {
  const { ours } = await drawSubjects(databaseUrl, port)
  const small = questions(ours).find(({ name }) => name === 'small')
  if (!small) throw new Error('There is no small query.')
  return small.variables.map((variables) => wireRequest(port, { query: small.document, variables }))
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
        `${read.seconds.toFixed(1)}${read.isWhole ? '' : ', not to its end'}`,
        (read.bytes / 1e6).toFixed(0),
      ]
    : ['', '', '']
  const times = [
    quantile(latencies, 0.5).toFixed(1),
    within(quantile(latencies, 0.99), idleP99 * BUDGETS.slowdown, 1),
  ]
  const memory = within(most - before.memory, BUDGETS.memory)
  const isIdle = idleP99 === Number.POSITIVE_INFINITY
  const delay = within(used.longestDelay, isIdle ? Number.POSITIVE_INFINITY : BUDGETS.longestDelay)
  return `| ${[name, ...ofFeed, memory, ...times, delay].join(' | ')} |`
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
