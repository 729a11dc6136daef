import { createHash } from 'node:crypto'
import { type ColumnProblem, rulesBroken } from '../columns/said'
import type { ReadRow } from '../reading/read-row'
import type { Order } from './order'
import { type Outcome, outcome, type Row } from './row'

const LONGEST_KEY = 200

/** A row to be brought in; or what is wrong with it, whatever the registry has. */
export function rowOf({ number, said }: ReadRow, { intake }: Order): Row | Outcome {
  const { key: given, ...fields } = said.fields
  const key = given ?? fields.id
  const problems = [
    ...said.problems,
    ...(said.problems.length === 0 && key == null ? [KEYLESS] : []),
    ...(typeof key === 'string' && key.length > LONGEST_KEY ? [LONG_KEY] : []),
    ...rulesBroken(intake.rules, intake.shape.fields, { ...said, fields }),
  ]
  if (problems.length > 0)
    return outcome('refused', ...problems.map((problem) => ({ row: number, ...problem })))
  const digest = createHash('sha256').update(JSON.stringify(fields)).digest('base64url')
  return { number, key: String(key), said: fields, digest }
}

const KEYLESS: ColumnProblem = {
  column: 'key',
  message: 'key must be given: any text that names the record in your source, and stays the same.',
}

const LONG_KEY: ColumnProblem = { column: 'key', message: `key must have at most ${LONGEST_KEY} characters.` }
