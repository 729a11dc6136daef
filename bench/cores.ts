import { parseArgs } from 'node:util'
import { markdownTable } from 'markdown-table'
import { filledDatabase } from './databases'
import { load, wireRequest } from './load'
import { quantile } from './measure'
import { questions } from './queries'
import { OURS, type Server, startServer } from './servers'
import { drawSubjects } from './subjects'

const USAGE = `Usage: npm run bench -- cores [--threads 0,1,2] [--database sqlite|postgres] [--partnerships 100000] [--rounds 5] [--seconds 2]

Requests per second with so many READ_THREADS, by turns.`

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      threads: { type: 'string', default: '0,1,2' },
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2' },
    },
  })
  const counts = values.threads.split(',').map(Number)
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
  const kind = values.database
  if ((kind !== 'sqlite' && kind !== 'postgres') || !counts.every(Number.isInteger)) throw new Error(USAGE)
  const database = await filledDatabase(kind, Number(values.partnerships))
  const servers: Server[] = []
  try {
    for (const count of counts)
      servers.push(await startServer(OURS, database.url, { READ_THREADS: String(count) }))
    const rows: string[][] = []
    const { ours } = await drawSubjects(database.url, servers[0]?.port ?? 0)
    const asked = questions(ours).filter(({ name }) => name !== 'repeated')
    for (const { name, document, variables } of asked) {
      const measured = counts.map((): { perSecond: number; p99: number; cpu: number }[] => [])
      for (let round = -1; round < rounds; round++)
        for (const [index, server] of servers.entries()) {
          const requests = variables.map((each) =>
            wireRequest(server.port, { query: document, variables: each }),
          )
          const before = await server.used()
          const { seconds: took, latencies } = await load(server.port, requests, {
            seconds,
            begin: (round + 1) * 1_000,
          })
          const after = await server.used()
          latencies.sort((one, other) => one - other)
          if (round < 0) continue
          measured[index]?.push({
            perSecond: latencies.length / took,
            p99: quantile(latencies, 0.99),
            cpu: (after.cpu - before.cpu) / latencies.length,
          })
        }
      for (const [index, each] of measured.entries())
        rows.push([
          name,
          String(counts[index]),
          ...(['perSecond', 'p99', 'cpu'] as const).map((figure) => median(each.map((one) => one[figure]))),
        ])
    }
    for (const [index, server] of servers.entries())
      rows.push(['memory, MB', String(counts[index]), Math.round((await server.used()).memory).toString()])
    process.stdout.write(
      `\n${kind}\n\n${markdownTable([['query', 'threads', 'per second', 'p99 ms', 'CPU ms'], ...rows])}\n`,
    )
  } finally {
    await Promise.all(servers.map((server) => server.close()))
    await database.close()
  }
}

const median = (figures: number[]) =>
  quantile(
    figures.sort((one, other) => one - other),
    0.5,
  ).toFixed(2)

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
