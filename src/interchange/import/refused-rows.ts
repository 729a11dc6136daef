import type { FileHandle } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../core/vocabulary'
import { REASON_COLUMN } from './columns/column-names'
import type { FileRow } from './files/table'
import type { RowOutcome } from './import-row'
import { inLanguage } from './message-groups'

/** The rows that were not taken, as they stand in the file, each with its reasons: to be mended, and imported. */
export class RefusedRows {
  private hasBegun = false

  constructor(
    private readonly file: FileHandle,
    private readonly language: Language,
  ) {}

  /** Empty names: the rows are records in JSON, and no table. */
  async add(outcome: RowOutcome, written: FileRow['written'], names: readonly string[]) {
    const reason = outcome.problems.map((problem) => inLanguage(problem, this.language)).join(' ')
    if (typeof written === 'string') return this.write(`${withReason(written, reason)}\n`)
    const rows = [[reason, ...written]]
    if (!this.hasBegun) rows.unshift([REASON_COLUMN, ...names])
    return this.write(`${this.hasBegun ? '' : '\ufeff'}${stringify(rows)}`)
  }

  private async write(text: string) {
    this.hasBegun = true
    await this.file.appendFile(text)
  }
}

/** A line that is no object stays as it is. */
function withReason(line: string, reason: string): string {
  try {
    const record: unknown = JSON.parse(line)
    if (typeof record === 'object' && record !== null && !Array.isArray(record))
      return JSON.stringify({ [REASON_COLUMN]: reason, ...record })
  } catch {}
  return line
}
