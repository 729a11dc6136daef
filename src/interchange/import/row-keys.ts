import { createHash } from 'node:crypto'
import { prefixOf } from '../../core/id'
import { isPlainName } from '../../core/values/plain-text'
import { withTimes } from './columns/event-times'
import { withoutBadCells } from './columns/left-out-cells'
import { type ColumnProblem, type ParsedRow, patchOf, ruleViolations } from './columns/parsed-row'
import type { FileRow } from './files/table'
import type { ImportOptions } from './import-options'
import { type ImportRow, outcome, type RowOutcome } from './import-row'
import { withPlaces, withPrecision } from './places/place-fields'
import type { UnitIndex } from './places/unit-index'

const MAX_KEY_LENGTH = 200

/** A row to be brought in; or what is wrong with it, whatever the registry has. */
export function rowOf(
  row: FileRow,
  { importer, blank }: ImportOptions,
  units: UnitIndex,
): ImportRow | RowOutcome {
  const { number, line, lines, written } = row
  const { recordSchema, rules } = importer
  const values = withOwnId(withTimes(withPlaces(row.values, recordSchema, units)))
  const { key: _, ...read } = values.fields
  const key = keyOf(row)
  const broken = ruleViolations(rules, recordSchema.fields, { ...values, fields: read })
  const { fields, refusals, notes } = withoutBadCells(
    read,
    [...values.problems, ...broken],
    recordSchema.fields,
  )
  const problems = [
    ...refusals,
    ...(refusals.length === 0 && key === null ? [KEYLESS] : []),
    ...(key === null ? [] : keyProblems(key)),
  ]
  const derived = importer.derive?.(fields) ?? null
  const told = [...(values.notes ?? []), ...notes, ...(derived ? [derived.note] : [])].map((note) => ({
    row: number,
    ...note,
  }))
  if (problems.length > 0)
    return { ...outcome('refused', ...problems.map((problem) => ({ row: number, ...problem }))), notes: told }
  const text = JSON.stringify([fields, [...(values.exact ?? [])], blank])
  const digest = createHash('sha256').update(text).digest('base64url')
  const patch = patchOf({ ...values, fields }, recordSchema.fields, blank)
  return {
    number,
    line,
    lines,
    key: String(key),
    values: { ...withPrecision(fields), ...derived?.fields },
    patch,
    digest,
    notes: told,
    written,
  }
}

/** The ids of other registries are keys of theirs. */
function withOwnId(values: ParsedRow): ParsedRow {
  const { id, ...fields } = values.fields
  if (typeof id !== 'string' || fields.key != null || prefixOf(id) !== null) return values
  return { ...values, fields: { ...fields, key: id }, notes: [...(values.notes ?? []), ID_AS_KEY] }
}

const ID_AS_KEY: ColumnProblem = {
  column: 'id',
  message: 'The id is none of this registry: it was read as the key of the record in your source.',
  polish: 'Identyfikator nie pochodzi z tego rejestru: odczytano go jako klucz rekordu w twoim źródle.',
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
  polish: 'key jest wymagany: tekst, który oznacza rekord w twoim źródle i się nie zmienia.',
}

const LONG_KEY: ColumnProblem = {
  column: 'key',
  message: `key must have at most ${MAX_KEY_LENGTH} characters.`,
}

const UNPRINTABLE_KEY: ColumnProblem = {
  column: 'key',
  message: 'key must be plain text on one line, without control characters.',
}
