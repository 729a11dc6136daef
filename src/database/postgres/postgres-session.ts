import type { Client, ClientBase, PoolConfig } from 'pg'
import { timestampAsIsoText } from './postgres-types'

/** A transaction in which nothing happens for so long is of a program that hangs: what it has locked is given free. */
const IDLE_TRANSACTION_MS = 5_000

/** After so long without a sign of life, the other end of a connection counts as gone. */
const KEEPALIVE_SECONDS = 10

/** Of what is read at once: compiling such a statement takes longer than to run it. */
const SHARED = ['timezone = UTC', 'jit = off']

const READING = [...SHARED, 'default_transaction_read_only = on']

const WRITING = [
  ...SHARED,
  `idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS}`,
  `tcp_keepalives_idle = ${KEEPALIVE_SECONDS}`,
  `tcp_keepalives_interval = ${KEEPALIVE_SECONDS / 2}`,
  'tcp_keepalives_count = 2',
  `tcp_user_timeout = ${2 * KEEPALIVE_SECONDS * 1_000}`,
]

/** Settings as statements: PgBouncer refuses them as parameters of a connection. */
const setting = (settings: readonly string[]) => settings.map((each) => `SET ${each}`).join('; ')

const connection = {
  application_name: 'partnerstwa',
  types: timestampAsIsoText,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEPALIVE_SECONDS * 1_000,
} satisfies PoolConfig

/** Connections that cannot write, and on which no statement runs longer than this. */
export const readingConnections = (timeoutMs: number) =>
  ({
    ...connection,
    onConnect: async (client: ClientBase) => {
      await client.query(setting([...READING, `statement_timeout = ${timeoutMs}`]))
    },
  }) satisfies PoolConfig

/** Connections on which the change of a program that hangs does not hold up those of others. */
export const writingConnections = {
  ...connection,
  onConnect: async (client: ClientBase) => {
    await client.query(setting(WRITING))
  },
} satisfies PoolConfig

/** A single connection for a long read; beginSnapshot sets it up once it is open. */
export const snapshotConnection = connection

export const beginSnapshot = async (client: Client) => {
  await client.query(setting(READING))
}
