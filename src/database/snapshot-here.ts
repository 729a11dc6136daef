import type { SnapshotHere, SnapshotWatch } from '../core/collections/reader'
import { kindOf, type MetadataSource, sqlitePath } from './data-source'
import { openPostgresSnapshot } from './postgres/postgres-snapshot'
import { sqliteSnapshotHere } from './sqlite/sqlite-snapshot-here'

/** The same as `openSnapshot`, for a thread that does nothing else: SQLite runs its statements in this very thread. */
export const openSnapshotHere = async (
  databaseUrl: string,
  source: MetadataSource,
  watch: SnapshotWatch,
): Promise<SnapshotHere> =>
  kindOf(databaseUrl) === 'postgres'
    ? openPostgresSnapshot(databaseUrl, source, watch.spend)
    : sqliteSnapshotHere(sqlitePath(databaseUrl), source, watch)
