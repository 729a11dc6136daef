import { DateTime, IANAZone } from 'luxon'
import { shownAt } from './zone-offset'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The clock of the registry, where no other is named. */
export const DEFAULT_ZONE = 'Europe/Warsaw'

/** When clocks in the zone show the time: once as a rule, never where they skip it, and twice where they repeat it. */
export function instantsOf(local: string, zone: string): string[] {
  const { shown, place, around } = read(local, zone)
  const offsets = new Set(around.map((near) => place.offset(near)))
  return [...offsets]
    .map((minutes) => shown - minutes * MINUTE_MS)
    .filter((instant) => instant + place.offset(instant) * MINUTE_MS === shown)
    .sort((one, other) => one - other)
    .map((instant) => new Date(instant).toISOString())
}

/** The two local times between which the clocks in the zone skip the one that they never show. */
export function skippedAround(local: string, zone: string): [from: string, to: string] {
  const { place, around } = read(local, zone)
  let [before, after] = around
  const offset = place.offset(before)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (place.offset(middle) === offset) before = middle
    else after = middle
  }
  return [localTime(after + offset * MINUTE_MS, 'UTC'), localTime(after, zone)]
}

function read(local: string, zone: string) {
  const shown = Date.parse(`${local}Z`)
  const around: [number, number] = [shown - DAY_MS, shown + DAY_MS]
  return { shown, place: IANAZone.create(zone), around }
}

/** What a clock in the zone shows at the instant: `2027-01-10T18:00`. */
export function localTime(instant: string | number, zone: string): string {
  const shown = new Date(shownAt(new Date(instant).getTime(), zone))
  if (Number.isNaN(shown.getTime())) return dateTime(instant, zone).toISO() as string
  return shown.toISOString().replace(WITHOUT_SECONDS, '')
}

/** What ends a time of which nothing finer than minutes, or than seconds, is known. */
const WITHOUT_SECONDS = /(:00\.000|\.000)?Z$/

/** The same with the offset, which tells it from the other time that the clock shows it. */
export const timeWithOffset = (instant: string, zone: string): string =>
  dateTime(instant, zone).toISO({ suppressMilliseconds: true }) as string

const dateTime = (instant: string | number, zone: string) =>
  DateTime.fromMillis(new Date(instant).getTime(), { zone })
