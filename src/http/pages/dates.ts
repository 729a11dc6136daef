import type { Language } from '../../core/vocabulary'

const YEAR = { year: 'numeric' } as const
const MONTH = { ...YEAR, month: 'long' } as const
const DAY = { ...MONTH, day: 'numeric' } as const
const WEEKDAY = { ...DAY, weekday: 'long' } as const

const format = (local: string, language: Language, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'PL' ? 'pl-PL' : 'en-GB', { ...parts, timeZone: 'UTC' }).format(
    Date.parse(`${local}${local.includes('T') ? 'Z' : ''}`),
  )

/** A date of which the day, or the day and the month, may not be known: `5 grudnia 2026`, `grudzień 2026`, `2026`. */
export function partialDate(date: string, language: Language): string {
  if (date.length === 4) return date
  return format(date.length === 7 ? `${date}-01` : date, language, date.length === 7 ? MONTH : DAY)
}

/** The day of an instant, in Poland. */
export const dayOf = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'PL' ? 'pl-PL' : 'en-GB', {
    ...DAY,
    timeZone: 'Europe/Warsaw',
  }).format(Date.parse(instant))

/** When an event is, by the clocks of its place. */
export interface When {
  readonly startsOn: string
  readonly startsAtLocal: string | null
  readonly endsOn: string | null
  readonly endsAtLocal: string | null
}

const timeOf = (local: string) => local.slice(11, 16)

/** `sobota, 5 grudnia 2026, 10:00–12:00`. */
export function period({ startsOn, startsAtLocal, endsOn, endsAtLocal }: When, language: Language): string {
  const day = (date: string) => format(date, language, WEEKDAY)
  const begins = startsAtLocal ? `${day(startsOn)}, ${timeOf(startsAtLocal)}` : day(startsOn)
  if (endsOn === null) return begins
  if (endsOn === startsOn) return startsAtLocal && endsAtLocal ? `${begins}–${timeOf(endsAtLocal)}` : begins
  return `${begins} – ${day(endsOn)}${endsAtLocal ? `, ${timeOf(endsAtLocal)}` : ''}`
}
