import { DateTime } from 'luxon'
import { type Warning, WarningCode, warning } from '../../keeping/warning'
import type { Violation } from '../../shared/errors'
import { namesDays, type SaidTimes, type Times } from './event-times'
import { dayAt, lastDayBefore } from './local-day'

const [FIRST_YEAR, LAST_YEAR] = [1900, 2100]
const LONGEST_DAYS = 366

/** What is wrong with the times of an event: as they are said, and as they then are. */
export const timesViolations = (said: SaidTimes, times: Times | null): Violation[] => [
  ...contradictions(said),
  ...(times ? [...misplaced(said, times), ...disorder(said, times)] : []),
]

/** Of an event without a beginning. */
export const beginningMissing = (message: string): Violation => violation('startsAt', 'required', message)

export const saysBeginning = ({ startsAt, startsOn }: SaidTimes): boolean =>
  startsAt != null || startsOn != null

function contradictions(said: SaidTimes): Violation[] {
  const found: Violation[] = []
  if (said.startsAt != null && said.startsOn != null)
    found.push(violation('startsOn', 'exactlyOne', 'Give one of startsAt and startsOn, not both.'))
  if (said.endsAt != null && said.endsOn != null)
    found.push(violation('endsOn', 'exactlyOne', 'Give one of endsAt and endsOn, not both.'))
  if (said.isAllDay === false && namesDays(said)) {
    const message = 'isAllDay must not be false beside startsOn or endsOn: give startsAt and endsAt.'
    found.push(violation('isAllDay', 'allDay', message))
  }
  return found
}

function misplaced(said: SaidTimes, { startsAt, endsAt, timeZone, isAllDay }: Times): Violation[] {
  const start = said.startsOn != null ? 'startsOn' : 'startsAt'
  const { year } = local(startsAt, timeZone)
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return [violation(start, 'years', `${start} must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}.`)]
  if (!isAllDay) return []
  const days = {
    startsOn: dayAt(startsAt, timeZone),
    endsOn: endsAt === null ? null : lastDayBefore(endsAt, timeZone),
  }
  return (['startsOn', 'endsOn'] as const)
    .filter((field) => said[field] != null && said[field] !== days[field])
    .map((field) => violation(field, 'day', `${field} must be a day that the calendar of timeZone has.`))
}

function disorder(said: SaidTimes, { startsAt, endsAt, timeZone }: Times): Violation[] {
  if (endsAt === null) return []
  const field = givenEnd(said)
  // Rounded to whole days, an end that is given before the beginning may look right.
  if (isOver(startsAt, endsAt) || isOver(said.startsAt, said.endsAt)) {
    const message =
      said.endsOn == null
        ? 'endsAt must be after startsAt; where the event moves, give both.'
        : 'endsOn must not be before the first day.'
    return [violation(field, 'order', message)]
  }
  const { days } = local(endsAt, timeZone).diff(local(startsAt, timeZone), 'days')
  if (days <= LONGEST_DAYS) return []
  return [violation(field, 'duration', `The event must last at most ${LONGEST_DAYS} days.`)]
}

/** Whether it ends before it has begun, or in the same instant. */
const isOver = (start: string | null | undefined, end: string | null | undefined): boolean =>
  start != null && end != null && Date.parse(start) >= Date.parse(end)

const givenEnd = (said: SaidTimes) =>
  (['endsOn', 'endsAt', 'startsOn', 'startsAt'] as const).find((field) => said[field] != null) ?? 'endsAt'

/** Whoever thinks of an event by the clock may be an hour wrong about its end. Whole days are right either way. */
export function clockWarnings(said: SaidTimes, { startsAt, endsAt, timeZone, isAllDay }: Times): Warning[] {
  if (isAllDay || endsAt === null) return []
  const [start, end] = [local(startsAt, timeZone), local(endsAt, timeZone)]
  if (start.offset === end.offset) return []
  const message = `The clocks of ${timeZone} are changed while it lasts: it begins on ${shown(start)} and ends on ${shown(end)}.`
  return [warning(WarningCode.CLOCK_CHANGES, [givenEnd(said)], message)]
}

const shown = (time: DateTime) => time.toFormat("yyyy-MM-dd 'at' HH:mm '(UTC'ZZ')'")

const local = (instant: string, zone: string) => DateTime.fromISO(instant, { zone })

const violation = (field: string, rule: string, message: string): Violation => ({
  path: ['input', field],
  rule,
  message,
})
