import type { Statement } from '../../core/collections/statement'

export type Rows = unknown[][]

/** One statement instead of several, and how its rows are shared among them. */
interface Together {
  readonly statement: Statement
  readonly share: (rows: Rows) => readonly Rows[]
}

/** A kind of statements of which one can do what several are to do. */
export interface BatchKind {
  includes(statement: Statement): boolean
  /** Whether two of one text can be together. */
  areAlike(one: Statement, other: Statement): boolean
  /** How many are to be together, group by group. */
  sizes(members: readonly Statement[]): readonly number[]
  /** Null: they are to be run one by one. */
  together(members: readonly Statement[]): Together | null
}
