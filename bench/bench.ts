import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { type DatabaseKind, filledDatabase } from './databases'
import { compareAnswers, measure } from './measure'
import { questions } from './queries'
import { summarise, tables } from './report'
import { isOurs, OURS, type Server, startServers } from './servers'
import { drawSubjects } from './subjects'

const USAGE = `Usage: npm run bench -- [--quick] [--database sqlite|postgres] [--partnerships 100000] [--json]

  --quick         about three minutes: 2,000 partnerships and short rounds
  --database      which database; sqlite if not given
  --partnerships  how many the database holds; it is filled once and kept in bench/data
  --json          the last line is everything as JSON`

interface Choice {
  readonly kind: DatabaseKind
  readonly partnerships: number
  readonly rounds: number
  readonly seconds: number
  readonly asJson: boolean
}

/** So many that 1,000 representations and a page at any cursor are not all the same. */
const FEWEST = 1_000

function choice(): Choice {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      database: { type: 'string', default: 'sqlite' },
      partnerships: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const { database: kind, quick } = values
  const partnerships = Number(values.partnerships ?? (quick ? 2_000 : 100_000))
  if ((kind !== 'sqlite' && kind !== 'postgres') || !Number.isInteger(partnerships) || partnerships < FEWEST)
    throw new Error(`${USAGE}\n\n--partnerships is a whole number, at least ${FEWEST}.`)
  return { kind, partnerships, rounds: 5, seconds: quick ? 0.4 : 3, asJson: values.json }
}

async function main() {
  const chosen = choice()
  const database = await filledDatabase(chosen.kind, chosen.partnerships)
  let servers: Server[] = []
  try {
    servers = await startServers(database.url)
    await run(chosen, database.url, servers)
  } finally {
    await Promise.all(servers.map((server) => server.close()))
    await database.close()
  }
}

async function run({ kind, partnerships, rounds, seconds, asJson }: Choice, url: string, servers: Server[]) {
  const subjects = await drawSubjects(url, servers.find(({ name }) => name === OURS)?.port ?? 0)
  const contestants = servers.map((server) => ({
    server,
    questions: questions(isOurs(server.name) ? subjects.ours : subjects.peers),
  }))
  await compareAnswers(contestants)
  const measurements = await measure(contestants, { rounds, seconds })
  const peaks = await Promise.all(
    servers.map(async (server): Promise<[string, number]> => [server.name, (await server.used()).peakMemory]),
  )
  const about = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    database: kind,
    partnerships,
    rounds,
    seconds,
  }
  const summary = summarise(measurements, new Map(peaks))
  process.stdout.write(
    `\n${about.date}, ${about.machine}, Node.js ${about.node}, ${kind}, ${partnerships} partnerships; ${rounds} interleaved rounds of ${seconds} s. Of the rounds: medians; of the ratios also least and most.\n\n${tables(summary)}\n`,
  )
  if (asJson) process.stdout.write(`${JSON.stringify({ ...about, queries: summary })}\n`)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
