import type { Sql } from 'sql-template-tag'
import type { Differences } from './change-content'
import type { ChangeKind } from './change-kind'
import type { UpdateNote } from './write'

/** What was done to one record, until the number of the write is known. */
export interface Noted {
  /** Null: it follows from who saw the record before and sees it now. */
  readonly kind: ChangeKind | null
  readonly recordClass: string
  readonly recordId: string
  readonly fields?: readonly string[]
  readonly differences?: Differences | null
  readonly historyOf?: string | null
  readonly intoId?: string
  readonly wasPublic?: boolean
  readonly reason?: string | null
}

export type Row = Readonly<Record<string, unknown>>

/** A record as it was before it is changed. */
export interface Before {
  readonly row: Row
  readonly wasPublic: boolean
}

export interface RecordQuery {
  readonly id: string
  readonly condition: Sql
  readonly also?: Sql
}

export interface Updated {
  readonly before: Before | null
  readonly changes: Row
  readonly note: UpdateNote
}

export interface Removed {
  readonly before: Before | null
  readonly kind: ChangeKind
  readonly intoId?: string
  readonly reason?: string | null
}

export interface Restored {
  readonly before: Before | null
  readonly fields: readonly string[]
  readonly differences: Differences | null
}
