import type { Said } from '../columns/said'

/** A row of CSV or a line of NDJSON. */
export interface ReadRow {
  /** As people who open the file see it; the row of names is the first. */
  readonly number: number
  readonly said: Said
}
