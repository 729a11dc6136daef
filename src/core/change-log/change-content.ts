import type { Stored } from '../collections/stored-columns'

/** What a field was, and what it became. */
export type Difference = readonly [from: unknown, to: unknown]

/** By the name of the field. */
export type Differences = Readonly<Record<string, Difference>>

/** A row as the database has it, by the names of its columns. */
export type StoredRow = Readonly<Record<string, Stored>>

export type RowsByTable = Readonly<Record<string, readonly StoredRow[]>>

/** What a change did to the rows of a record, as far as it takes to write them back. */
export interface RowsBefore {
  /** Of the record's own row: the columns that were changed, as they were; all of them where the record was deleted. */
  readonly row: StoredRow
  /** Of its other rows: those that were deleted or changed, as they were. */
  readonly gone: RowsByTable
  /** The keys of those that were added or changed. */
  readonly come: RowsByTable
}
