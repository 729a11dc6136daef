import { randomUUID } from 'node:crypto'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { type Logger, pino } from 'pino'
import type { Role } from '../../src/authz/role.enums'
import { readConfig } from '../../src/config/read-config'
import { type Database, openDatabase } from '../../src/database/database'
import { addGrant } from '../../src/modules/account/role/role.mutations'
import { WHOLE_REGISTRY } from '../../src/modules/account/role/role-grant.entity'
import { startServer } from '../../src/server'
import { testDatabaseUrl, testOutbox } from './database'

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
  /** Of its database, for another server over the same one. */
  readonly databaseUrl: string
  /** Where its letters lie, unless SMTP_URL is set. */
  readonly outbox: string
  /** Does the work and takes back all that is written meanwhile; each write then fails once it is done. Tells how many did. */
  undoing(work: () => Promise<unknown>): Promise<number>
  /** Opens an account, and asks in its name. */
  signUp(displayName?: string): Promise<Member>
  /** Opens an account that has a role, of the whole registry or of one thing. */
  appoint(role: Role, scopeId?: string): Promise<Member>
  close(): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: answers of ad-hoc documents are checked by the assertions on them
export type Any = any

export async function startApp(
  settings: Record<string, string> = {},
  databaseUrl?: string,
  log: Logger = pino({ level: 'silent' }),
): Promise<App> {
  const outbox = testOutbox()
  const read = readConfig({
    PORT: '0',
    // A busy machine is to fail no test: what is stopped in time has suites of its own.
    QUERY_TIMEOUT_MS: '60000',
    RATE_LIMIT_PER_MINUTE: '0',
    NEW_ACCOUNT_HOURS: '0',
    // Suites on several processors at once need no more.
    READ_THREADS: '1',
    // What needs a second factor has suites of its own.
    SECOND_FACTOR_ROLES: 'none',
    TRUST_PROXY: 'true',
    TOKEN_SECRET: 'a secret of the tests, of no use elsewhere',
    DATABASE_URL: databaseUrl ?? (await testDatabaseUrl()),
    ...settings,
  })
  const config = { ...read, outboxFolder: outbox }
  const opened = await openDatabase(config.databaseUrl, config.queryTimeoutMs)
  let isUndone = false
  let writes = 0
  const database: Database = {
    ...opened,
    write: (work, timeoutMs) =>
      opened.write(async (write) => {
        const done = await work(write)
        if (!isUndone) return done
        writes++
        throw new Error('It was to be undone.')
      }, timeoutMs),
  }
  const server = await startServer(config, database, log)
  const visitor = client(server.address)
  let households = 0
  const signUp = async (displayName = 'Ada'): Promise<Member> => {
    households++
    // Each from an address of their own, since one address opens few accounts in a minute.
    const newcomer = client(server.address, {
      'x-forwarded-for': `10.0.${households >> 8}.${households & 255}`,
    })
    const { session, viewer } = (
      await newcomer.data(SIGN_UP, {
        input: { email: `${randomUUID()}@example.org`, password: 'correct horse', displayName },
      })
    ).signUp
    return {
      ...client(server.address, { authorization: `Bearer ${session.accessToken}` }),
      ...session,
      id: viewer.account.id,
    }
  }
  return {
    ...visitor,
    url: server.address,
    database,
    databaseUrl: config.databaseUrl,
    outbox,
    signUp,
    undoing: async (work) => {
      isUndone = true
      writes = 0
      await work().finally(() => {
        isUndone = false
      })
      return writes
    },
    appoint: async (role, scopeId = WHOLE_REGISTRY) => {
      const member = await signUp()
      const grant = { accountId: member.id, role, scopeId, grantedById: null }
      await database.write((write) => addGrant(grant, write, new Date()))
      return member
    },
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}

const SIGN_UP = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { session { accessToken refreshToken } viewer { account { id } } }
}`

function client(url: string, headers: Record<string, string> = {}): Client {
  const query: Client['query'] = async (document, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
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
