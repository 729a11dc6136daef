import type { DataSource } from 'typeorm'
import type { OpenSnapshot, Snapshot } from '../core/collections/reader'
import { kindOf, sqlitePath } from './data-source'
import { openPostgresSnapshot } from './postgres/postgres-snapshot'
import { openSqliteSnapshot } from './sqlite/sqlite-snapshot'

/**
 * All its reads see one state of the registry, however long they take and whatever is written meanwhile. They have a
 * connection of their own, which cannot write, and no time limit; none of them holds this process up.
 */
export const openSnapshot = (databaseUrl: string, dataSource: DataSource): Promise<OpenSnapshot> =>
  kindOf(databaseUrl) === 'postgres'
    ? openPostgresSnapshot(databaseUrl, dataSource)
    : openSqliteSnapshot(sqlitePath(databaseUrl), dataSource)

/** While the work is done. */
export async function onSnapshot<T>(
  databaseUrl: string,
  dataSource: DataSource,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const snapshot = await openSnapshot(databaseUrl, dataSource)
  try {
    return await work(snapshot)
  } finally {
    await snapshot.close()
  }
}
