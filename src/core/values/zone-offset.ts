import { IANAZone } from 'luxon'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Of all zones together: those of some decades. */
const MAX_DAYS = 20_000

/** By zone and day of UTC, in minutes. Null: clocks are changed on that day. */
const offsets = new Map<string, Map<number, number | null>>()
let days = 0

/**
 * What clocks in the zone show at the instant, as if it were UTC; NaN where there is no such zone or instant. To ask the
 * system costs more than to write a whole record, and clocks are changed on few days.
 */
export function shownAt(instant: number, zone: string): number {
  const day = Math.floor(instant / DAY_MS)
  if (Number.isNaN(day)) return Number.NaN
  const offset = offsetOn(day, zone) ?? IANAZone.create(zone).offset(instant)
  return instant + offset * MINUTE_MS
}

function offsetOn(day: number, zone: string): number | null {
  const known = offsets.get(zone)?.get(day)
  if (known !== undefined) return known
  const place = IANAZone.create(zone)
  const [begin, end] = [place.offset(day * DAY_MS), place.offset((day + 1) * DAY_MS)]
  const offset = begin === end ? begin : null
  if (++days > MAX_DAYS) {
    offsets.clear()
    days = 1
  }
  const ofZone = offsets.get(zone) ?? new Map<number, number | null>()
  offsets.set(zone, ofZone.set(day, offset))
  return offset
}
