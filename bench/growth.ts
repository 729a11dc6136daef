import { parseArgs } from 'node:util'
import { markdownTable } from 'markdown-table'
import { filledDatabase } from './databases'
import { Connection, wireRequest } from './load'
import { quantile } from './measure'
import { OURS, post, type Server, startServer } from './servers'

const USAGE = `Usage: npm run bench -- growth [--sizes 1000,100000,1000000] [--database sqlite|postgres]

How long the first page, a deep page, a search, a territory and the neighbourhood of a point take in registries of so many
partnerships, and how many times as long as in the smallest.`

const ROUNDS = 60

const PAGE = 'id name summary createdAt'

interface Asked {
  readonly query: string
  readonly variables?: object
}

interface Sized {
  readonly partnerships: number
  readonly server: Server
  readonly close: () => Promise<void>
  readonly questions: Readonly<Record<string, readonly Buffer[]>>
}

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: '1000,100000,1000000' },
      database: { type: 'string', default: 'sqlite' },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  const kind = values.database
  if (
    (kind !== 'sqlite' && kind !== 'postgres') ||
    !sizes.every((size) => Number.isInteger(size) && size >= 1_000)
  )
    throw new Error(USAGE)
  const opened: Sized[] = []
  try {
    for (const partnerships of sizes) {
      const database = await filledDatabase(kind, partnerships)
      const server = await startServer(OURS, database.url)
      const close = async () => {
        await server.close()
        await database.close()
      }
      opened.push({ partnerships, server, close, questions: await questionsOf(server) })
    }
    const measured = await measure(opened)
    process.stdout.write(
      `\n${kind}: p50 of ${ROUNDS} by turns, in ms, and how many times that of the smallest.\n\n${table(sizes, measured)}\n`,
    )
  } finally {
    for (const { close } of opened) await close()
  }
}

/** Each is asked with values that differ, so that more than a page of each table is read. */
async function questionsOf({ port }: Server): Promise<Sized['questions']> {
  const cursors = await deepCursors(port)
  const places = Array.from({ length: ROUNDS }, (_, index) => ({
    latitude: 50 + (index % 8) / 2,
    longitude: 16 + index / 10,
  }))
  const words = ['zielon dab', 'zlot mlyn', 'dobr zuraw', 'wspoln lak', 'cich puszcz', 'lesn jezior']
  const asked: Readonly<Record<string, Asked[]>> = {
    'first page': [{ query: `{ partnerships { nodes { ${PAGE} } } }` }],
    'deep page': cursors.map((after) => ({
      query: `query Deep($after: String) { partnerships(after: $after) { nodes { ${PAGE} } } }`,
      variables: { after },
    })),
    search: words.map((query) => ({
      query:
        'query Search($query: String!) { search(query: $query, first: 20) { nodes { __typename ... on Partnership { name } } } }',
      variables: { query },
    })),
    'territory with descendants': ['1432', '1465', '0264', '1061', '1261', '3064'].map((territory) => ({
      query: `query In($territory: String) { partnerships(filter: { territory: $territory }) { nodes { ${PAGE} } } }`,
      variables: { territory },
    })),
    near: places.map((place) => ({
      query: `query Near($near: NearInput) { partnerships(filter: { near: $near }, orderBy: NEAREST) { edges { distanceKm node { ${PAGE} } } } }`,
      variables: { near: { ...place, radiusKm: 10 } },
    })),
  }
  for (const [{ query, variables }] of Object.values(asked) as [Asked][]) {
    const { errors } = await post(port, { query, variables })
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`)
  }
  return Object.fromEntries(
    Object.entries(asked).map(([name, each]) => [name, each.map((body) => wireRequest(port, body))]),
  )
}

/** The cursors after the first 5,000 partnerships, or in the middle of fewer. */
async function deepCursors(port: number): Promise<string[]> {
  const query = `query Walk($after: String) { partnerships(first: 100, after: $after) { pageInfo { hasNextPage endCursor } } }`
  const cursors: string[] = []
  let after: string | null = null
  for (let page = 0; page < 50; page++) {
    const { data } = (await post(port, { query, variables: { after } })) as {
      data: { partnerships: { pageInfo: { hasNextPage: boolean; endCursor: string } } }
    }
    const { hasNextPage, endCursor } = data.partnerships.pageInfo
    if (!hasNextPage) break
    after = endCursor
    cursors.push(endCursor)
  }
  return cursors.slice(Math.floor(cursors.length / 2))
}

/** By question and size, the median in milliseconds. */
async function measure(sizes: readonly Sized[]): Promise<Map<string, number[]>> {
  const names = Object.keys(sizes[0]?.questions ?? {})
  const connections = await Promise.all(sizes.map(({ server }) => Connection.open(server.port)))
  const medians = new Map<string, number[]>()
  for (const name of names) {
    const times = sizes.map((): number[] => [])
    for (let round = -ROUNDS / 2; round < ROUNDS; round++) {
      for (const [index, { questions }] of sizes.entries()) {
        const requests = questions[name] as readonly Buffer[]
        const begun = performance.now()
        await (connections[index] as Connection).ask(requests[Math.abs(round) % requests.length] as Buffer)
        if (round >= 0) times[index]?.push(performance.now() - begun)
      }
    }
    medians.set(
      name,
      times.map((each) =>
        quantile(
          each.sort((one, other) => one - other),
          0.5,
        ),
      ),
    )
  }
  for (const connection of connections) connection.close()
  return medians
}

const table = (sizes: readonly number[], medians: ReadonlyMap<string, readonly number[]>) =>
  markdownTable(
    [
      ['', ...sizes.map((size) => size.toLocaleString('en'))],
      ...[...medians].map(([name, times]) => [
        name,
        ...times.map((time) => `${time.toFixed(2)} (${(time / (times[0] as number)).toFixed(1)}×)`),
      ]),
    ],
    { align: ['l', ...sizes.map(() => 'r')] },
  )

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
