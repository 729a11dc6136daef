import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { markdownTable } from 'markdown-table'
import { copiedDatabase } from './databases'
import { wireRequest } from './load'
import { type Measured, measureOne, quantile } from './measure'
import { COMPILED } from './paths'
import { PAGES } from './queries'
import { OURS_REUSING, type Server, startServer } from './servers'

const USAGE = `Usage: npm run bench -- reuse [--database sqlite|postgres] [--partnerships 100000] [--rounds 5] [--seconds 3]

How often a page that is asked for again and again is answered while nobody writes, and while another process writes five
comments a second.`

const FIGURES = { perSecond: 'requests/s', cpu: 'CPU, ms' }

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
    },
  })
  const { database: kind } = values
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
  if ((kind !== 'sqlite' && kind !== 'postgres') || !(rounds > 0) || !(seconds > 0)) throw new Error(USAGE)
  const database = await copiedDatabase(kind, Number(values.partnerships))
  let server: Server | null = null
  const writer = fork(join(COMPILED, 'comment-writer.js'), {
    env: { ...process.env, DATABASE_URL: database.url },
  })
  try {
    await once(writer, 'message')
    server = await startServer(OURS_REUSING, database.url)
    const rows: string[][] = []
    for (const [page, query] of Object.entries(PAGES)) {
      const { port } = server
      const requests = [wireRequest(port, { query })]
      await measureOne(server, requests, { seconds, begin: 0 })
      const quiet: Measured[] = []
      const written: Measured[] = []
      for (let round = 0; round < rounds; round++) {
        quiet.push(await measureOne(server, requests, { seconds, begin: 0 }))
        writer.send('write')
        written.push(await measureOne(server, requests, { seconds, begin: 0 }))
        writer.send('rest')
      }
      for (const figure of ['perSecond', 'cpu'] as const) {
        const ratios = ascending(written.map((each, round) => each[figure] / (quiet[round]?.[figure] ?? 0)))
        const of = (measured: readonly Measured[]) => median(measured.map((each) => each[figure]))
        rows.push([
          page,
          FIGURES[figure],
          of(quiet).toPrecision(3),
          of(written).toPrecision(3),
          `${median(ratios).toFixed(2)} (${ratios.at(0)?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)})`,
        ])
      }
    }
    const head = ['page', 'figure', 'quiet', '5 comments/s', 'ratio']
    process.stdout.write(
      `\n${kind}, ${values.partnerships} partnerships: medians of ${rounds} rounds of ${seconds} s.\n\n${markdownTable([head, ...rows])}\n`,
    )
  } finally {
    writer.disconnect()
    await once(writer, 'exit')
    await server?.close()
    await database.close()
  }
}

const ascending = (values: readonly number[]) => [...values].sort((one, other) => one - other)

const median = (values: readonly number[]) => quantile(ascending(values), 0.5)

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
