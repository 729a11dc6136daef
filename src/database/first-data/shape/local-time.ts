import { DateTime } from 'luxon'
import { matching, refuse, type Shape } from './shape'

const LOCAL = matching(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/)

interface LocalTime {
  /** In UTC; midnight in Warsaw where only the day is known. */
  readonly instant: string
  readonly isDay: boolean
}

/** What a clock in Poland shows, as posters print it: `2017-03-09T17:00`, or the day alone. */
export const localTime: Shape<LocalTime> = (value, where) => {
  const local = LOCAL(value, where)
  const instant = DateTime.fromISO(local, { zone: 'Europe/Warsaw' }).toUTC().toISO()
  if (instant === null) return refuse(where, `"${local}" is no time`)
  return { instant, isDay: local.length === 10 }
}
