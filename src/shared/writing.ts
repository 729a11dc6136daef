import type { Sql } from 'sql-template-tag'
import type { EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import type { EntityClass } from './reader'

/** A record, as far as the change log knows it. */
export type Recorded = ObjectLiteral & { readonly id: string }

/** One transaction, as those who write see it. */
export interface Writing {
  /** For rows that are no records. */
  readonly manager: EntityManager
  /** Rows as the transaction itself sees them, as objects. */
  read<Row>(statement: Sql): Promise<Row[]>
  /** A statement that changes no record in a way that its readers are told of. */
  run(statement: Sql): Promise<void>
  insert<T extends Recorded>(
    entity: EntityClass<T>,
    records: readonly (QueryDeepPartialEntity<T> & { id: string })[],
  ): Promise<void>
  update<T extends Recorded>(
    entity: EntityClass<T>,
    id: string,
    changes: QueryDeepPartialEntity<T>,
  ): Promise<void>
  delete<T extends Recorded>(entity: EntityClass<T>, id: string): Promise<void>
  /** Rows that belong to a record (links, former slugs) and whose change is the record's own. */
  insertRows<T extends ObjectLiteral>(
    target: EntityClass<T> | string,
    rows: readonly QueryDeepPartialEntity<T>[],
  ): Promise<void>
}

/** Runs the work in one transaction: all of it is committed with its change rows, or none of it. */
export type Write = <T>(work: (write: Writing) => Promise<T>) => Promise<T>
