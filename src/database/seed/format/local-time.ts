import { beginningOf } from '../../../core/values/local-day'
import { DEFAULT_ZONE, instantsOf } from '../../../core/values/local-time'
import { matching, type Parser, refuse } from './parser'

const LOCAL = matching(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/)

interface LocalTime {
  /** In UTC; midnight in Warsaw where only the day is known. */
  readonly instant: string
  readonly isDay: boolean
}

/** What a clock in Poland shows, as posters print it: `2017-03-09T17:00`, or the day alone. */
export const localTime: Parser<LocalTime> = (value, where) => {
  const local = LOCAL(value, where)
  const isDay = local.length === 10
  if (Number.isNaN(Date.parse(`${local}Z`))) return refuse(where, `"${local}" is no time`)
  const [instant, again] = isDay ? [beginningOf(local, DEFAULT_ZONE)] : instantsOf(local, DEFAULT_ZONE)
  if (instant === undefined || again)
    return refuse(where, `"${local}" is no time, or two, in ${DEFAULT_ZONE}`)
  return { instant, isDay }
}
