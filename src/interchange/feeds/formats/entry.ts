import { DateTime } from 'luxon'
import type { Language } from '../../../core/vocabulary'
import type { FiledRecord } from '../../export/read-records'
import type { DatasetName } from '../dataset'
import { type FiledPlace, placeOf } from './event-place'

/** What news readers show of a record. */
export interface Entry {
  readonly title: string
  /** Its page for people. */
  readonly url: string
  readonly summary: string
}

interface Texts {
  readonly when: string
  readonly where: string
  readonly online: string
  readonly organisers: string
  readonly members: string
  readonly isPartnership: string
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  PL: {
    when: 'Kiedy',
    where: 'Gdzie',
    online: 'online',
    organisers: 'Organizuje',
    members: 'Razem',
    isPartnership: 'Partnerstwo lokalne.',
  },
  EN: {
    when: 'When',
    where: 'Where',
    online: 'online',
    organisers: 'Organised by',
    members: 'Members',
    isPartnership: 'A local partnership.',
  },
}

/** Of a record that was read with its names. */
export function entryOf(record: FiledRecord, dataset: DatasetName, language: Language): Entry {
  const { title, name, url } = record as Readonly<Record<string, string | undefined>>
  const lines = dataset === 'events' ? eventLines(record, language) : partnershipLines(record, language)
  return { title: String(title ?? name), url: String(url), summary: lines.filter(Boolean).join('\n') }
}

interface FiledEvent extends FiledPlace {
  readonly description: string | null
  readonly statusLabel: string
  readonly status: string
  readonly partnershipName: string
  readonly coHostNames: readonly string[]
  readonly startsOn: string
  readonly startsAtLocal: string | null
  readonly endsOn: string | null
  readonly endsAtLocal: string | null
}

function eventLines(record: FiledRecord, language: Language): (string | null)[] {
  const event = record as unknown as FiledEvent
  const { when, where, online, organisers } = TEXTS[language]
  const places = [placeOf(event), event.onlineUrl && `${online}, ${event.onlineUrl}`].filter(Boolean)
  return [
    event.status === 'SCHEDULED' ? null : `${event.statusLabel}.`,
    `${when}: ${timeOf(event, language)}`,
    places.length === 0 ? null : `${where}: ${places.join('; ')}`,
    `${organisers}: ${[event.partnershipName, ...event.coHostNames].join(', ')}`,
    event.description,
  ]
}

/** By the event’s own clock: the end has its day only where it is another. */
function timeOf(event: FiledEvent, language: Language): string {
  const day = (date: string) => inWords(date, language, DateTime.DATE_FULL)
  if (event.startsAtLocal === null)
    return [...new Set([event.startsOn, event.endsOn ?? event.startsOn])].map(day).join(' – ')
  const time = (at: string) => inWords(at, language, DateTime.TIME_24_SIMPLE)
  const begin = `${day(event.startsAtLocal)}, ${time(event.startsAtLocal)}`
  if (event.endsAtLocal === null || event.endsAtLocal <= event.startsAtLocal) return begin
  const isSameDay = event.endsAtLocal.slice(0, 10) === event.startsAtLocal.slice(0, 10)
  return isSameDay
    ? `${begin}–${time(event.endsAtLocal)}`
    : `${begin} – ${day(event.endsAtLocal)}, ${time(event.endsAtLocal)}`
}

const inWords = (local: string, language: Language, format: Intl.DateTimeFormatOptions) =>
  DateTime.fromISO(local, { zone: 'utc', locale: language === 'EN' ? 'en-GB' : 'pl' }).toLocaleString(format)

interface FiledPartnership {
  readonly summary: string | null
  readonly description: string | null
  readonly territoryPaths: readonly string[]
  readonly memberNames: readonly string[]
}

/** So many members are named. */
const MAX_MEMBERS = 10

function partnershipLines(record: FiledRecord, language: Language): (string | null)[] {
  const { summary, description, territoryPaths, memberNames } = record as unknown as FiledPartnership
  const { where, members, isPartnership } = TEXTS[language]
  const some = memberNames.slice(0, MAX_MEMBERS).join(', ')
  const lines = [
    summary ?? description,
    territoryPaths.length === 0 ? null : `${where}: ${territoryPaths.join('; ')}`,
    some === '' ? null : `${members}: ${some}${memberNames.length > MAX_MEMBERS ? '…' : ''}`,
  ]
  return lines.some(Boolean) ? lines : [isPartnership]
}
