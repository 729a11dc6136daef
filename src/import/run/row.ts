/** A row that can be read, and breaks no rule of its own. */
export interface Row {
  /** As people who open the file see it. */
  readonly number: number
  /** What its source calls the record; the id, where the source is a registry like this one. */
  readonly key: string
  /** What it says, by field. What it leaves out is not among it. */
  readonly said: Readonly<Record<string, unknown>>
  /** Of all that it says. */
  readonly digest: string
}

/** The record that a row is about. */
export interface Target {
  readonly row: Row
  readonly id: string
  readonly isNew: boolean
}

export interface Problem {
  readonly row: number
  /** Null: the row as a whole. */
  readonly column: string | null
  /** What is wrong, and what to do. */
  readonly message: string
}

export type Result = 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused'

/** What became of a row. */
export interface Outcome {
  readonly result: Result
  readonly problems: readonly Problem[]
}

export const outcome = (result: Result, ...problems: readonly Problem[]): Outcome => ({ result, problems })

export const problemOf = ({ number }: Row, column: string | null, message: string): Problem => ({
  row: number,
  column,
  message,
})
