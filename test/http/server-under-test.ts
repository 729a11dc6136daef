import { pino } from 'pino'
import type { Config } from '../../src/config/config'
import { readConfig } from '../../src/config/read-config'
import { type Database, openDatabase } from '../../src/database/database'
import { Sector } from '../../src/modules/sector/sector.entity'
import { startServer } from '../../src/server'
import { testDatabaseUrl, testOutbox } from '../support/database'
import { fakeSectors } from '../support/fakes'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The parsed body; of a page, an empty object. */
  readonly json: {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly {
      readonly message: string
      readonly path?: readonly (string | number)[]
      readonly extensions: Record<string, unknown>
    }[]
  }
}

/** A server with its log and no records but the sectors, spoken to over HTTP without a client in between. */
export interface Door {
  readonly url: string
  readonly database: Database
  /** The lines of the log so far. */
  readonly log: readonly Record<string, unknown>[]
  fetch(path: string, request?: RequestInit): Promise<Answer>
  /** Posts a document as a client that knows GraphQL's own media type. */
  post(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>
  /** Stops the server and leaves the database open. */
  stop(): Promise<void>
  close(): Promise<void>
}

export const GRAPHQL_RESPONSE = 'application/graphql-response+json'

/** What no setting can be comes beside them. */
export async function openDoor(
  settings: Record<string, string> = {},
  more: Partial<Config> = {},
): Promise<Door> {
  const read = readConfig({
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    READ_THREADS: '1',
    DATABASE_URL: await testDatabaseUrl(),
    TOKEN_SECRET: 'a secret that only these tests know',
    ...settings,
  })
  const config = { ...read, ...more, outboxFolder: testOutbox() }
  const log: Record<string, unknown>[] = []
  const logger = pino({ level: 'info' }, { write: (line) => log.push(JSON.parse(line)) })
  const database = await openDatabase(config.databaseUrl, config.queryTimeoutMs)
  await database.write((write) => write.insert(Sector, fakeSectors()))
  const server = await startServer(config, database, logger)
  const ask: Door['fetch'] = async (path, request) => {
    const response = await fetch(`${server.address}${path}`, request)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} }
  }
  return {
    url: server.address,
    database,
    log,
    fetch: ask,
    post: (query, variables, headers) =>
      ask('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: GRAPHQL_RESPONSE, ...headers },
        body: JSON.stringify({ query, variables }),
      }),
    stop: () => server.close(),
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}

/** What every refusal is followed by: the next request is served. */
export async function expectServed(door: Door) {
  const { status, json } = await door.post('{ __typename }')
  expect([status, json]).toEqual([200, { data: { __typename: 'Query' } }])
}

export const codesOf = ({ json }: Answer) => json.errors?.map(({ extensions }) => extensions.code)
