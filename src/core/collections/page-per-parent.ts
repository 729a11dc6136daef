import type { Sql } from 'sql-template-tag'

/** A table of links: its name, and its columns with the ids of the parent and of the row. */
export interface Through {
  readonly table: string
  readonly parent: string
  readonly row: string
  /** Most rows of the table are linked to each parent: a page is walked along the index that sorts it, link by link. */
  readonly isDense?: boolean
}

/** A way that leads to rows `t`. */
export interface Branch {
  readonly from: Sql
  readonly condition: Sql
  readonly sortedBy: readonly Sql[]
}

export interface PagePerParent {
  /** The list of their ids. */
  readonly parents: unknown
  readonly table: Sql
  readonly select: readonly Sql[]
  /** Each of the ways that lead from a parent to its rows. */
  readonly branches: readonly Branch[]
  /** Of whole lists: the links that lead from a parent to its rows, to be followed beside the one way. */
  readonly through: Through | null
  readonly sortedBy: readonly Sql[]
  readonly descending: boolean
  /** Null: every row. */
  readonly limit: number | null
}
