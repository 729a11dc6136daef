import type { RowMapper } from '../collections/row-mapper'
import { type CursorScope, encodeCursor, type SortKey } from './cursor'
import type { Edge } from './page'

/** Where the columns of a row begin, after the place of its parent. */
export interface Columns {
  readonly hasDistance: boolean
  readonly sortedAt: number
  readonly nodeAt: number
}

interface Reading<T> {
  readonly mapper: RowMapper<T>
  readonly columns: Columns
  readonly scope: CursorScope
}

/** A row of a list, with its place in it. */
export class ListedRow<T> implements Edge<T> {
  readonly node: T

  constructor(
    private readonly row: readonly unknown[],
    private readonly reading: Reading<T>,
  ) {
    this.node = reading.mapper.instance(row, reading.columns.nodeAt)
  }

  get cursor(): string {
    const { columns, scope } = this.reading
    return encodeCursor(this.row.slice(columns.sortedAt, columns.nodeAt) as unknown as SortKey, scope)
  }

  get distanceKm(): number | null {
    const distance = this.reading.columns.hasDistance ? this.row[1] : null
    return distance === null ? null : Math.round(Number(distance) * 1000) / 1000
  }
}
