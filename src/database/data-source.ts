import 'reflect-metadata'
import Sqlite from 'better-sqlite3'
import { DataSource } from 'typeorm'
import { adaptColumnTypes, type DatabaseKind } from './column-types'
import { entities } from './entities'
import { migrations } from './migrations'
import { timestampAsIsoText } from './postgres-types'

const SQLITE = 'sqlite:'

export const kindOf = (databaseUrl: string): DatabaseKind =>
  databaseUrl.startsWith(SQLITE) ? 'sqlite' : 'postgres'

export const sqlitePath = (databaseUrl: string): string => databaseUrl.slice(SQLITE.length)

/** The writing connection (SQLite) or the pool (PostgreSQL), with every entity and migration; not yet opened. */
export function createDataSource(databaseUrl: string): DataSource {
  const shared = { entities, migrations, migrationsTransactionMode: 'each' } as const
  adaptColumnTypes(kindOf(databaseUrl))
  if (kindOf(databaseUrl) === 'sqlite') {
    return new DataSource({
      ...shared,
      type: 'better-sqlite3',
      database: sqlitePath(databaseUrl),
      enableWAL: true,
      timeout: 5_000,
      // Those that insert many rows are large, and seldom the same.
      statementCacheSize: 20,
      prepareDatabase: (database: Sqlite.Database) => {
        database.pragma('synchronous = NORMAL')
      },
    })
  }
  return new DataSource({
    ...shared,
    type: 'postgres',
    url: databaseUrl,
    applicationName: 'partnerstwa',
    extra: { types: timestampAsIsoText, options: '-c timezone=UTC' },
  })
}
