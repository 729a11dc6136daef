import type { FieldChange, ImportRow, Result, RowOutcome, RowProblem } from './import-row'
import { MessageGroups } from './message-groups'
import type { ChosenSource } from './remembered-source'

/** What is wrong, with where it is found. */
export interface ReportedProblem extends RowProblem {
  /** The line of the file that the row begins on. */
  readonly line: number
  /** Null: it cannot be read. */
  readonly key: string | null
}

export type Position = Pick<ImportRow, 'line' | 'lines'> & { readonly key: string | null }

/** More of them are counted, and not told: whoever mends so many runs it again. */
const MAX_REPORTED = 1_000

/** What became of the rows of a file. */
export class ImportReport {
  /** Null: it is a dry run, of which nothing is stored. */
  importId: string | null = null
  source: ChosenSource = { name: '', basis: 'NAMED', proposed: null }
  rows = 0
  lines = 0
  readonly counts: Record<Result, number> = {
    ...{ created: 0, updated: 0, unchanged: 0, waiting: 0, skipped: 0, refused: 0 },
  }
  readonly problems: ReportedProblem[] = []
  unreported = 0
  /** The same problems by their messages, so that a fault of a whole column is read once. */
  readonly problemGroups = new MessageGroups()
  /** What was read otherwise than it is written, and cells that were left out. */
  readonly notes = new MessageGroups()
  readonly changes: FieldChange[] = []
  unreportedChanges = 0
  /** Values that there were, and that are empty now. */
  cleared = 0

  add({ result, problems, changes = [], notes = [] }: RowOutcome, { line, lines, key }: Position) {
    this.rows++
    this.lines += lines
    this.counts[result]++
    for (const note of notes) this.notes.add(note, 'note')
    for (const problem of problems) {
      this.problemGroups.add(problem, result === 'skipped' ? 'skipped' : 'refused')
      if (this.problems.length < MAX_REPORTED) this.problems.push({ ...problem, line, key })
      else this.unreported++
    }
    this.cleared += changes.filter(({ to }) => to === null).length
    const room = Math.max(0, MAX_REPORTED - this.changes.length)
    this.changes.push(...changes.slice(0, room))
    this.unreportedChanges += Math.max(0, changes.length - room)
  }
}
