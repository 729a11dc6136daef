import { DateTime } from 'luxon'
import type { Violation } from '../../core/errors'
import { dayAt, lastDayBefore } from '../../core/values/local-day'
import { instantsOf, skippedAround, timeWithOffset } from '../../core/values/local-time'
import { isTimeZone } from '../../core/values/time-zone'
import { type Warning, WarningCode, warning } from '../../mutations/warning'
import { BEGINNINGS, ENDS, hasDays, type Times, type TimesInput, withInstants, zoneOf } from './event-times'

const [FIRST_YEAR, LAST_YEAR] = [1900, 2100]
const MAX_EVENT_DAYS = 366

/** What is wrong with the times of an event: as they are said, and as they then are. */
export const timesViolations = (
  values: TimesInput,
  times: Times | null,
  known: Times | null = null,
): Violation[] => [
  ...contradictions(values),
  ...unreadableClocks(values, zoneOf(values, known)),
  ...(times ? [...misplaced(values, times), ...disorder(values, times)] : []),
]

/** Local times that clocks in the zone skip, or show twice. */
function unreadableClocks(values: TimesInput, zone: string): Violation[] {
  if (!isTimeZone(zone)) return []
  return (['startsAtLocal', 'endsAtLocal'] as const).flatMap((field) => {
    const local = values[field]
    const instants = local == null ? [] : instantsOf(local, zone)
    if (local == null || instants.length === 1) return []
    if (instants.length > 1) {
      const times = instants.map((instant) => timeWithOffset(instant, zone)).join(' or ')
      const message = `Clocks in ${zone} show this time twice. Instead of ${field}, give ${field.replace('Local', '')}: ${times}.`
      return [violation(field, 'ambiguousTime', message)]
    }
    const [from, to] = skippedAround(local, zone)
    const message = `${field} does not exist in ${zone}: clocks go from ${from} to ${to}. Give a time before or after that.`
    return [violation(field, 'skippedTime', message)]
  })
}

/** Of an event without a beginning. */
export const beginningMissing = (message: string): Violation => violation('startsAt', 'required', message)

/** No event is without a beginning; these fields are no columns of their own. */
export const clearedBeginning = (values: TimesInput): Violation[] =>
  (['startsOn', 'startsAtLocal'] as const)
    .filter((field) => values[field] === null)
    .map((field) =>
      violation(field, 'required', `${field} must not be null: leave it out to keep the beginning.`),
    )

export const hasBeginning = (values: TimesInput): boolean => BEGINNINGS.some((field) => values[field] != null)

function contradictions(values: TimesInput): Violation[] {
  const found: Violation[] = []
  for (const fields of [BEGINNINGS, ENDS]) {
    const [one, other] = fields.filter((field) => values[field] != null)
    if (one && other) found.push(violation(other, 'exactlyOne', `Give one of ${one} and ${other}, not both.`))
  }
  if (values.isAllDay === false && hasDays(values)) {
    const message =
      'isAllDay must not be false together with startsOn or endsOn: give startsAt and endsAt instead.'
    found.push(violation('isAllDay', 'allDay', message))
  }
  return found
}

function misplaced(values: TimesInput, { startsAt, endsAt, timeZone, isAllDay }: Times): Violation[] {
  const start = BEGINNINGS.find((field) => values[field] != null) ?? 'startsAt'
  const { year } = local(startsAt, timeZone)
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return [violation(start, 'years', `${start} must be in the years ${FIRST_YEAR} to ${LAST_YEAR}.`)]
  if (!isAllDay) return []
  const days = {
    startsOn: dayAt(startsAt, timeZone),
    endsOn: endsAt === null ? null : lastDayBefore(endsAt, timeZone),
  }
  return (['startsOn', 'endsOn'] as const)
    .filter((field) => values[field] != null && values[field] !== days[field])
    .map((field) => violation(field, 'day', `${field} must be a day that exists in timeZone.`))
}

function disorder(values: TimesInput, { startsAt, endsAt, timeZone }: Times): Violation[] {
  if (endsAt === null) return []
  const field = givenEnd(values)
  // Rounded to whole days, an end that is given before the beginning may look right.
  const given = withInstants(values, timeZone)
  if (isOver(startsAt, endsAt) || isOver(given?.startsAt, given?.endsAt)) {
    const message =
      values.endsOn == null
        ? 'The end must be after the beginning. If the event moves, give both.'
        : 'endsOn must not be before the first day.'
    return [violation(field, 'order', message)]
  }
  const { days } = local(endsAt, timeZone).diff(local(startsAt, timeZone), 'days')
  if (days <= MAX_EVENT_DAYS) return []
  return [violation(field, 'duration', `The event must last at most ${MAX_EVENT_DAYS} days.`)]
}

/** Whether it ends before it has begun, or in the same instant. */
const isOver = (start: string | null | undefined, end: string | null | undefined): boolean =>
  start != null && end != null && Date.parse(start) >= Date.parse(end)

const givenEnd = (values: TimesInput) =>
  [...ENDS, ...BEGINNINGS].find((field) => values[field] != null) ?? 'endsAt'

/** Whoever thinks of an event by the clock may be an hour wrong about its end. Whole days are right either way. */
export function clockWarnings(
  values: TimesInput,
  { startsAt, endsAt, timeZone, isAllDay }: Times,
): Warning[] {
  if (isAllDay || endsAt === null) return []
  const [start, end] = [local(startsAt, timeZone), local(endsAt, timeZone)]
  if (start.offset === end.offset) return []
  const message = `The clocks in ${timeZone} change during the event: it begins on ${formatted(start)} and ends on ${formatted(end)}.`
  return [warning(WarningCode.CLOCK_CHANGES, [givenEnd(values)], message)]
}

const formatted = (time: DateTime) => time.toFormat("yyyy-MM-dd 'at' HH:mm '(UTC'ZZ')'")

const local = (instant: string, zone: string) => DateTime.fromISO(instant, { zone })

const violation = (field: string, rule: string, message: string): Violation => ({
  path: ['input', field],
  rule,
  message,
})
