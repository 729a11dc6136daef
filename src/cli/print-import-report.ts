import type { ImportOptions } from '../interchange/import/import-options'
import type { ImportReport, ReportedProblem } from '../interchange/import/import-report'
import type { FieldChange } from '../interchange/import/import-row'

/** What became, or would become, of the rows of a file. */
export function importReport(report: ImportReport, { isDryRun }: ImportOptions): string {
  const { rows, counts, problems, unreported, changes, unreportedChanges, cleared } = report
  const { created, updated, unchanged, waiting, skipped, refused } = counts
  return [
    ...changes.map(changeLine),
    ...(unreportedChanges > 0 ? [`… and ${unreportedChanges} more changes.`] : []),
    ...(changes.length > 0 ? [''] : []),
    ...problems.map(problemLine),
    ...(unreported > 0 ? [`… and ${unreported} more. Correct these first.`] : []),
    ...(problems.length > 0 ? [''] : []),
    `${rows} rows: ${created} new, ${updated} changed, ${unchanged} unchanged, ${waiting} waiting, ${skipped} skipped, ${refused} refused.`,
    ...(cleared > 0
      ? [`${cleared} of the values that change ${isDryRun ? 'would become' : 'are now'} empty.`]
      : []),
    ...(isDryRun ? ['Nothing was written, because of --dry-run.'] : []),
    ...(refused > 0 && !isDryRun
      ? [
          'Refused rows were not written. Correct the file and import it again: the other rows will not change.',
        ]
      : []),
  ].join('\n')
}

const changeLine = ({ row, field, from, to }: FieldChange) =>
  `Row ${row}, ${field}: ${shown(from)} → ${shown(to)}`

const shown = (value: unknown) => (value === null ? '(empty)' : JSON.stringify(value))

const problemLine = ({ row, line, key, column, message }: ReportedProblem) => {
  const place = [
    ...(line === row ? [] : [`line ${line}`]),
    ...(key === null ? [] : [`key ${key.slice(0, 60)}`]),
  ]
  const position = place.length === 0 ? `Row ${row}` : `Row ${row} (${place.join(', ')})`
  return `${position}${column === null ? '' : `, column ${column}`}: ${message}`
}
