import type { DataSource } from 'typeorm'
import { type Transaction, transaction } from '../change/transaction'
import type { Reader } from '../shared/reader'
import { createDataSource, kindOf, sqlitePath } from './data-source'
import { postgresReader, sqliteReader } from './reader'

/** The open database: one way to read, one way to write. */
export interface Database {
  readonly dataSource: DataSource
  readonly reader: Reader
  write<T>(work: (write: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the database and brings its tables up to date. */
export async function openDatabase(databaseUrl: string, statementTimeoutMs = 0): Promise<Database> {
  const dataSource = await createDataSource(databaseUrl, statementTimeoutMs).initialize()
  await dataSource.runMigrations()
  const shared = {
    dataSource,
    write: <T>(work: (write: Transaction) => Promise<T>) => transaction(dataSource, work),
  }
  if (kindOf(databaseUrl) === 'postgres') {
    return { ...shared, reader: postgresReader(dataSource), close: () => dataSource.destroy() }
  }
  const reader = sqliteReader(dataSource, sqlitePath(databaseUrl))
  return {
    ...shared,
    reader,
    close: async () => {
      reader.close()
      await dataSource.destroy()
    },
  }
}
