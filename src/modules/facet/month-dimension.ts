import sql, { raw, type Sql } from 'sql-template-tag'
import { name } from '../../core/collections/dialect'
import { dayAt } from '../../core/values/local-day'
import { DEFAULT_ZONE } from '../../core/values/local-time'
import type { EventFilter } from '../event/event.filter'
import { periodOf } from '../event/event-period'
import type { Dimension } from './dimension'

/** So many months of one event are counted at the most, the latest ones. */
export const MAX_MONTHS = 600

/** In the middle of a month, it is the same month everywhere. */
function monthOrInstant(column: Sql, instant = (text: Sql) => text): Sql {
  const text = sql`CAST(${column} AS text)`
  return sql`CASE WHEN substr(${text}, 9, 2) BETWEEN '02' AND '27' THEN substr(${text}, 1, 7) ELSE ${instant(text)} END`
}

const ONLY_MONTH = 7

/** Up to the hour, which the databases write with a T or without: in our zone, months begin at whole hours. */
const UP_TO_HOUR = 13

/** By the month of the Polish calendar in which an instant of the record lies. */
export function byMonthAt(column: string): Dimension {
  const kept = `${column} month`
  return {
    columns: { [kept]: monthOrInstant(sql`t.${name(column)}`, upToHour) },
    value: sql`found.${name(kept)}`,
    textOf: (stored) => monthAt(stored.length === UP_TO_HOUR ? `${stored}:00:00Z` : stored, DEFAULT_ZONE),
  }
}

const upToHour = (text: Sql) => sql`substr(${text}, 1, ${raw(`${UP_TO_HOUR}`)})`

/** The month of an instant, which the databases write with a T or without, or of the millisecond before it. */
function monthAt(text: string, zone: string, before = 0): string {
  if (text.length === ONLY_MONTH) return text
  const instant = Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'))
  return dayAt(instant - before, zone).slice(0, ONLY_MONTH)
}

/** By the months that an event is in, as a filter by month finds it; of a period, by those of the period. */
export function byMonth(filter: EventFilter): Dimension {
  const zone = filter.timeZone ?? DEFAULT_ZONE
  const { from, to } = periodOf(filter)
  const [earliest, latest] = [
    from?.day.slice(0, ONLY_MONTH) ?? '0001-01',
    to?.day.slice(0, ONLY_MONTH) ?? '9999-12',
  ]
  return {
    columns: {
      begins: sql`CASE WHEN t."firstDay" IS NULL THEN ${monthOrInstant(sql`t."startsAt"`)} ELSE substr(t."firstDay", 1, 7) END`,
      ends: sql`CASE WHEN t."firstDay" IS NOT NULL THEN substr(coalesce(t."lastDay", t."firstDay"), 1, 7)
        WHEN t."endsAt" > t."startsAt" THEN ${monthOrInstant(sql`t."endsAt"`)} END`,
    },
    value: sql`found."begins" || '|' || coalesce(found."ends", '')`,
    textOf: (stored) => {
      const [begins = '', ends = ''] = stored.split('|')
      const first = monthAt(begins, zone)
      const last = ends === '' ? first : monthAt(ends, zone, 1)
      return `${first > earliest ? first : earliest}|${last < latest ? last : latest}`
    },
    valuesOf: (text) => {
      const [first = 0, last = 0] = text.split('|').map(numberOf)
      const length = Math.min(last - first + 1, MAX_MONTHS)
      return Array.from({ length }, (_, index) => monthNumbered(last - index))
    },
  }
}

const MONTHS = 12

/** Counted from the beginning of our calendar. */
const numberOf = (month: string): number => Number(month.slice(0, 4)) * MONTHS + Number(month.slice(5)) - 1

const monthNumbered = (number: number): string =>
  `${String(Math.floor(number / MONTHS)).padStart(4, '0')}-${String((number % MONTHS) + 1).padStart(2, '0')}`
