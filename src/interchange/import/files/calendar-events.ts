import ICAL from 'ical.js'
import { isTimeZone } from '../../../core/values/time-zone'
import { FileError } from './table'

/** Calendars are read as a whole, while others wait: 20,000 events have less. */
const MAX_BYTES = 10 * 1024 * 1024

/** So many dates of an event that comes again are read: those of a year before and a year ahead. */
const MAX_OCCURRENCES = 366
const MAX_DAYS = 366
const MAX_STEPS = 20_000

/** The events of a calendar (RFC 5545) as records. */
export async function* calendarEvents(source: AsyncIterable<Buffer>, now: Date): AsyncGenerator<object> {
  const calendar = await readCalendar(source)
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    const timezone = new ICAL.Timezone(zone)
    ICAL.TimezoneService.register(timezone, timezone.tzid)
  }
  const components = calendar.getAllSubcomponents('vevent')
  const masters = components.filter((each) => !each.hasProperty('recurrence-id'))
  for (const component of masters) {
    const uid = component.getFirstPropertyValue('uid')
    const exceptions = components.filter(
      (each) => each.hasProperty('recurrence-id') && each.getFirstPropertyValue('uid') === uid,
    )
    yield* recordsOf(new ICAL.Event(component, { exceptions, strictExceptions: true }), now)
  }
}

async function readCalendar(source: AsyncIterable<Buffer>): Promise<ICAL.Component> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > MAX_BYTES) throw new FileError(`The calendar is larger than ${MAX_BYTES} bytes. Split it.`)
    chunks.push(chunk)
  }
  try {
    return new ICAL.Component(
      ICAL.parse(
        Buffer.concat(chunks)
          .toString('utf8')
          .replace(/^\ufeff+/, ''),
      ),
    )
  } catch (error) {
    throw new FileError(`The calendar cannot be read: ${(error as Error).message}.`)
  }
}

function* recordsOf(event: ICAL.Event, now: Date): Generator<object> {
  if (!event.isRecurring()) {
    yield recordOf(event, { key: event.uid, start: event.startDate, end: event.endDate })
    return
  }
  const rules = event.component.getAllProperties('rrule').map((property) => String(property.getFirstValue()))
  // Its row is refused for a beginning that cannot be read.
  if (!rules.every(isBounded)) yield { key: event.uid, title: event.summary, start: rules.join(' ') }
  else yield* occurrencesOf(event, now)
}

/** Whether the library finds the next date of a rule, or that there is none: in others it may look without end. */
const isBounded = (rule: string): boolean =>
  /FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)\b/.test(rule) &&
  !/BYSETPOS|BYSECOND|BYMINUTE|BYHOUR|BYYEARDAY|BYWEEKNO/.test(rule) &&
  !(rule.includes('FREQ=DAILY') && rule.includes('BYMONTHDAY'))

function* occurrencesOf(event: ICAL.Event, now: Date): Generator<object> {
  const daysFromNow = (days: number) =>
    ICAL.Time.fromJSDate(new Date(now.getTime() + days * 86_400_000), true)
  const [first, last] = [daysFromNow(-MAX_DAYS), daysFromNow(MAX_DAYS)]
  const dates = event.iterator()
  for (let steps = 0, found = 0; steps < MAX_STEPS && found < MAX_OCCURRENCES; steps++) {
    const next = dates.next()
    if (!next || next.compare(last) > 0) return
    if (next.compare(first) < 0) continue
    found++
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    yield recordOf(item, { key: `${event.uid} ${next.toString()}`, start: startDate, end: endDate })
  }
}

interface Occurrence {
  readonly key: string
  readonly start: ICAL.Time
  readonly end: ICAL.Time | null
}

function recordOf(
  { component, summary, description, location }: ICAL.Event,
  { key, start, end }: Occurrence,
) {
  const text = (name: string): string | null => component.getFirstPropertyValue(name)?.toString() ?? null
  const [latitude, longitude] = (text('geo') ?? '').split(/[;,]/).map(Number)
  const url = text('url')
  const hasPoint = latitude !== undefined && longitude !== undefined
  return {
    key,
    title: summary,
    ...(component.hasProperty('categories') && { kind: text('categories') }),
    ...(description && { description }),
    ...(location && { place: location.replace(/\s*\n\s*/g, ', ') }),
    ...(hasPoint && { location: { latitude, longitude } }),
    ...(url && /^https?:/.test(url) && { sources: [{ url }] }),
    ...(text('status') === 'CANCELLED' && { status: 'CANCELLED' }),
    ...timesOf(start, end),
  }
}

/** An all-day event ends on the day before the one that the calendar names. */
function timesOf(start: ICAL.Time, end: ICAL.Time | null): Record<string, string> {
  if (start.isDate) {
    const last = end?.clone()
    last?.adjust(-1, 0, 0, 0)
    const hasEnd = last !== undefined && last.compare(start) >= 0
    return { startsOn: start.toString(), ...(hasEnd && { endsOn: last.toString() }) }
  }
  const hasEnd = end !== null && end.compare(start) > 0
  const zone = start.zone?.tzid ?? ''
  const isLocal = zone === 'floating' || (isTimeZone(zone) && zone !== 'UTC')
  const written = (time: ICAL.Time) =>
    isLocal ? time.toString().replace(/Z$/, '') : time.toJSDate().toISOString()
  const [first, last] = isLocal ? ['startsAtLocal', 'endsAtLocal'] : ['startsAt', 'endsAt']
  return {
    [first as string]: written(start),
    ...(hasEnd && { [last as string]: written(end) }),
    ...(isTimeZone(zone) && zone !== 'UTC' && { timeZone: zone }),
  }
}
