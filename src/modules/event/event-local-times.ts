import { dayAt, lastDayBefore } from '../../core/values/local-day'
import { instantsOf, localTime } from '../../core/values/local-time'
import { isTimeZone } from '../../core/values/time-zone'
import { type Times, type TimesInput, zoneOf } from './event-times'

/** The days and the clock times of an event, in its own zone. */
export const localTimesOf = {
  startsOn: ({ startsAt, timeZone }: Times): string => dayAt(startsAt, timeZone),
  startsAtLocal: ({ startsAt, timeZone, isAllDay }: Times): string | null =>
    isAllDay ? null : localTime(startsAt, timeZone),
  endsOn: ({ startsAt, endsAt, timeZone }: Times): string | null => {
    if (endsAt === null) return null
    return endsAt > startsAt ? lastDayBefore(endsAt, timeZone) : dayAt(startsAt, timeZone)
  },
  endsAtLocal: ({ endsAt, timeZone, isAllDay }: Times): string | null =>
    isAllDay || endsAt === null ? null : localTime(endsAt, timeZone),
}

interface Ways {
  readonly instant: 'startsAt' | 'endsAt'
  readonly day: 'startsOn' | 'endsOn'
  readonly local: 'startsAtLocal' | 'endsAtLocal'
}

const START: Ways = { instant: 'startsAt', day: 'startsOn', local: 'startsAtLocal' }
const END: Ways = { instant: 'endsAt', day: 'endsOn', local: 'endsAtLocal' }

/**
 * What a row of a file says of the times. Feeds have them in several columns, of which somebody edits one: those that say
 * what the registry has, or what another says, are left out. What contradicts another stays, to be refused.
 */
export function withoutRepeatedTimes<T extends TimesInput>(values: T, known: Times | null): T {
  const zone = zoneOf(values, known)
  if (!isTimeZone(zone)) return values
  const repeated = [START, END].flatMap((ways) => repeatedIn(values, { ways, known, zone }))
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !repeated.includes(name)),
  ) as unknown as T
}

interface Compared {
  readonly ways: Ways
  readonly known: Times | null
  readonly zone: string
}

function repeatedIn(values: TimesInput, { ways, known, zone }: Compared): string[] {
  const { instant, day, local } = ways
  const present = [instant, day, local].filter((name) => values[name] != null)
  if (present.length < 2) return []
  const edited = known ? present.filter((name) => !isStored(values, name, { ways, known, zone })) : present
  // Nothing is new: the instant alone says so.
  if (edited.length === 0) return present.filter((name) => name !== (present[0] as string))
  const [at, localAt, on] = [instant, local, day].map((name) =>
    edited.includes(name) ? (values[name] as string) : null,
  ) as [string | null, string | null, string | null]
  const isSame = at !== null && localAt !== null && instantsOf(localAt, zone).some((each) => equal(each, at))
  const dayOf = at === null ? localAt?.slice(0, 10) : dayOfInstant(at, { ways, zone })
  const redundant = [...(isSame ? [local] : []), ...(on !== null && on === dayOf ? [day] : [])]
  return present.filter((name) => !edited.includes(name) || redundant.includes(name as typeof day))
}

/** An end at midnight is that of the day before. */
const dayOfInstant = (at: string, { ways, zone }: Pick<Compared, 'ways' | 'zone'>) =>
  ways === END ? lastDayBefore(at, zone) : dayAt(at, zone)

function isStored(values: TimesInput, name: string, { ways, known }: Compared & { known: Times }): boolean {
  const value = values[name as keyof TimesInput] as string
  if (name === ways.instant) {
    const stored = known[ways.instant]
    return stored !== null && equal(stored, value)
  }
  const stored = localTimesOf[name as keyof typeof localTimesOf](known)
  return stored !== null && (name === ways.day ? stored === value : equal(`${stored}Z`, `${value}Z`))
}

const equal = (one: string, other: string) => Date.parse(one) === Date.parse(other)
