import type { Outcome, Problem, Result } from './row'

/** More of them are counted, and not told: whoever mends so many runs it again. */
const MOST_TOLD = 1_000

/** What became of the rows of a file. */
export class Report {
  rows = 0
  readonly counts: Record<Result, number> = { created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 }
  readonly problems: Problem[] = []
  untold = 0

  add({ result, problems }: Outcome) {
    this.rows++
    this.counts[result]++
    for (const problem of problems)
      if (this.problems.length < MOST_TOLD) this.problems.push(problem)
      else this.untold++
  }
}
