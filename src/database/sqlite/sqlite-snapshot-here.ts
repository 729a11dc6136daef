import { setImmediate } from 'node:timers/promises'
import { sqlite } from '../../core/collections/dialect'
import type { SnapshotHere, SnapshotWatch } from '../../core/collections/reader'
import type { MetadataSource } from '../data-source'
import { SqliteConnection } from './sqlite-connection'

/** A state of the registry that is read in this very thread, which has nothing else to do. */
export function sqliteSnapshotHere(
  path: string,
  source: MetadataSource,
  { isStopped, spend }: SnapshotWatch,
): SnapshotHere {
  const connection = new SqliteConnection(path, isStopped)
  const timed = <T>(read: () => T): T => {
    const begin = performance.now()
    try {
      return read()
    } finally {
      spend(performance.now() - begin)
    }
  }
  connection.database.exec('BEGIN')
  // The state is that of the first read.
  timed(() => connection.all({ sql: 'SELECT "version" FROM "registry"', values: [] }))
  return {
    dialect: sqlite,
    metadata: (entity) => source.getMetadata(entity),
    all: async (statement) => timed(() => connection.all(statement)),
    async *batches(statement, size) {
      const rows = connection.iterate(statement)
      try {
        for (;;) {
          const some = timed(() => take(rows, size))
          if (some.length > 0) yield some
          if (some.length < size) return
          // Others are read in this thread as well, and it is told when nobody waits any more.
          await setImmediate()
        }
      } finally {
        rows.return?.()
      }
    },
    interrupt: () => {},
    close: async () => connection.close(),
  }
}

function take(rows: Iterator<unknown[]>, size: number): unknown[][] {
  const some: unknown[][] = []
  while (some.length < size) {
    const { done, value } = rows.next()
    if (done) break
    some.push(value)
  }
  return some
}
