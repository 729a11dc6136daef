import { isDeepStrictEqual } from 'node:util'
import { load, wireRequest } from './load'
import type { QueryName, Question } from './queries'
import { OURS, OURS_REUSING, post, type Server } from './servers'

/** One server in one round of one query. */
export interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Of the server's process, in milliseconds for each request. */
  readonly cpu: number
}

/** A server, and what it is asked. */
export interface Contestant {
  readonly server: Server
  readonly questions: readonly Question[]
}

/** By query and server, round after round. */
export type Measurements = Map<QueryName, Map<string, Measured[]>>

const COMPARED = 8

/** A round before those that count, so that the servers' code is compiled and their caches are full. */
const FIRST_WARM_UP_SECONDS = 2

/** Before each turn: while others had theirs, a server's connections may have been closed and its memory been put in order. */
const WARM_UP_SECONDS = 0.3

/** Nothing is timed before all answer the same, and as it should be: without errors. */
export async function compareAnswers(contestants: readonly Contestant[]) {
  const [ours] = contestants
  for (const [index, { name, document, variables }] of (ours?.questions ?? []).entries()) {
    for (let number = 0; number < Math.min(COMPARED, variables.length); number++) {
      const answers = contestants.map(async ({ server, questions }) => {
        const asked = { query: document, variables: questions[index]?.variables[number] }
        return { server: server.name, answer: await post(server.port, asked) }
      })
      const [first, ...others] = await Promise.all(answers)
      if (!first?.answer.data || first.answer.errors) throw new Error(`${name}: ${JSON.stringify(first)}`)
      for (const { server, answer } of others)
        if (!isDeepStrictEqual(answer, first.answer))
          throw new Error(
            `${name}: ${server} answers otherwise than ours.\n${JSON.stringify(answer)}\n${JSON.stringify(first.answer)}`,
          )
    }
  }
}

interface Rounds {
  readonly rounds: number
  readonly seconds: number
}

/** All servers take part in each round of a query, each time in another order, so that what disturbs one disturbs all. */
export async function measure(
  contestants: readonly Contestant[],
  { rounds, seconds }: Rounds,
): Promise<Measurements> {
  const measurements: Measurements = new Map()
  for (const [index, question] of (contestants[0]?.questions ?? []).entries()) {
    const left = question.name === 'repeated' ? OURS : OURS_REUSING
    const asked = contestants.filter(({ server }) => server.name !== left)
    const ofQuery = new Map<string, Measured[]>(asked.map(({ server }) => [server.name, []]))
    measurements.set(question.name, ofQuery)
    const prepared = asked.map(({ server, questions }) => {
      const { document, variables } = questions[index] as Question
      return {
        server,
        requests: variables.map((each) => wireRequest(server.port, { query: document, variables: each })),
      }
    })
    for (let round = -1; round < rounds; round++) {
      for (let turn = 0; turn < prepared.length; turn++) {
        const { server, requests } = prepared[
          (turn + round + 1) % prepared.length
        ] as (typeof prepared)[number]
        const measured = await measureOne(server, requests, {
          seconds: round < 0 ? Math.max(seconds, FIRST_WARM_UP_SECONDS) : seconds,
          begin: (round + 1) * 1_000,
        })
        if (round >= 0) ofQuery.get(server.name)?.push(measured)
      }
    }
    process.stderr.write(`${question.name}: ${rounds} rounds\n`)
  }
  return measurements
}

export async function measureOne(
  server: Server,
  requests: readonly Buffer[],
  options: { readonly seconds: number; readonly begin: number },
): Promise<Measured> {
  await load(server.port, requests, {
    seconds: WARM_UP_SECONDS,
    begin: options.begin + Math.floor(requests.length / 2),
  })
  const before = await server.used()
  const { seconds, latencies } = await load(server.port, requests, options)
  const after = await server.used()
  latencies.sort((one, other) => one - other)
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: (after.cpu - before.cpu) / latencies.length,
  }
}

/** Of sorted values. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
