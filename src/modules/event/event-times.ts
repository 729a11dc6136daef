import { beginningOf, dayAt, daysBetween, daysLater, isDay, lastDayBefore } from '../../core/values/local-day'
import { DEFAULT_ZONE, instantsOf } from '../../core/values/local-time'
import { isTimeZone } from '../../core/values/time-zone'
import type { Event } from './event.entity'
import type { BeginningAndEnd, TimesFields } from './event-times.inputs'

export type Times = Pick<Event, 'startsAt' | 'endsAt' | 'timeZone' | 'isAllDay'>

export type TimesInput = Partial<TimesFields>

/** The ways to say when an event begins, and when it ends. */
export const BEGINNINGS = ['startsAt', 'startsOn', 'startsAtLocal'] as const
export const ENDS = ['endsAt', 'endsOn', 'endsAtLocal'] as const

const FIELDS = [...BEGINNINGS, ...ENDS, 'timeZone', 'isAllDay'] as const

export const hasTimes = (values: TimesInput): boolean => FIELDS.some((field) => values[field] !== undefined)

/** Of an event whose times are told by days. */
interface Days {
  readonly first: string
  /** It belongs to the event. Null: not known. */
  readonly last: string | null
}

/** When an event is once this is said of it. Null: that is not to be told, because something is missing or malformed. */
export function resolveTimes(input: TimesInput, known: Times | null): Times | null {
  const timeZone = zoneOf(input, known)
  if (!isTimeZone(timeZone) || !hasWholeDays(input)) return null
  const values = withInstants(input, timeZone)
  if (values === null) return null
  const isAllDay = values.isAllDay ?? (hasDays(values) || (known?.isAllDay ?? false))
  const startsAt = values.startsAt ?? known?.startsAt
  if (isAllDay) {
    const days = resolveDays(values, known, timeZone)
    return days && inZone(days, timeZone)
  }
  return startsAt === undefined ? null : { startsAt, endsAt: resolveEnd(values, known), timeZone, isAllDay }
}

export const zoneOf = ({ timeZone }: TimesInput, known: Times | null): string =>
  timeZone ?? known?.timeZone ?? DEFAULT_ZONE

/** Local times as instants. Null: clocks in the zone skip one of them, or show it twice. */
export function withInstants(values: TimesInput, timeZone: string): TimesInput | null {
  const { startsAtLocal, endsAtLocal, ...others } = values
  const [startsAt, ...otherStarts] = startsAtLocal == null ? [null] : instantsOf(startsAtLocal, timeZone)
  const [endsAt, ...otherEnds] = endsAtLocal == null ? [null] : instantsOf(endsAtLocal, timeZone)
  if (startsAt === undefined || endsAt === undefined || otherStarts.length + otherEnds.length > 0) return null
  return {
    ...others,
    ...(startsAt !== null && { startsAt }),
    ...(endsAtLocal !== undefined && others.endsAt == null && { endsAt }),
  }
}

/** The same where an event is held at another time: what is not said of its end follows from how long it was to last. */
export function moveTimes(values: BeginningAndEnd, known: Times): Times | null {
  const begun = resolveTimes({ ...values, endsAt: null, endsAtLocal: undefined }, known)
  const hasEnd = ENDS.some((field) => values[field] !== undefined)
  if (hasEnd || known.endsAt === null || begun === null) return resolveTimes(values, known)
  const { timeZone } = known
  const days = daysOf(known, timeZone)
  if (begun.isAllDay && days.last !== null) {
    const first = dayAt(begun.startsAt, timeZone)
    return inZone({ first, last: daysLater(first, daysBetween(days.first, days.last)) }, timeZone)
  }
  const length = Date.parse(known.endsAt) - Date.parse(known.startsAt)
  return { ...begun, endsAt: new Date(Date.parse(begun.startsAt) + length).toISOString() }
}

export const hasDays = ({ startsOn, endsOn }: TimesInput): boolean => startsOn != null || endsOn != null

const hasWholeDays = ({ startsOn, endsOn }: TimesInput) =>
  [startsOn, endsOn].every((day) => day == null || isDay(day))

/** Null, said of either end, is an end that is not known. */
const resolveEnd = ({ endsAt, endsOn }: TimesInput, known: Times | null): string | null =>
  endsAt ?? (endsAt === null || endsOn === null ? null : (known?.endsAt ?? null))

function resolveDays(values: TimesInput, known: Times | null, zone: string): Days | null {
  const before = known && daysOf(known, zone)
  const first = values.startsOn ?? (values.startsAt == null ? before?.first : dayAt(values.startsAt, zone))
  if (first === undefined) return null
  const isMissing = values.endsAt === undefined && values.endsOn === undefined
  const last = values.endsOn ?? (values.endsAt == null ? null : lastDayBefore(values.endsAt, zone))
  return { first, last: isMissing ? (before?.last ?? null) : last }
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

export type TimesColumns = Partial<Times> & Pick<Times, 'startsAt'>

/** The stored days of an all-day event, which is a date in any time zone. Any other has none. */
export function storedDays({
  isAllDay = false,
  timeZone = DEFAULT_ZONE,
  startsAt,
  endsAt = null,
}: TimesColumns) {
  if (!isAllDay) return { firstDay: null, lastDay: null }
  const { first, last } = daysOf({ startsAt, endsAt, timeZone, isAllDay }, timeZone)
  return { firstDay: first, lastDay: last }
}
