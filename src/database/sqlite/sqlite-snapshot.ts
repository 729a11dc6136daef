import { join } from 'node:path'
import type { DataSource } from 'typeorm'
import { sqlite } from '../../core/collections/dialect'
import { endable } from '../../core/collections/in-time'
import type { OpenSnapshot } from '../../core/collections/reader'
import { startThread } from '../../core/start-thread'

/** What the thread is asked, and answers in this order. */
export type Question =
  | { readonly do: 'all'; readonly text: string; readonly values: readonly unknown[] }
  | {
      readonly do: 'open'
      readonly cursor: number
      readonly text: string
      readonly values: readonly unknown[]
    }
  | { readonly do: 'next'; readonly cursor: number; readonly size: number }
  | { readonly do: 'close'; readonly cursor: number }

export type Reply = { readonly rows: unknown[][] } | { readonly error: unknown }

interface Waiting {
  readonly resolve: (rows: unknown[][]) => void
  readonly reject: (error: unknown) => void
}

/** A statement of SQLite runs in the process itself: here in a thread of its own, so that this one goes on. */
export async function openSqliteSnapshot(path: string, dataSource: DataSource): Promise<OpenSnapshot> {
  const worker = startThread(join(__dirname, 'sqlite-snapshot-worker.mjs'), {
    workerData: path,
    heapMb: 64,
    youngMb: 4,
  })
  const waiting: Waiting[] = []
  let ended: unknown = null
  const end = (error: unknown) => {
    ended ??= error
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  worker.on('message', (reply: Reply) => {
    const asked = waiting.shift()
    if ('error' in reply) asked?.reject(reply.error)
    else asked?.resolve(reply.rows)
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error('The thread that reads the snapshot has ended.')))
  const ask = (question: Question) =>
    new Promise<unknown[][]>((resolve, reject) => {
      if (ended) return reject(ended)
      waiting.push({ resolve, reject })
      worker.postMessage(question)
    })
  const close = async () => {
    await worker.terminate()
  }
  let opened = 0
  try {
    // The state is that of the first read.
    await ask({ do: 'all', text: 'SELECT "version" FROM "registry"', values: [] })
  } catch (error) {
    await close()
    throw error
  }
  return {
    dialect: sqlite,
    metadata: (entity) => dataSource.getMetadata(entity),
    all: ({ sql, values }) => ask({ do: 'all', text: endable(sql), values }),
    async *batches({ sql, values }, size) {
      const cursor = opened++
      const text = endable(sql)
      await ask({ do: 'open', cursor, text, values })
      let coming = ask({ do: 'next', cursor, size })
      try {
        for (;;) {
          const rows = await coming
          const isLast = rows.length < size
          // The thread reads on while these are made use of. A failure is told to whoever wants the next.
          if (!isLast) coming = ask({ do: 'next', cursor, size })
          coming.catch(() => {})
          if (rows.length > 0) yield rows
          if (isLast) return
        }
      } finally {
        if (!ended) await ask({ do: 'close', cursor })
      }
    },
    close,
  }
}
