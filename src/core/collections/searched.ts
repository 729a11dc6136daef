import type { Sql } from 'sql-template-tag'

/** How a search finds a record by its words. */
export interface Searched {
  /** True of the rows that are found by the name of a unit too. Null: of none. */
  readonly inUnit: ((unitId: Sql) => Sql) | null
  /** Those that stay as they are while units move: they sort the records by their units. */
  readonly tables?: readonly string[]
}
