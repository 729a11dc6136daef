import { randomUUID } from 'node:crypto'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { pino } from 'pino'
import { readConfig } from '../../src/config'
import { type Database, openDatabase } from '../../src/database/database'
import { startServer } from '../../src/server/server'
import { emptyDatabaseUrl } from './database'

interface GraphQLAnswer<Data = Record<string, never>> {
  readonly data?: Data | null
  readonly errors?: readonly {
    message: string
    path?: (string | number)[]
    extensions: Record<string, unknown> & { code: string }
  }[]
}

/** Somebody who asks over HTTP: a visitor, or whoever is signed in. */
export interface Client {
  /** Posts a document to /graphql. Without types, the data are of any shape. */
  query<Data = Any, Variables = object>(
    document: string | TypedDocumentNode<Data, Variables>,
    variables?: Variables,
  ): Promise<GraphQLAnswer<Data>>
  /** Like query, but fails on errors. */
  data<Data = Any, Variables = object>(
    document: string | TypedDocumentNode<Data, Variables>,
    variables?: Variables,
  ): Promise<Data>
}

export interface Member extends Client {
  readonly id: string
  readonly accessToken: string
  readonly refreshToken: string
}

/** The whole server, as it runs: real HTTP on a free port of this machine, over a database of its own. */
export interface App extends Client {
  readonly url: string
  readonly database: Database
  /** Opens an account, and asks in its name. */
  signUp(displayName?: string): Promise<Member>
  close(): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: answers of ad-hoc documents are checked by the assertions on them
type Any = any

export async function startApp(settings: Record<string, string> = {}, databaseUrl?: string): Promise<App> {
  const config = readConfig({
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    TOKEN_SECRET: 'a secret of the tests, of no use elsewhere',
    DATABASE_URL: databaseUrl ?? (await emptyDatabaseUrl()),
    ...settings,
  })
  const database = await openDatabase(config.databaseUrl, config.queryTimeoutMs)
  const server = await startServer(config, database, pino({ level: 'silent' }))
  const visitor = client(server.address)
  return {
    ...visitor,
    url: server.address,
    database,
    signUp: async (displayName = 'Ada') => {
      const { signUp } = await visitor.data(SIGN_UP, {
        input: { email: `${randomUUID()}@example.org`, password: 'correct horse', displayName },
      })
      const { accessToken, refreshToken } = signUp.session
      return { ...client(server.address, accessToken), id: signUp.viewer.id, accessToken, refreshToken }
    },
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}

const SIGN_UP = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { session { accessToken refreshToken } viewer { id } }
}`

function client(url: string, accessToken?: string): Client {
  const query: Client['query'] = async (document, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables }),
    })
    return (await response.json()) as GraphQLAnswer<never>
  }
  return {
    query,
    data: async (document, variables) => {
      const { data, errors } = await query(document, variables)
      if (errors || !data) throw new Error(`The query failed: ${JSON.stringify(errors, null, 2)}`)
      return data
    },
  }
}
