import type { Differences } from '../../core/change-log/change.entity'
import type { ColumnProblem, Patch } from './columns/parsed-row'
import type { FileRow } from './files/table'

/** A row that can be read, and breaks no rule of its own. */
export interface ImportRow {
  /** As people who open the file see it. */
  readonly number: number
  /** The line of the file that it begins on. */
  readonly line: number
  /** How many lines it spans, without those that are blank. */
  readonly lines: number
  /** What its source calls the record; the id, where the source is a registry like this one. */
  readonly key: string
  /** What it says, by field. What it leaves out is not among it. */
  readonly values: Readonly<Record<string, unknown>>
  /** What of it changes a record that is there. */
  readonly patch: Patch
  /** Of all that it says. */
  readonly digest: string
  /** What was read otherwise than it is written, and what was left out. */
  readonly notes: readonly RowProblem[]
  /** As it stands in the file. */
  readonly written: FileRow['written']
}

/** What a row looks like: a record that is there, or another row of the file. */
export type Likeness =
  | { readonly id: string /** As people know it: “Dla Rudawki” (dla-rudawki). */; readonly called: string }
  | { readonly otherRow: number }

/** What no two rows of a file may share: `krs 0000325251`, with the column that says it. */
export type UniqueValue = readonly [column: string, value: string]

/** The record that a row is about. */
export interface Target {
  readonly row: ImportRow
  readonly id: string
  readonly isNew: boolean
}

export interface RowProblem extends ColumnProblem {
  readonly row: number
}

export type Result = 'created' | 'updated' | 'unchanged' | 'waiting' | 'skipped' | 'refused'

/** What became of a row. */
export interface RowOutcome {
  readonly result: Result
  readonly problems: readonly RowProblem[]
  readonly changes?: readonly FieldChange[]
  readonly notes?: readonly RowProblem[]
}

/** What a field of a record was, and what it is once the row is brought in. */
export interface FieldChange {
  readonly row: number
  readonly id: string
  /** As a column names it: `contact.phone`. */
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

/** An update of which a part waits for an editor: what was written of it, and what is told of the rest. */
export class WaitingUpdate {
  constructor(
    readonly differences: Differences,
    readonly problems: readonly RowProblem[],
  ) {}
}

/** What an update has written, by property: nothing, if it is empty. Or what is wrong, and nothing was written. */
export type UpdateResult = Differences | WaitingUpdate | readonly RowProblem[]

export const outcome = (result: Result, ...problems: readonly RowProblem[]): RowOutcome => ({
  result,
  problems,
})

export const problemOf = (
  { number }: ImportRow,
  column: string | null,
  message: string,
  polish?: string,
): RowProblem => ({ row: number, column, message, ...(polish !== undefined && { polish }) })
