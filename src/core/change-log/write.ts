import type { Sql } from 'sql-template-tag'
import type { EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import type { Dialect } from '../collections/dialect'
import type { EntityClass } from '../collections/reader'
import type { SignedIn } from '../viewer'
import type { Differences, RowsBefore } from './change-content'
import type { ChangeKind } from './change-kind'

/** A record, as far as the change log knows it. */
export type Recorded = ObjectLiteral & { readonly id: string }

/** Who writes, and by which of the roles of the account. */
export interface Actor {
  readonly accountId: string
  readonly role: string
}

/** What the log says of an update besides the changed fields. */
export interface UpdateNote {
  /** By default it follows from what visitors saw before and see now. */
  readonly kind?: ChangeKind
  /** Fields that are no columns of the record, such as `sectors`: what they were, and what they are. */
  readonly links?: Readonly<Record<string, readonly [from: unknown, to: unknown]>>
}

/** A change to be taken back. */
export interface RestoredRows {
  readonly before: RowsBefore
  /** What the change said of itself. */
  readonly fields: readonly string[]
  readonly differences: Differences | null
}

/** A collection, as far as a transaction has to know it to find a record. */
export interface Findable<T extends object> {
  readonly entity: EntityClass<T>
  readonly prefix: string
  readonly visible: (row: Sql, viewer: SignedIn | null) => Sql
}

/** One transaction, as those who write see it. */
export interface Writing {
  /** Null: nobody with an account, or nobody who may be named. */
  actAs(actor: Actor | null): void
  /** For rows that are no records. */
  readonly manager: EntityManager
  readonly dialect: Dialect
  /** Rows as the transaction itself sees them, as objects. */
  read<Row>(statement: Sql): Promise<Row[]>
  /** What the viewer sees under an id, locked until commit. Null: nothing. */
  find<T extends Recorded>(from: Findable<T>, id: string, viewer: SignedIn | null): Promise<T | null>
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
    note?: UpdateNote,
  ): Promise<void>
  /** Deletes a record in whose place another stands, to which its id leads from now on. */
  merge<T extends Recorded>(entity: EntityClass<T>, id: string, intoId: string): Promise<void>
  /** Tells of records that show something else now, though no column of theirs has changed. */
  touch(type: string, ids: readonly string[], kind: ChangeKind, fields: readonly string[]): void
  delete<T extends Recorded>(entity: EntityClass<T>, id: string, reason?: string): Promise<void>
  /** Names the import, or the undo of one, to which all changes of the transaction belong. */
  nameImport(importId: string): void
  /** What the transaction has changed of the rows of a record, so that the import can be undone. */
  storeBefore(entity: EntityClass<object>, id: string, before: RowsBefore): void
  /** Writes the rows of a record back as they were before a change. */
  restoreRows(entity: EntityClass<object>, id: string, restored: RestoredRows): Promise<void>
  /** Enters a record that was deleted, with all its rows, under its id. */
  reinsertRows(entity: EntityClass<object>, rows: RowsBefore): Promise<void>
  /** Answers that are given again while nobody writes are made anew, though no record has changed. */
  markChanged(): void
  /** Waits until no other transaction writes the first records or the register of territories, and keeps others from it until the commit. */
  lockReferenceRecords(): Promise<void>
  /** Rows that belong to a record (links, former slugs) and whose change is the record's own. */
  insertRows<T extends ObjectLiteral>(
    target: EntityClass<T> | string,
    rows: readonly QueryDeepPartialEntity<T>[],
  ): Promise<void>
}

/** Runs the work in one transaction: all of it is committed with its change rows, or none of it. */
export type Write = <T>(work: (write: Writing) => Promise<T>) => Promise<T>
