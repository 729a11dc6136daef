import type { Taking } from '../intake/intake'
import { type Outcome, outcome, problemOf, type Row } from '../run/row'

/** What rows of a file have said that no other may say: the same key, id or number twice is a mistake. */
export class Claims {
  private readonly rows = new Map<string, number>()

  /** The rows that share nothing with one before them. */
  unclaimed(rows: readonly Row[], taking: Taking, outcomes: Map<Row, Outcome>): Row[] {
    return rows.filter((row) => {
      const problems = claimsOf(row, taking).flatMap(([column, value]) => {
        const first = this.claim(`${column} ${value}`, row.number)
        return first === row.number
          ? []
          : problemOf(row, column, `Row ${first} has the same ${column}. Keep one of the two.`)
      })
      if (problems.length > 0) outcomes.set(row, outcome('refused', ...problems))
      return problems.length === 0
    })
  }

  /** Which row had it first: a batch that is tried again claims the same. */
  private claim(value: string, row: number): number {
    const first = this.rows.get(value) ?? row
    this.rows.set(value, Math.min(first, row))
    return first
  }
}

function claimsOf(row: Row, taking: Taking): (readonly [column: string, value: string])[] {
  const { id } = row.said
  const isKeyed = row.key !== id
  return [
    ...(isKeyed ? [['key', row.key] as const] : []),
    ...(typeof id === 'string' ? [['id', id] as const] : []),
    ...taking.claims(row),
  ]
}
