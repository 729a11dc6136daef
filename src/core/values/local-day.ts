import { ValidateBy } from 'class-validator'
import { DateTime } from 'luxon'
import { shownAt } from './zone-offset'

const DAY_MS = 86_400_000

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A whole day of a calendar, as the scalar PartialDate lets it pass: `2027-03-28`, and neither a month nor a year. */
export const isDay = (value: unknown): boolean => typeof value === 'string' && DAY.test(value)

export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: isDay,
      defaultMessage: (args) => `${args?.property} must be a day, such as 2027-05-01.`,
    },
  })

/** The day that a calendar in the zone shows at the instant. */
export function dayAt(instant: string | number, zone: string): string {
  const at = new Date(instant).getTime()
  const shown = new Date(shownAt(at, zone))
  // Of what is no instant, it has a day that is none.
  if (Number.isNaN(shown.getTime())) return DateTime.fromMillis(at, { zone }).toISODate() as string
  return shown.toISOString().replace(TIME, '')
}

const TIME = /T.*/

/** The last day of what ends at the instant, which no longer belongs to it. */
export const lastDayBefore = (end: string, zone: string): string => dayAt(Date.parse(end) - 1, zone)

/** When the day begins: at midnight, which is searched for, since some clocks have skipped or repeated it. */
export function beginningOf(day: string, zone: string): string {
  let from = DateTime.fromISO(day, { zone }).toMillis()
  let before = from - DAY_MS
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dayAt(middle, zone) < day) before = middle
    else from = middle
  }
  return new Date(from).toISOString()
}

const days = (day: string) => DateTime.fromISO(day, { zone: 'utc' })

export const daysLater = (day: string, number: number): string =>
  days(day).plus({ days: number }).toISODate() as string

export const daysBetween = (day: string, later: string): number => days(later).diff(days(day), 'days').days

const UNITS: Readonly<Record<number, 'year' | 'month'>> = { 4: 'year', 7: 'month' }

/** The last day of a year or of a month; a day is its own. */
export const lastDayOf = (date: string): string =>
  days(date)
    .endOf(UNITS[date.length] ?? 'day')
    .toISODate() as string

/** The days from the one to the other, which is among them. */
export const daysFrom = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index) => daysLater(first, index))

/** The first instant of the day that it is in Poland. */
export const beginningOfPolishDay = (now: Date): Date =>
  DateTime.fromJSDate(now, { zone: 'Europe/Warsaw' }).startOf('day').toJSDate()

/** The last instant of the day that it is in Poland, in milliseconds since 1970. */
export const endOfPolishDay = (now: Date): number =>
  DateTime.fromJSDate(now, { zone: 'Europe/Warsaw' }).endOf('day').toMillis()
