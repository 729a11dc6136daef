import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import { badUserInput } from '../../core/errors'
import { beginningOf, dayAt, daysLater, lastDayOf } from '../../core/values/local-day'
import { DEFAULT_ZONE } from '../../core/values/local-time'

/** One side of a period: the instant for events with a time of day, the day for those that last whole days. */
interface Edge {
  readonly instant: string
  readonly day: string
}

/** Null: without a beginning, or without an end. */
export interface Period {
  readonly from: Edge | null
  readonly to: Edge | null
}

interface PeriodFilter {
  readonly on?: string | null
  readonly from?: string | null
  readonly to?: string | null
  readonly timeZone?: string | null
}

const isDate = (value: string) => !value.includes('T')

/** The period that a filter asks for. */
export function periodOf({ on, from, to, timeZone }: PeriodFilter): Period {
  const zone = timeZone ?? DEFAULT_ZONE
  if (on != null && (from != null || to != null))
    throw badUserInput('filter.on', 'notWithPeriod', 'Give on, or from and to, not both.')
  const [first, last] = [on ?? from, on ?? to]
  const period = {
    from: first == null ? null : beginning(first, zone),
    to: last == null ? null : end(last, zone),
  }
  const isDisordered =
    first != null && last != null && isDate(first) && isDate(last)
      ? period.from && period.to && period.from.day > period.to.day
      : period.from && period.to && period.from.instant > period.to.instant
  if (isDisordered) throw badUserInput('filter.to', 'order', 'to must not be before from.')
  return period
}

function beginning(value: string, zone: string): Edge {
  if (!isDate(value)) return { instant: value, day: dayAt(value, zone) }
  const day = `${value}${'-01-01'.slice(value.length - 4)}`
  return { instant: storable(beginningOf(day, zone)), day }
}

/** The instant no longer belongs to the period; the day does. */
function end(value: string, zone: string): Edge {
  if (!isDate(value)) return { instant: value, day: dayAt(Date.parse(value) - 1, zone) }
  const day = lastDayOf(value)
  return { instant: storable(beginningOf(daysLater(day, 1), zone)), day }
}

/** The databases know the years 1 to 9999. */
function storable(instant: string): string {
  const [first, last] = ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']
  const milliseconds = Math.min(Math.max(Date.parse(instant), Date.parse(first)), Date.parse(last))
  return new Date(milliseconds).toISOString()
}

/** True of the events `t` in the period. One without an end, or that ends as it begins, is the instant at which it begins. */
export function duringPeriod({ from, to }: Period): Sql {
  const sides = [
    ...(from
      ? [
          // By the index first: no day of an event is further from the instants of another zone's day.
          sql`(t."startsAt" >= ${moved(from, -3)} OR t."endsAt" > ${moved(from, -3)})`,
          sql`CASE WHEN t."firstDay" IS NULL THEN t."startsAt" >= ${from.instant} OR t."endsAt" > ${from.instant}
            ELSE coalesce(t."lastDay", t."firstDay") >= ${from.day} END`,
        ]
      : []),
    ...(to
      ? [
          sql`t."startsAt" < ${moved(to, 3)}`,
          sql`CASE WHEN t."firstDay" IS NULL THEN t."startsAt" < ${to.instant} ELSE t."firstDay" <= ${to.day} END`,
        ]
      : []),
  ]
  return allOf(...sides)
}

const DAY_MS = 86_400_000

const moved = ({ instant }: Edge, days: number) =>
  storable(new Date(Date.parse(instant) + days * DAY_MS).toISOString())
