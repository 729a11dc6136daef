import { isTimeZone } from '../../shared/time-zone'
import type { Event } from '../event.entity'
import { beginningOf, dayAt, daysBetween, daysLater, isDay, lastDayBefore } from './local-day'
import type { BeginningAndEnd, TimesFields } from './times.inputs'

export type Times = Pick<Event, 'startsAt' | 'endsAt' | 'timeZone' | 'isAllDay'>
export type SaidTimes = Partial<TimesFields>

const DEFAULT_ZONE = 'Europe/Warsaw'
const FIELDS = ['startsAt', 'startsOn', 'endsAt', 'endsOn', 'timeZone', 'isAllDay'] as const

export const saysTimes = (said: SaidTimes): boolean => FIELDS.some((field) => said[field] !== undefined)

/** Of an event whose times are told by days. */
interface Days {
  readonly first: string
  /** It belongs to the event. Null: not known. */
  readonly last: string | null
}

/** When an event is once this is said of it. Null: that is not to be told, because something is missing or malformed. */
export function timesSaid(said: SaidTimes, known: Times | null): Times | null {
  const timeZone = said.timeZone ?? known?.timeZone ?? DEFAULT_ZONE
  const isAllDay = said.isAllDay ?? (namesDays(said) || (known?.isAllDay ?? false))
  const startsAt = said.startsAt ?? known?.startsAt
  if (!isTimeZone(timeZone) || !namesWholeDays(said)) return null
  if (isAllDay) {
    const days = daysSaid(said, known, timeZone)
    return days && inZone(days, timeZone)
  }
  return startsAt === undefined ? null : { startsAt, endsAt: endSaid(said, known), timeZone, isAllDay }
}

/** The same where an event is held at another time: what is not said of its end follows from how long it was to last. */
export function timesMoved(said: BeginningAndEnd, known: Times): Times | null {
  const begun = timesSaid({ ...said, endsAt: null }, known)
  if (said.endsAt !== undefined || said.endsOn !== undefined || known.endsAt === null || begun === null)
    return timesSaid(said, known)
  const { timeZone } = known
  const days = daysOf(known, timeZone)
  if (begun.isAllDay && days.last !== null) {
    const first = dayAt(begun.startsAt, timeZone)
    return inZone({ first, last: daysLater(first, daysBetween(days.first, days.last)) }, timeZone)
  }
  const length = Date.parse(known.endsAt) - Date.parse(known.startsAt)
  return { ...begun, endsAt: new Date(Date.parse(begun.startsAt) + length).toISOString() }
}

export const namesDays = ({ startsOn, endsOn }: SaidTimes): boolean => startsOn != null || endsOn != null

const namesWholeDays = ({ startsOn, endsOn }: SaidTimes) =>
  [startsOn, endsOn].every((day) => day == null || isDay(day))

/** Null, said of either end, is an end that is not known. */
const endSaid = ({ endsAt, endsOn }: SaidTimes, known: Times | null): string | null =>
  endsAt ?? (endsAt === null || endsOn === null ? null : (known?.endsAt ?? null))

function daysSaid(said: SaidTimes, known: Times | null, zone: string): Days | null {
  const before = known && daysOf(known, zone)
  const first = said.startsOn ?? (said.startsAt == null ? before?.first : dayAt(said.startsAt, zone))
  if (first === undefined) return null
  const isUnsaid = said.endsAt === undefined && said.endsOn === undefined
  const last = said.endsOn ?? (said.endsAt == null ? null : lastDayBefore(said.endsAt, zone))
  return { first, last: isUnsaid ? (before?.last ?? null) : last }
}

/** An all-day event is made of the days of its own zone, any other of those that its instants fall on. */
function daysOf({ startsAt, endsAt, timeZone, isAllDay }: Times, zone: string): Days {
  const own = isAllDay ? timeZone : zone
  return { first: dayAt(startsAt, own), last: endsAt && lastDayBefore(endsAt, own) }
}

const inZone = ({ first, last }: Days, timeZone: string): Times => ({
  startsAt: beginningOf(first, timeZone),
  endsAt: last && beginningOf(daysLater(last, 1), timeZone),
  timeZone,
  isAllDay: true,
})
