import { DateTime } from 'luxon'
import { DEFAULT_ZONE } from '../../../core/values/local-time'
import { LetterFrequency } from '../follow.enums'

/** When letters of a day or a week are sent, by the clock in Poland. */
const HOUR = 7
const MONDAY = 1

/** Between two letters that are sent at once: what happens meanwhile is told together. */
const AT_ONCE_MS = 10 * 60_000

/** No letter is due later than this from now. */
export const MAX_WAIT_MS = 8 * 86_400_000

/** When the letter after one of now may be sent. Null: never. */
export function nextLetterAt(frequency: LetterFrequency, now: Date): string | null {
  if (frequency === LetterFrequency.NEVER) return null
  if (frequency === LetterFrequency.AT_ONCE) return new Date(now.getTime() + AT_ONCE_MS).toISOString()
  let morning = DateTime.fromJSDate(now, { zone: DEFAULT_ZONE }).startOf('day').set({ hour: HOUR })
  const isTooEarly = () =>
    morning.toMillis() <= now.getTime() ||
    (frequency === LetterFrequency.WEEKLY && morning.weekday !== MONDAY)
  while (isTooEarly()) morning = morning.plus({ days: 1 })
  return morning.toUTC().toISO() as string
}
