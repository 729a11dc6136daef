import type { ImportRow } from './import-row'

/** Rows of a file that are alike: those that have the same text for the same key, in any place of the file. */
export class SimilarRows {
  private readonly rows = new Map<string, readonly number[]>()

  constructor(private readonly keyOf: (row: ImportRow) => string | null) {}

  add(row: ImportRow) {
    const key = this.keyOf(row)
    if (key === null) return
    const known = this.rows.get(key) ?? []
    if (known.length < 2 && !known.includes(row.number)) this.rows.set(key, [...known, row.number])
  }

  /** Another row that is like it. */
  like(row: ImportRow): number | null {
    const key = this.keyOf(row)
    return (key === null ? [] : (this.rows.get(key) ?? [])).find((number) => number !== row.number) ?? null
  }
}
