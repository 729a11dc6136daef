import type { Order } from '../import/run/order'
import type { Report } from '../import/run/report'
import type { Problem } from '../import/run/row'

/** What became, or would become, of the rows of a file. */
export function importReport({ rows, counts, problems, untold }: Report, { isDryRun }: Order): string {
  const { created, updated, unchanged, skipped, refused } = counts
  return [
    ...problems.map(told),
    ...(untold > 0 ? [`… and ${untold} more. Mend these first.`] : []),
    ...(problems.length > 0 ? [''] : []),
    `${rows} rows: ${created} new, ${updated} changed, ${unchanged} unchanged, ${skipped} skipped, ${refused} refused.`,
    ...(isDryRun ? ['Nothing was written, because of --dry-run.'] : []),
    ...(refused > 0 && !isDryRun
      ? [
          'What was refused, was not written. Mend the file, and import it again: the other rows stay as they are.',
        ]
      : []),
  ].join('\n')
}

const told = ({ row, column, message }: Problem) =>
  `Row ${row}${column === null ? '' : `, column ${column}`}: ${message}`
