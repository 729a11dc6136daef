import fc from 'fast-check'
import { instantsOf, localTime, skippedAround } from '../../src/core/values/local-time'
import { tries } from '../support/scale'

const QUARTER_MS = 15 * 60_000
const DAY_MS = 86_400_000

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What a clock in the zone shows, as the runtime itself knows it. */
function shown(zone: string, instant: number): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
    })
  clocks.set(zone, clock)
  return clock.format(instant).replace(' ', 'T')
}

const zone = fc.constantFrom(
  ...['Europe/Warsaw', 'Europe/Dublin', 'America/Havana', 'America/Sao_Paulo', 'Africa/Cairo'],
  ...['Africa/Casablanca', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'],
)

/** Where the offset of the zone changes within the two days: a time at most so many quarters from there. */
function nearChange(name: string, instant: number, quarters: number): number {
  const offset = (at: number) => Date.parse(`${shown(name, at)}Z`) - at
  for (let at = instant; at < instant + 400 * DAY_MS; at += DAY_MS)
    if (offset(at) !== offset(at + DAY_MS))
      for (let change = at; change <= at + DAY_MS; change += QUARTER_MS)
        if (offset(change) !== offset(at)) return change + quarters * QUARTER_MS
  return instant
}

describe('a local time', () => {
  it('is at every instant at which clocks show it, and at no other', () => {
    const moment = fc.record({
      zone,
      day: fc.integer({ min: Date.parse('1975-01-01') / DAY_MS, max: Date.parse('2040-01-01') / DAY_MS }),
      quarters: fc.integer({ min: -9, max: 9 }),
    })
    fc.assert(
      fc.property(moment, ({ zone: name, day, quarters }) => {
        const change = nearChange(name, day * DAY_MS, quarters)
        // As if it were UTC: so that it may be one that is skipped.
        const local = shown('UTC', Date.parse(`${shown(name, change)}Z`) + quarters * QUARTER_MS)
        const found: string[] = []
        const around = Date.parse(`${local}Z`)
        for (let at = around - 1.25 * DAY_MS; at <= around + 1.25 * DAY_MS; at += QUARTER_MS)
          if (shown(name, at) === local) found.push(new Date(at).toISOString())
        expect(instantsOf(local, name)).toEqual(found)
        for (const instant of found) expect(localTime(instant, name)).toBe(local)
        if (found.length > 0) return
        const [from, to] = skippedAround(local, name)
        expect(from <= local && local < to).toBe(true)
        expect([instantsOf(to, name).length, instantsOf(from, name).length]).toEqual([1, 0])
      }),
      { numRuns: tries(2_000, 200) },
    )
  })

  it.each([
    ['Europe/Warsaw', '2027-01-10T18:00', ['2027-01-10T17:00:00.000Z']],
    ['Europe/Warsaw', '2027-03-28T02:30', []],
    ['Europe/Warsaw', '2027-10-31T02:30', ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']],
    ['Pacific/Apia', '2011-12-30T12:00', []],
    ['UTC', '2027-03-28T02:30:15.250', ['2027-03-28T02:30:15.250Z']],
  ])('in %s, %s is at %j', (name, local, instants) => {
    expect(instantsOf(local, name)).toEqual(instants)
    for (const instant of instants) expect(localTime(instant, name)).toBe(local)
  })
})
