import { DateTime } from 'luxon'
import { instantsOf } from '../../../core/values/local-time'
import { type Message, message } from './message'

/** A date as far as it is written, with the time of day beside it. */
interface Written {
  readonly date: string
  /** `18:00` or `18:00:30`. Null: none is written. */
  readonly time: string | null
  /** `Z` or `+01:00`. Null: what clocks in some zone show. */
  readonly offset: string | null
}

const TIME =
  /(?:T|,?\s+(?:o\s+)?(?:godz(?:\.|ina)?\s*)?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i

/** The day comes first, as in Poland. */
const DAYS = [
  'yyyy-M-d',
  'yyyy.M.d',
  'yyyy/M/d',
  'yyyyMMdd',
  'd.M.yyyy',
  'd-M-yyyy',
  'd/M/yyyy',
  'd MMMM yyyy',
  'd MMM yyyy',
]
const MONTHS = ['yyyy-M', 'yyyy/M', 'M.yyyy', 'M-yyyy', 'M/yyyy', 'LLLL yyyy', 'MMMM yyyy']
const LOCALES = ['pl', 'en'] as const

const ROMAN_MONTH = /^(\d{1,2})[\s.]+(X{0,1}V?I{0,3}|I[VX]|XI{1,2})[\s.]+(\d{4})$/i
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** What the cell says, in ISO 8601; null where it is no date. */
function written(text: string): Written | null {
  const plain = text.replace(/\s*(r\.|roku|rok)$/i, '').replace(/^(rok|w)\s+/i, '')
  const time = TIME.exec(plain)
  const date = dateIn((time ? plain.slice(0, time.index) : plain).replace(/\s*(r\.|roku)$/i, '').trim())
  if (date === null) return null
  const [, hours = '', minutes = '', seconds, offset] = time ?? []
  return {
    date,
    time: time && `${hours.padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`,
    offset:
      offset === undefined
        ? null
        : /^(Z|UTC)$/i.test(offset)
          ? 'Z'
          : offset.replace(/(\d)(\d{2})$/, withColon),
  }
}

const withColon = (_: string, hour: string, minutes: string) => `${hour}:${minutes}`

function dateIn(text: string): string | null {
  if (/^\d{4}$/.test(text)) return text
  const [, day = '', month = '', year = ''] = ROMAN_MONTH.exec(text) ?? []
  const plain = year === '' ? text : `${day}.${ROMAN.indexOf(month.toUpperCase())}.${year}`
  for (const locale of LOCALES) {
    const found =
      parsed(plain, DAYS, locale)?.toISODate() ?? parsed(plain, MONTHS, locale)?.toFormat('yyyy-MM')
    if (found) return found
  }
  return null
}

function parsed(text: string, formats: readonly string[], locale: string): DateTime | null {
  for (const format of formats) {
    const found = DateTime.fromFormat(text, format, { locale, zone: 'utc' })
    if (found.isValid) return found
  }
  return null
}

export interface ReadCell {
  readonly text: string
  readonly note: Message | null
}

const READ_AS_DATE = message('The date was written in another form.', 'Data była zapisana inaczej.')
const TIME_LEFT_OUT = message(
  'Only the day was read: the column takes no time of day.',
  'Odczytano tylko dzień: kolumna nie przyjmuje godziny.',
)
const ZONE_ADDED = (zone: string) =>
  message(
    `The time has no offset from UTC. It was read as local time in ${zone}.`,
    `Godzina nie ma przesunięcia względem UTC. Odczytano ją jako czas lokalny: ${zone}.`,
  )

/** A date or a time, as a scalar of the API takes it. Null: the cell has none, or it means no single instant. */
export function readDate(text: string, scalar: string, zone: string): ReadCell | null {
  const found = written(text)
  if (found === null) return null
  const { date, time, offset } = found
  const isMidnight = time !== null && /^00:00(:00)?$/.test(time)
  if (scalar === 'PartialDate' || scalar === 'LocalDate' || (scalar === 'DateOrTime' && time === null))
    return { text: date, note: time === null || isMidnight ? READ_AS_DATE : TIME_LEFT_OUT }
  if (time === null || date.length !== 10) return null
  if (scalar === 'LocalDateTime')
    return offset === null ? { text: `${date}T${time}`, note: READ_AS_DATE } : null
  if (offset !== null) return { text: `${date}T${time}${offset}`, note: READ_AS_DATE }
  const instants = instantsOf(`${date}T${time.padStart(5, '0')}`, zone)
  const [instant] = instants
  return instant === undefined || instants.length > 1 ? null : { text: instant, note: ZONE_ADDED(zone) }
}
