import type { Violation } from '../../../shared/errors'
import { type Problem, problemOf, type Row } from '../../run/row'

/** Rules of the API that a row breaks, told by the columns of the file. */
export const problemsOf = (row: Row, violations: readonly Violation[]): Problem[] =>
  violations.map(({ path, message }) => problemOf(row, columnOf(path), message))

/** `input.goals.0.text` of the API is the column `goals.text`. */
function columnOf(path: readonly string[]): string | null {
  const steps = path.filter((step) => step !== 'input' && !/^\d+$/.test(step))
  return steps.length === 0 ? null : steps.join('.')
}
