import { get } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { filledDatabase } from './databases'
import { Connection, wireRequest } from './load'
import { quantile } from './measure'
import type { Used } from './meter'
import { questions } from './queries'
import { OURS, type Server, startServer } from './servers'
import { drawSubjects } from './subjects'

const USAGE = `Usage: npm run bench -- feeds [--database sqlite|postgres] [--partnerships 200000]

Reads all events in each format, five of them for each partnership, and says how soon the first byte comes, how much memory
the server takes for it, and how long small queries take meanwhile.`

const FORMATS = ['csv', 'ndjson', 'ics', 'geojson', 'jsonld']

/** A small query each so many milliseconds: a load that leaves the server idle. */
const EVERY_MS = 10
const IDLE_SECONDS = 10

interface Read {
  readonly firstByte: number
  readonly seconds: number
  readonly bytes: number
  readonly status: number
}

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
    await readFeed(server.port, 'csv?territory=1465')
    // Nor is what the server keeps of the answers that it has given.
    await askAll(server.port, requests)
    await asking(server, requests, setTimeout(2_000))
    const idle = await asking(server, requests, setTimeout(IDLE_SECONDS * 1_000))
    const lines = [told('idle', null, idle)]
    for (const format of FORMATS) {
      const during = await asking(server, requests, readFeed(server.port, format))
      lines.push(told(format, during.result as Read, during))
    }
    process.stdout.write(
      `\n${kind}, all events of ${values.partnerships} partnerships\n\n${HEAD}\n${lines.join('\n')}\n`,
    )
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

function told(name: string, read: Read | null, { before, most, used, latencies }: During): string {
  const ofFeed = read
    ? [read.firstByte.toFixed(0), read.seconds.toFixed(1), (read.bytes / 1e6).toFixed(0)]
    : ['', '', '']
  const memory = (most - before.memory).toFixed(0)
  const times = [quantile(latencies, 0.5).toFixed(1), quantile(latencies, 0.99).toFixed(1)]
  return `| ${[name, ...ofFeed, memory, ...times, used.longestDelay.toFixed(0)].join(' | ')} |`
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

function readFeed(port: number, format: string): Promise<Read> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: `/feeds/events.${format}` }, (response) => {
      let [bytes, firstByte] = [0, 0]
      response.on('data', (chunk: Buffer) => {
        if (bytes === 0) firstByte = performance.now() - begun
        bytes += chunk.length
      })
      response.on('end', () => {
        const status = response.statusCode ?? 0
        if (status !== 200) return reject(new Error(`The feed was answered with ${status}.`))
        resolve({ firstByte, seconds: (performance.now() - begun) / 1_000, bytes, status })
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
