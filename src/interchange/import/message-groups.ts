import type { RowProblem } from './import-row'

/** One sentence of the report, and the rows that it is about. */
export interface MessageGroup extends Omit<RowProblem, 'row' | 'isOfRecord'> {
  readonly count: number
  /** The first of the rows. */
  readonly rows: readonly number[]
}

const MAX_GROUPS = 1_000
const MAX_ROWS = 5

/** Equal messages about the same column, counted. */
export class MessageGroups {
  private readonly groups = new Map<string, { problem: RowProblem; count: number; rows: number[] }>()
  /** Messages that are in none, as there are too many. */
  uncounted = 0

  add(problem: RowProblem) {
    const key = `${problem.column} ${problem.message}`
    const group = this.groups.get(key)
    if (group) {
      group.count++
      if (group.rows.length < MAX_ROWS && !group.rows.includes(problem.row)) group.rows.push(problem.row)
    } else if (this.groups.size < MAX_GROUPS) this.groups.set(key, { problem, count: 1, rows: [problem.row] })
    else this.uncounted++
  }

  /** The most frequent first; of equal ones, those of the first rows. */
  list(): MessageGroup[] {
    return [...this.groups.values()]
      .sort((one, other) => other.count - one.count)
      .map(({ problem: { column, message, polish }, count, rows }) => ({
        ...{ column, message, count, rows },
        ...(polish !== undefined && { polish }),
      }))
  }
}
