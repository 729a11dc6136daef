import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import type { Dialect } from '../../core/collections/dialect'
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
export function duringPeriod(period: Period): Sql {
  const { from, to } = period
  return allOf(
    // By the index first.
    ...(from
      ? [sql`(t."startsAt" >= ${moved(from, -DAY_SHIFT)} OR t."endsAt" > ${moved(from, -DAY_SHIFT)})`]
      : []),
    ...(to ? [sql`t."startsAt" < ${moved(to, DAY_SHIFT)}`] : []),
    ...sides(period),
  )
}

/** The two sides to the instant, or to the day. */
const sides = ({ from, to }: Period): Sql[] => [
  ...(from
    ? [
        sql`CASE WHEN t."firstDay" IS NULL THEN t."startsAt" >= ${from.instant} OR t."endsAt" > ${from.instant}
          ELSE coalesce(t."lastDay", t."firstDay") >= ${from.day} END`,
      ]
    : []),
  ...(to
    ? [
        sql`CASE WHEN t."firstDay" IS NULL THEN t."startsAt" < ${to.instant} ELSE t."firstDay" <= ${to.day} END`,
      ]
    : []),
]

/** Events of the period, as they lie in the order of time. */
interface PeriodInOrder {
  /** The condition of those that begin in it, or so shortly before it that it need not be known how long they last. */
  readonly beginning: Sql
  /** The condition of the others, which last for days and have begun before it: an index has them. Null: there are none. */
  readonly lasting: Sql | null
}

/** The same as `duringPeriod`, in two parts. All events that begin before a time are half of the registry, and few of them last until then. */
export function periodInOrder(period: Period, startsAt: Sql, dialect: Dialect): PeriodInOrder {
  const { from, to } = period
  const begin = from && moved(from, -DAY_SHIFT - LONG_DAYS)
  const isIn = sides(period)
  const ends = to ? [sql`${startsAt} < ${moved(to, DAY_SHIFT)}`] : []
  return {
    beginning: allOf(...(begin ? [sql`${startsAt} >= ${begin}`] : []), ...ends, ...isIn),
    lasting:
      from &&
      allOf(
        dialect.isLonger(sql`t."startsAt"`, sql`t."endsAt"`, LONG_DAYS),
        sql`t."endsAt" > ${moved(from, -DAY_SHIFT)}`,
        // By no index: half of all events begin before.
        sql`(t."startsAt" < ${begin}) IS TRUE`,
        ...isIn,
      ),
  }
}

/** No day of an event is further from the instants of another zone's day. */
const DAY_SHIFT = 3

/** Events that last longer have an index of their own (src/database/migrations/1790000018001-index-long-events.ts). */
const LONG_DAYS = 3

const DAY_MS = 86_400_000

const moved = ({ instant }: Edge, days: number) =>
  storable(new Date(Date.parse(instant) + days * DAY_MS).toISOString())
