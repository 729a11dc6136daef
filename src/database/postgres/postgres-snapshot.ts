import { Client } from 'pg'
import type { DataSource } from 'typeorm'
import { postgres } from '../../core/collections/dialect'
import type { SnapshotHere, Spend } from '../../core/collections/reader'
import { beginSnapshot, snapshotConnection } from './postgres-session'
import { cancelStatement } from './query-within'

/** Its state is that of its opening. */
export async function openPostgresSnapshot(
  url: string,
  dataSource: Pick<DataSource, 'getMetadata'>,
  spend?: Spend,
): Promise<SnapshotHere> {
  const client = new Client({
    connectionString: url,
    ...snapshotConnection,
  })
  // A connection that is lost fails the statement that runs; without a listener it would end the process too.
  client.on('error', () => {})
  let running = 0
  const rowsOf = async (text: string, values: readonly unknown[] = []): Promise<unknown[][]> => {
    const begin = performance.now()
    running++
    try {
      return (await client.query({ text, values: [...values], rowMode: 'array' })).rows
    } finally {
      running--
      spend?.(performance.now() - begin)
    }
  }
  try {
    await client.connect()
    await beginSnapshot(client)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1')
  } catch (error) {
    await client.end()
    throw error
  }
  let opened = 0
  return {
    dialect: postgres,
    metadata: (entity) => dataSource.getMetadata(entity),
    all: ({ text, values }) => rowsOf(text, values),
    async *batches({ text, values }, size) {
      const cursor = `c${opened++}`
      await rowsOf(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, values)
      for (;;) {
        const rows = await rowsOf(`FETCH ${size} FROM ${cursor}`)
        if (rows.length > 0) yield rows
        if (rows.length < size) break
      }
      await client.query(`CLOSE ${cursor}`)
    },
    interrupt: () => {
      if (running > 0) cancelStatement(client)
    },
    close: () => client.end(),
  }
}
