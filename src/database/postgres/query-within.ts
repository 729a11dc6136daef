import { connect } from 'node:net'
import type { ClientBase, Pool, QueryArrayConfig } from 'pg'
import { type ReadLimit, StatementEnded } from '../../core/collections/reader'

/**
 * Runs the statement on a connection of the pool. Once its time is over, or nobody waits for it, the server is told to
 * cancel it, and the connection is given up: the message may arrive when the statement has ended, and would meet the next.
 */
export async function queryWithin(
  pool: Pool,
  query: QueryArrayConfig,
  { end, signal, spend }: ReadLimit,
): Promise<unknown[][]> {
  const client = await pool.connect()
  const remaining = end - performance.now()
  if (signal?.aborted || remaining <= 0) {
    client.release()
    throw new StatementEnded()
  }
  // A connection that breaks fails the statement too.
  const ignore = () => {}
  client.on('error', ignore)
  let isCancelled = false
  const cancel = () => {
    if (!isCancelled) cancelStatement(client)
    isCancelled = true
  }
  const timer = Number.isFinite(end) ? setTimeout(cancel, remaining) : undefined
  signal?.addEventListener('abort', cancel)
  let failure: unknown
  const begin = performance.now()
  try {
    return (await client.query(query)).rows
  } catch (error) {
    failure = error
    throw isCancelled ? new StatementEnded() : error
  } finally {
    clearTimeout(timer)
    spend?.(performance.now() - begin)
    signal?.removeEventListener('abort', cancel)
    client.off('error', ignore)
    client.release(isCancelled || (failure as Error | undefined))
  }
}

/** How PostgreSQL knows a session: pg has it of each of its clients. */
interface Session {
  readonly host: string
  readonly port: number
  readonly processID: number
  readonly secretKey: number
}

/** The code of a CancelRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const CANCEL_REQUEST = 80_877_102

const PATIENCE_MS = 5_000

/** By a message on a connection of its own, which the server closes; it needs no authentication. */
export function cancelStatement(client: ClientBase) {
  const { host, port, processID, secretKey } = client as unknown as Session
  const message = Buffer.alloc(16)
  for (const [index, word] of [message.length, CANCEL_REQUEST, processID, secretKey].entries())
    message.writeInt32BE(word, index * 4)
  const path = `${host}/.s.PGSQL.${port}`
  const socket = host.startsWith('/') ? connect(path) : connect(port, host)
  // Where it does not arrive, statement_timeout ends the statement.
  socket.on('error', () => {})
  socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  socket.end(message)
}
