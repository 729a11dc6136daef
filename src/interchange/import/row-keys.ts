import { createHash } from 'node:crypto'
import { isPlainName } from '../../core/values/plain-text'
import { type ColumnProblem, patchOf, ruleViolations } from './columns/parsed-row'
import type { FileRow } from './files/table'
import type { ImportOptions } from './import-options'
import { type ImportRow, outcome, type RowOutcome } from './import-row'

const MAX_KEY_LENGTH = 200

/** A row to be brought in; or what is wrong with it, whatever the registry has. */
export function rowOf(read: FileRow, { importer, blank }: ImportOptions): ImportRow | RowOutcome {
  const { number, line, lines, values } = read
  const { key: _, ...fields } = values.fields
  const key = keyOf(read)
  const problems = [
    ...values.problems,
    ...(values.problems.length === 0 && key === null ? [KEYLESS] : []),
    ...(key === null ? [] : keyProblems(key)),
    ...ruleViolations(importer.rules, importer.recordSchema.fields, { ...values, fields }),
  ]
  if (problems.length > 0)
    return outcome('refused', ...problems.map((problem) => ({ row: number, ...problem })))
  const text = JSON.stringify([fields, [...(values.exact ?? [])], blank])
  const digest = createHash('sha256').update(text).digest('base64url')
  const patch = patchOf({ ...values, fields }, importer.recordSchema.fields, blank)
  return { number, line, lines, key: String(key), values: fields, patch, digest }
}

/** What the source calls the record, as far as it can be read. */
export function keyOf({ values: { fields } }: FileRow): string | null {
  const key = fields.key ?? fields.id
  return key == null ? null : String(key)
}

function keyProblems(key: string): ColumnProblem[] {
  if (key.length > MAX_KEY_LENGTH) return [LONG_KEY]
  return isPlainName(key, MAX_KEY_LENGTH) ? [] : [UNPRINTABLE_KEY]
}

const KEYLESS: ColumnProblem = {
  column: 'key',
  message: 'key is required: a text that identifies the record in your source and stays the same.',
}

const LONG_KEY: ColumnProblem = {
  column: 'key',
  message: `key must have at most ${MAX_KEY_LENGTH} characters.`,
}

const UNPRINTABLE_KEY: ColumnProblem = {
  column: 'key',
  message: 'key must be plain text on one line, without control characters.',
}
