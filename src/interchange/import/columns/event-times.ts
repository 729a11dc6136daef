import { type Field, field } from '../../../core/records/fields'
import type { RecordSchema } from '../../../core/records/record-schema'
import { DEFAULT_ZONE } from '../../../core/values/local-time'
import { readDate } from './cell-dates'
import { message } from './message'
import type { ColumnProblem, ParsedRow } from './parsed-row'

/** Columns that only files have: lists of events say a day, with or without a time, in one column or in two. */
export const timeFields = ({ fields }: Pick<RecordSchema, 'fields'>): Field[] =>
  fields.some(({ name }) => name === 'startsAtLocal')
    ? [
        field('start', String, 'When it begins, with or without a time: `12.03.2027 18:00`.'),
        field('startTime', String, 'The time it begins, beside the day in start: `18:00`.'),
        field('end', String, 'When it ends, with or without a time: `12.03.2027 20:00`.'),
        field('endTime', String, 'The time it ends, beside the day in end or start: `20:00`.'),
      ]
    : []

const ENDS = [
  ['start', 'startTime', 'startsOn', 'startsAtLocal'],
  ['end', 'endTime', 'endsOn', 'endsAtLocal'],
] as const

/** What a row says of times, as the API takes it: days, or local times. */
export function withTimes(row: ParsedRow): ParsedRow {
  const { start, startTime, end, endTime, ...values } = row.fields
  const written: Record<string, unknown> = {
    start,
    startTime,
    end: end ?? (endTime == null ? end : start),
    endTime,
  }
  if (Object.values(written).every((value) => value === undefined)) return row
  const problems: ColumnProblem[] = [...row.problems]
  const found: Record<string, unknown> = { ...values }
  for (const [day, time, whole, local] of ENDS) {
    const text = [written[day], written[time]].filter((part) => typeof part === 'string').join(' ')
    if (text === '') continue
    const read = readTime(text)
    if (read) found[read.includes('T') ? local : whole] = read
    else problems.push({ column: day, ...NO_DAY })
  }
  // An event that begins at a time does not end by a day.
  if (found.startsAtLocal != null && found.endsOn != null && found.endsAtLocal == null) delete found.endsOn
  return { ...row, fields: found, problems }
}

function readTime(text: string): string | null {
  const local = readDate(text, 'LocalDateTime', DEFAULT_ZONE)?.text
  if (local !== undefined && !/T00:00(:00)?$/.test(local)) return local.replace(/T(\d):/, 'T0$1:')
  const day = readDate(text, 'LocalDate', DEFAULT_ZONE)?.text
  return day?.length === 10 ? day : null
}

const NO_DAY = message(
  'The day cannot be read: write it like 2027-03-12 or 12.03.2027, with a time like 18:00 behind it or in its own column.',
  'Nie da się odczytać dnia: zapisz go tak: 2027-03-12 albo 12.03.2027, z godziną, np. 18:00, za nim lub w osobnej kolumnie.',
)
