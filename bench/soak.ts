import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { filledDatabase } from './databases'
import { Connection, wireRequest } from './load'
import { quantile } from './measure'
import type { Used } from './meter'
import { questions } from './queries'
import { OURS_REUSING, type Server, startServer } from './servers'
import { drawSubjects } from './subjects'

const USAGE = `Usage: npm run bench -- soak [--minutes 10] [--database sqlite|postgres] [--partnerships 100000]

Finds how many requests of all kinds a second the server takes, holds 70 % of that, and says whether it stays steady.`

const SHARE_OF_PEAK = 0.7
const CONNECTIONS = 10
const PEAK_SECONDS = 10
/** Of each kind in a row of the mixed load: the small ones are asked most. */
const MIX = { nested: 4, small: 12, repeated: 3, search: 1, entities: 1 } as const

interface Minute {
  readonly requests: number
  readonly errors: number
  readonly p50: number
  readonly p99: number
  readonly used: Used
}

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '10' },
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string', default: '100000' },
    },
  })
  const minutes = Number(values.minutes)
  const kind = values.database
  if ((kind !== 'sqlite' && kind !== 'postgres') || !(minutes >= 4))
    throw new Error(`${USAGE}\n\n--minutes is at least 4.`)
  const database = await filledDatabase(kind, Number(values.partnerships))
  const begun = performance.now()
  const server = await startServer(OURS_REUSING, database.url)
  const start = performance.now() - begun
  try {
    const { ours } = await drawSubjects(database.url, server.port)
    const requests = mixed(server.port, ours)
    const peak = await atMost(server.port, requests)
    process.stdout.write(
      `First answer ${start.toFixed(0)} ms after the start. Peak: ${peak.toFixed(0)} requests/s.\n`,
    )
    await server.used()
    const measured: Minute[] = []
    for (let minute = 1; minute <= minutes; minute++) {
      measured.push(await holdForAMinute(server, requests, peak * SHARE_OF_PEAK))
      process.stdout.write(`${said(minute, measured.at(-1) as Minute)}\n`)
    }
    process.stdout.write(`${verdict(measured, start)}\n`)
  } finally {
    await server.close()
    await database.close()
  }
}

function mixed(port: number, subjects: Parameters<typeof questions>[0]): Buffer[] {
  const kinds = questions(subjects)
  const rows = Array.from({ length: 200 }, (_, row) =>
    kinds.flatMap(({ name, document, variables }) =>
      Array.from({ length: MIX[name] }, (_, each) => {
        const given = variables[(row * MIX[name] + each) % variables.length]
        return wireRequest(port, { query: document, variables: given })
      }),
    ),
  )
  return rows.flat()
}

/** Requests a second that all connections together get, each asking as fast as it is answered. */
async function atMost(port: number, requests: readonly Buffer[]): Promise<number> {
  const end = performance.now() + PEAK_SECONDS * 1_000
  let next = 0
  const ask = async () => {
    const connection = await Connection.open(port)
    while (performance.now() < end) await connection.ask(requests[next++ % requests.length] as Buffer)
    connection.close()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  return next / PEAK_SECONDS
}

/** Each request has its time, whether the one before is answered or not: waiting counts. */
async function holdForAMinute(
  server: Server,
  requests: readonly Buffer[],
  perSecond: number,
): Promise<Minute> {
  const latencies: number[] = []
  let errors = 0
  let next = 0
  const begin = performance.now()
  const due = (number: number) => begin + (number * 1_000) / perSecond
  const ask = async () => {
    const connection = await Connection.open(server.port)
    for (;;) {
      const number = next++
      if (due(number) >= begin + 60_000) break
      const early = due(number) - performance.now()
      if (early > 1) await setTimeout(early)
      const from = Math.min(due(number), performance.now())
      await connection.ask(requests[number % requests.length] as Buffer).catch(() => errors++)
      latencies.push(performance.now() - from)
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: CONNECTIONS * 4 }, ask))
  latencies.sort((one, other) => one - other)
  const used = await server.used()
  return {
    requests: latencies.length,
    errors,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    used,
  }
}

const said = (minute: number, { requests, errors, p50, p99, used }: Minute) =>
  `minute ${minute}: ${requests} requests, ${errors} errors, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, memory ${used.memory.toFixed(0)} MB, event-loop delay p99 ${used.loopDelay.toFixed(1)} ms`

function verdict(minutes: readonly Minute[], start: number): string {
  const [third, last] = [minutes[2], minutes.at(-1)] as [Minute, Minute]
  const growth = last.used.memory / third.used.memory
  const checks = {
    'memory of the last minute within 10 % of the third': growth <= 1.1,
    'no error': minutes.every(({ errors }) => errors === 0),
    'event-loop delay p99 under 50 ms': minutes.every(({ used }) => used.loopDelay < 50),
    'first answer within 2 s of the start': start < 2_000,
  }
  return Object.entries(checks)
    .map(([check, holds]) => `${holds ? 'kept' : 'BROKEN'}: ${check}`)
    .join('\n')
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
