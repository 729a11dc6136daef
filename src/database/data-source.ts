import 'reflect-metadata'
import type Sqlite from 'better-sqlite3'
import { DataSource, type DataSourceOptions, getMetadataArgsStorage } from 'typeorm'
import { isTimestamp } from '../core/collections/timestamp'
import { entities } from './entities'
import { migrations } from './migrations'
import { writingConnections } from './postgres/postgres-session'

export type DatabaseKind = 'sqlite' | 'postgres'

/**
 * Makes both databases behave alike. Timestamps are `timestamptz(3)` in PostgreSQL and ISO text in SQLite;
 * text compares by bytes in SQLite, so in PostgreSQL it does too (collation "C").
 */
function adaptColumnTypes(kind: DatabaseKind) {
  const isPostgres = kind === 'postgres'
  for (const { target, propertyName, options } of getMetadataArgsStorage().columns) {
    if (isTimestamp(target, propertyName)) {
      options.type = isPostgres ? 'timestamptz' : 'text'
      options.precision = isPostgres ? 3 : undefined
    } else if (options.type === 'text') {
      options.collation = isPostgres ? 'C' : undefined
    }
  }
}

const SQLITE = 'sqlite:'

/** Of a writing connection, however short the time of queries is. */
const CONNECT_TIMEOUT_MS = 10_000

export const kindOf = (databaseUrl: string): DatabaseKind =>
  databaseUrl.startsWith(SQLITE) ? 'sqlite' : 'postgres'

export const sqlitePath = (databaseUrl: string): string => databaseUrl.slice(SQLITE.length)

/** The writing connection (SQLite) or the pool (PostgreSQL), with every entity and migration; not yet opened. */
export const createDataSource = (databaseUrl: string): DataSource =>
  new DataSource({ ...optionsOf(databaseUrl), migrations, migrationsTransactionMode: 'each' })

/** What the entities say of the tables, for those who read on connections of their own. */
export class MetadataSource extends DataSource {
  async prepare(): Promise<this> {
    await this.buildMetadatas()
    return this
  }
}

export const metadataSource = (databaseUrl: string): Promise<MetadataSource> =>
  new MetadataSource(optionsOf(databaseUrl)).prepare()

function optionsOf(databaseUrl: string): DataSourceOptions {
  adaptColumnTypes(kindOf(databaseUrl))
  if (kindOf(databaseUrl) === 'sqlite') {
    return {
      entities,
      type: 'better-sqlite3',
      database: sqlitePath(databaseUrl),
      enableWAL: true,
      timeout: 5_000,
      // Those that insert many rows are large, and seldom the same.
      statementCacheSize: 20,
      prepareDatabase: (database: Sqlite.Database) => {
        database.pragma('synchronous = NORMAL')
      },
    }
  }
  return {
    entities,
    type: 'postgres',
    url: databaseUrl,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: writingConnections,
  }
}
