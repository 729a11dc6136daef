import { getMetadataArgsStorage } from 'typeorm'
import { isTimestamp } from '../shared/timestamp'

export type DatabaseKind = 'sqlite' | 'postgres'

/**
 * Makes both databases behave alike. Timestamps are `timestamptz(3)` in PostgreSQL and ISO text in SQLite;
 * text compares by bytes in SQLite, so in PostgreSQL it does too (collation "C").
 */
export function adaptColumnTypes(kind: DatabaseKind) {
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
