import { ICalCalendar, ICalEvent, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import { EventStatus } from '../../../modules/event/event.enums'
import { titleOf } from '../feed-title'
import { type FiledPlace, placeOf } from './event-place'
import type { Feed, FeedFormat } from './format'

/** What an event of a feed is, as far as calendars take it. */
interface FiledEvent extends FiledPlace {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly description: string | null
  readonly kindLabel: string
  readonly status: EventStatus
  readonly startsAt: string
  readonly endsAt: string | null
  readonly timeZone: string
  readonly isAllDay: boolean
  readonly partnershipName: string
  readonly coHostNames: readonly string[]
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

export const ics: FeedFormat = {
  extension: 'ics',
  mediaType: 'text/calendar; charset=utf-8',
  called: 'iCalendar',
  fileType: 'ICS',
  meaning:
    'A calendar to subscribe to (RFC 5545), in UTC: events from a year back on; `from` gives older ones too. A cancelled event stays in it and says so.',
  datasets: ['events'],
  parameters: [],
  hasNames: true,
  pastDays: 366,
  writing: (feed) => {
    const [head = ''] = `${calendarOf(feed)}`.split(LAST)
    return {
      head,
      text: (records) => {
        const calendar = calendarOf(feed)
        return records.map((record) => folded(eventOf(calendar, record as unknown as FiledEvent))).join('')
      },
      between: '',
      tail: `${LAST}\r\n`,
    }
  },
}

const nameOf = (feed: Feed) => titleOf('Wydarzenia', feed)

/** What is read also where the calendar is empty. */
const descriptionOf = (feed: Feed) =>
  `${nameOf(feed)}. Nowe wydarzenia partnerstw lokalnych pojawią się tu same, gdy zostaną ogłoszone. Źródło: ${feed.publisher}, ${feed.publicUrl}/`

const calendarOf = (feed: Feed) =>
  new ICalCalendar({
    prodId: { company: 'Partnerstwa', product: 'registry', language: 'PL' },
    name: nameOf(feed),
    description: descriptionOf(feed),
    ttl: REFRESH_SECONDS,
    source: feed.address,
  })

/** Bytes of a line, of which a blank begins each but the first. */
const MAX_LINE_LENGTH = 75

/** The library folds the lines of whole calendars, and asks of each character how long it is, which takes ten times as long as all else. */
function folded(text: string): string {
  return text.replace(/[^\r\n]{25,}/g, (line) => {
    if (Buffer.byteLength(line) <= MAX_LINE_LENGTH) return line
    let [lines, length] = ['', 0]
    for (const character of line) {
      const bytes = Buffer.byteLength(character)
      if (length + bytes > MAX_LINE_LENGTH) {
        lines += '\r\n '
        length = 1
      }
      lines += character
      length += bytes
    }
    return lines
  })
}

function eventOf(calendar: ICalCalendar, event: FiledEvent): string {
  const { id, title, kindLabel, status, isAllDay, location, onlineUrl } = event
  const place = placeOf(event)
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
      ...endOf(event, instant),
      allDay: isAllDay,
      summary: title,
      description: textOf(event),
      ...((place || location) && {
        location: {
          title: place || coordinates(location),
          ...(location && { geo: { lat: location.latitude, lon: location.longitude } }),
        },
      }),
      categories: [{ name: kindLabel }],
      status: STATUSES[status],
      url: event.url,
    },
    calendar,
  )
  const text = made.toString()
  return onlineUrl === null ? text : text.replace(/(?=END:VEVENT)/, `${conferenceOf(onlineUrl)}\r\n`)
}

/** How to take part from afar (RFC 7986). The library does not know the property. */
const conferenceOf = (onlineUrl: string) =>
  `CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Dołącz online":${onlineUrl}`

/** An event without an end has none in the calendar either, and would be shown as a line or not at all. */
const GUESSED_MS = 3_600_000

function endOf(event: FiledEvent, instant: (at: string) => Date): { end?: Date } {
  if (hasEnd(event)) return { end: instant(event.endsAt) }
  return event.isAllDay ? {} : { end: new Date(Date.parse(event.startsAt) + GUESSED_MS) }
}

const hasEnd = (event: FiledEvent): event is FiledEvent & { readonly endsAt: string } =>
  event.endsAt !== null && event.endsAt > event.startsAt

/** What it is about, who invites, and how to take part: many calendars show nothing else. */
function textOf(event: FiledEvent): string {
  const { description, partnershipName, coHostNames, onlineUrl, isAllDay, url } = event
  return [
    description,
    `Organizuje: ${[partnershipName, ...coHostNames].join(', ')}`,
    onlineUrl && `Online: ${onlineUrl}`,
    !isAllDay && !hasEnd(event) && 'Godzina zakończenia nie jest podana.',
    `Strona wydarzenia: ${url}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

const coordinates = (location: FiledEvent['location']) =>
  location ? `${location.latitude}, ${location.longitude}` : ''
