import { ICalCalendar, ICalEvent, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import { EventStatus } from '../../event/event.enums'
import { addressOf, type Feed, type Format } from './format'

/** What an event of a feed is, as far as calendars take it. */
interface FiledEvent {
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly kind: string
  readonly status: EventStatus
  readonly startsAt: string
  readonly endsAt: string | null
  readonly timeZone: string
  readonly isAllDay: boolean
  readonly place: string | null
  readonly address: {
    readonly street: string | null
    readonly postalCode: string | null
    readonly town: string | null
  } | null
  readonly location: { readonly latitude: number; readonly longitude: number } | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

const STATUSES: Readonly<Record<EventStatus, ICalEventStatus>> = {
  SCHEDULED: ICalEventStatus.CONFIRMED,
  POSTPONED: ICalEventStatus.TENTATIVE,
  CANCELLED: ICalEventStatus.CANCELLED,
}

const LAST = 'END:VCALENDAR'

/** How often calendars are to ask again, in seconds. */
const REFRESH_SECONDS = 3_600

export const ics: Format = {
  extension: 'ics',
  mediaType: 'text/calendar; charset=utf-8',
  meaning: 'A calendar to subscribe to (RFC 5545), in UTC. What is cancelled stays in it, and says so.',
  datasets: ['events'],
  parameters: [],
  batch: 10,
  writing: (feed) => {
    const [head = ''] = `${calendarOf(feed)}`.split(LAST)
    return {
      head,
      text: (records) => {
        const calendar = calendarOf(feed)
        return records
          .map((record) => folded(eventOf(calendar, record as unknown as FiledEvent, feed)))
          .join('')
      },
      between: '',
      tail: `${LAST}\r\n`,
    }
  },
}

/** They say how another parameter is meant, and are in every address that the API gives. */
const UNTOLD = ['coverage', 'includeExamples']

/** Whoever subscribes to several tells them apart by what each is narrowed to, in whatever order that was said. */
function nameOf({ publisher, parameters }: Feed): string {
  const told = [...parameters].filter(([name]) => !UNTOLD.includes(name))
  return [publisher, ...told.map(([name, values]) => `${name} ${values.join(', ')}`).sort()].join(' · ')
}

const calendarOf = (feed: Feed) =>
  new ICalCalendar({
    prodId: { company: 'Partnerstwa', product: 'registry', language: 'PL' },
    name: nameOf(feed),
    ttl: REFRESH_SECONDS,
    source: feed.address,
  })

/** Bytes of a line, of which a blank begins each but the first. */
const LONGEST_LINE = 75

/** The library folds the lines of whole calendars, and asks of each character how long it is, which takes ten times as long as all else. */
function folded(text: string): string {
  return text.replace(/[^\r\n]{25,}/g, (line) => {
    if (Buffer.byteLength(line) <= LONGEST_LINE) return line
    let [lines, length] = ['', 0]
    for (const character of line) {
      const bytes = Buffer.byteLength(character)
      if (length + bytes > LONGEST_LINE) {
        lines += '\r\n '
        length = 1
      }
      lines += character
      length += bytes
    }
    return lines
  })
}

function eventOf(calendar: ICalCalendar, event: FiledEvent, feed: Feed): string {
  const { id, title, description, kind, status, isAllDay, location, place } = event
  const address = [
    event.address?.street,
    [event.address?.postalCode, event.address?.town].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ')
  // Days are the event's own, whatever the clock of the calendar shows.
  const instant = (at: string) =>
    isAllDay
      ? DateTime.fromISO(at, { zone: event.timeZone }).setZone('UTC', { keepLocalTime: true }).toJSDate()
      : new Date(at)
  const made = new ICalEvent(
    {
      id,
      sequence: event.version - 1,
      stamp: new Date(event.updatedAt),
      created: new Date(event.createdAt),
      lastModified: new Date(event.updatedAt),
      start: instant(event.startsAt),
      ...(event.endsAt !== null && { end: instant(event.endsAt) }),
      allDay: isAllDay,
      summary: title,
      ...(description !== null && { description }),
      ...((place || address || location) && {
        location: {
          title: place || address || coordinates(location),
          ...(address && place && { address }),
          ...(location && { geo: { lat: location.latitude, lon: location.longitude } }),
        },
      }),
      categories: [{ name: kind }],
      status: STATUSES[status],
      url: addressOf(feed, id),
    },
    calendar,
  )
  return made.toString()
}

const coordinates = (location: FiledEvent['location']) =>
  location ? `${location.latitude}, ${location.longitude}` : ''
