import 'reflect-metadata'
import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { moveTimes, resolveTimes } from '../../../src/modules/event/event-times'
import { timesViolations } from '../../../src/modules/event/event-times.rules'
import type { App, Member } from '../../support/app'
import { addPartnership, keep, picnic, SCHEDULE, startKeeping, UPDATE, violationsOf } from './mutation-world'

const DAY_MS = 86_400_000

const calendars = new Map<string, Intl.DateTimeFormat>()
const calendarOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day that a calendar in the zone shows, as the runtime itself knows it. */
function dayIn(zone: string, instant: number): string {
  const calendar = calendars.get(zone) ?? calendarOf(zone)
  calendars.set(zone, calendar)
  const parts = calendar.formatToParts(instant)
  const part = (type: string) => parts.find((each) => each.type === type)?.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

const zones = fc.oneof(
  fc.constantFrom(
    'Europe/Warsaw',
    'America/Havana',
    'America/Sao_Paulo',
    'Africa/Cairo',
    'Asia/Beirut',
    'UTC',
  ),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
)
const days = fc
  .integer({ min: Date.parse('1900-01-01') / DAY_MS, max: Date.parse('2100-12-31') / DAY_MS })
  .map((number) => new Date(number * DAY_MS).toISOString().slice(0, 10))
const later = (day: string, number: number) =>
  new Date(Date.parse(day) + number * DAY_MS).toISOString().slice(0, 10)
const whole = fc.record({
  zone: zones,
  first: days,
  length: fc.integer({ min: 0, max: 365 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
})

/** That the instants are the very edges of the days. */
function expectEdges(zone: string, [first, last]: [string, string], [start, end]: [string, string]) {
  const [from, to] = [Date.parse(start), Date.parse(end)]
  expect([dayIn(zone, from), dayIn(zone, to - 1)]).toEqual([first, last])
  expect(dayIn(zone, from - 1) < first).toBe(true)
  expect(dayIn(zone, to) > last).toBe(true)
}

describe('the days of an all-day event', () => {
  it('begin and end at midnight in its zone, and read back as they were said', () => {
    const said = whole.map(({ zone, first, length, part }) => ({
      zone,
      first,
      last: later(first, length),
      part,
    }))
    fc.assert(
      fc.property(said, ({ zone, first, last, part }) => {
        const byDays = { startsOn: first, endsOn: last, timeZone: zone }
        const times = resolveTimes(byDays, null)
        if (!times?.endsAt) throw new Error('There are no times.')
        expect(timesViolations(byDays, times)).toEqual([])
        expectEdges(zone, [first, last], [times.startsAt, times.endsAt])
        const within = Math.floor(part * (Date.parse(times.endsAt) - Date.parse(times.startsAt) - 1))
        const inside = new Date(Date.parse(times.startsAt) + within).toISOString()
        const day = dayIn(zone, Date.parse(inside))
        expect(resolveTimes({ startsAt: inside, isAllDay: true, timeZone: zone }, null)).toEqual(
          resolveTimes({ startsOn: day, timeZone: zone }, null),
        )
        for (const again of [{ isAllDay: true }, times, { endsAt: times.endsAt }, { startsOn: first }])
          expect(resolveTimes(again, times)).toEqual(times)
        const elsewhere = resolveTimes({ timeZone: 'Europe/Warsaw' }, times)
        expectEdges('Europe/Warsaw', [first, last], [elsewhere?.startsAt ?? '', elsewhere?.endsAt ?? ''])
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['America/Havana', '2027-11-07', '2027-11-07T04:00:00.000Z', 25],
    ['America/Havana', '2024-03-10', '2024-03-10T05:00:00.000Z', 23],
    ['America/Sao_Paulo', '2017-10-15', '2017-10-15T03:00:00.000Z', 23],
    ['Europe/Warsaw', '2027-03-28', '2027-03-27T23:00:00.000Z', 23],
    ['Europe/Warsaw', '2027-10-31', '2027-10-30T22:00:00.000Z', 25],
    ['Australia/Lord_Howe', '2027-04-04', '2027-04-03T13:00:00.000Z', 24.5],
  ])('in %s, %s begins at %s and lasts %d hours', (timeZone, day, startsAt, hours) => {
    const times = resolveTimes({ startsOn: day, endsOn: day, timeZone }, null)
    expect(times?.startsAt).toBe(startsAt)
    expect((Date.parse(times?.endsAt ?? '') - Date.parse(startsAt)) / 3_600_000).toBe(hours)
  })

  it('are none that the calendar skipped', () => {
    const apia = { timeZone: 'Pacific/Apia', endsOn: '2011-12-30' }
    const rules = (said: object) =>
      timesViolations(said, resolveTimes(said, null)).map(({ path, rule }) => [path[1], rule])
    expect(rules({ ...apia, startsOn: '2011-12-30' })).toContainEqual(['startsOn', 'day'])
    expect(rules({ ...apia, startsOn: '2011-12-29' })).toEqual([['endsOn', 'day']])
    expect(rules({ ...apia, startsOn: '2011-12-29', endsOn: '2011-12-31' })).toEqual([])
  })
})

describe('an event that moves', () => {
  const ZONE = { timeZone: 'Europe/Warsaw' }
  const evening = {
    ...ZONE,
    startsAt: '2027-03-20T17:00:00.000Z',
    endsAt: '2027-03-20T21:30:00.000Z',
    isAllDay: false,
  }
  const weekend = resolveTimes({ ...ZONE, startsOn: '2027-03-20', endsOn: '2027-03-21' }, null) ?? evening

  it('lasts as long as it was to, unless its end is said too', () => {
    const startsAt = '2027-03-27T17:00:00.000Z'
    expect(moveTimes({ startsAt }, evening)).toEqual({
      ...evening,
      startsAt,
      endsAt: '2027-03-27T21:30:00.000Z',
    })
    expect(moveTimes({ startsAt, endsAt: null }, evening)).toEqual({ ...evening, startsAt, endsAt: null })
    expect(moveTimes({ startsAt }, { ...evening, endsAt: null })).toEqual({
      ...evening,
      startsAt,
      endsAt: null,
    })
    expect(moveTimes({ startsAt, endsAt: '2027-03-27T18:00:00.000Z' }, evening)?.endsAt).toBe(
      '2027-03-27T18:00:00.000Z',
    )
  })

  it('keeps its number of days where it has days, and gets them where only the day is known', () => {
    expect(moveTimes({ startsOn: '2027-03-27' }, weekend)).toEqual(
      resolveTimes({ ...ZONE, startsOn: '2027-03-27', endsOn: '2027-03-28' }, null),
    )
    expect(moveTimes({ startsAt: '2027-03-27T11:00:00.000Z' }, weekend)).toEqual(
      moveTimes({ startsOn: '2027-03-27' }, weekend),
    )
    expect(moveTimes({ startsOn: '2027-03-28' }, evening)).toEqual(
      resolveTimes({ ...ZONE, startsOn: '2027-03-28', endsOn: '2027-03-28' }, null),
    )
  })
})

describe('the times of events that are kept', () => {
  let app: App
  let admin: Member
  let partnershipId: string
  beforeAll(async () => {
    app = await startKeeping()
    partnershipId = (await addPartnership(app)).id
  })
  beforeEach(async () => {
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const untimed = () => ({ partnershipId, title: 'Kiedyś', kind: 'OTHER' })
  const schedule = (times: object) => keep(admin, SCHEDULE, { ...untimed(), ...times })
  const rules = (times: object) => violationsOf(admin, SCHEDULE, { ...untimed(), ...times })

  it('read back as the days that were said, in any zone', async () => {
    await fc.assert(
      fc.asyncProperty(whole, async ({ zone, first, length }) => {
        const last = later(first, length)
        const { event } = await schedule({ startsOn: first, endsOn: last, timeZone: zone })
        expect(event).toMatchObject({ isAllDay: true, timeZone: zone })
        expectEdges(zone, [first, last], [event.startsAt, event.endsAt])
      }),
      { numRuns: 40 },
    )
  })

  it('round an all-day event to its days', async () => {
    const { event } = await schedule({
      startsAt: '2027-03-28T10:00:00+02:00',
      endsAt: '2027-03-28T11:00:00+02:00',
      isAllDay: true,
    })
    const day = { startsAt: '2027-03-27T23:00:00.000Z', endsAt: '2027-03-28T22:00:00.000Z', isAllDay: true }
    expect(event).toMatchObject(day)
    const long = await schedule({ startsOn: '2027-10-31', endsOn: '2027-10-31' })
    expect(long.event).toMatchObject({
      startsAt: '2027-10-30T22:00:00.000Z',
      endsAt: '2027-10-31T23:00:00.000Z',
    })
    expect(long.warnings).toEqual([])
    expect((await schedule({ startsOn: '2027-03-28' })).event).toMatchObject({ ...day, endsAt: null })
    expect((await schedule({ ...day })).event).toMatchObject(day)
  })

  it('warn where the clocks change meanwhile, with both local times', async () => {
    const spring = await schedule({ startsAt: '2027-03-27T21:00:00Z', endsAt: '2027-03-28T06:00:00Z' })
    expect(spring.warnings).toEqual([
      {
        code: 'CLOCK_CHANGES',
        path: ['input', 'endsAt'],
        message:
          'The clocks in Europe/Warsaw change during the event: it begins on 2027-03-27 at 22:00 (UTC+01:00) and ends on 2027-03-28 at 08:00 (UTC+02:00).',
      },
    ])
    const autumn = { startsAt: '2027-10-30T20:00:00Z', endsAt: '2027-10-31T02:00:00Z' }
    const { event, warnings } = await schedule(autumn)
    expect(warnings).toMatchObject([
      { message: expect.stringMatching(/10-30 at 22:00 \(UTC\+02:00\).*10-31 at 03:00 \(UTC\+01:00\)/) },
    ])
    expect((await schedule({ ...autumn, timeZone: 'UTC' })).warnings).toEqual([])
    const change = { id: event.id, expectedVersion: 1 }
    expect((await keep(admin, UPDATE, { ...change, title: 'Noc' })).warnings).toEqual([])
    const shorter = { ...change, expectedVersion: 2, endsAt: '2027-10-31T00:59:00Z' }
    expect((await keep(admin, UPDATE, shorter)).warnings).toEqual([])
  })

  it('turn into days and back when the event is changed', async () => {
    const { event } = await schedule(picnic(partnershipId))
    const update = async (expectedVersion: number, input: object) =>
      (await keep(admin, UPDATE, { id: event.id, expectedVersion, ...input })).event
    const day = { startsAt: '2093-04-30T22:00:00.000Z', endsAt: '2093-05-01T22:00:00.000Z', isAllDay: true }
    expect(await update(1, { isAllDay: true })).toMatchObject({ ...day, version: 2 })
    expect(await update(2, { isAllDay: true })).toMatchObject({ ...day, version: 2 })
    expect(await update(2, { timeZone: 'America/New_York' })).toMatchObject({
      startsAt: '2093-05-01T04:00:00.000Z',
      endsAt: '2093-05-02T04:00:00.000Z',
    })
    expect(await update(3, { timeZone: 'Europe/Warsaw', endsOn: '2093-05-03' })).toMatchObject({
      ...day,
      endsAt: '2093-05-03T22:00:00.000Z',
    })
    expect(await update(4, { isAllDay: false })).toMatchObject({
      ...day,
      isAllDay: false,
      endsAt: '2093-05-03T22:00:00.000Z',
    })
    const { startsAt, endsAt } = picnic('')
    expect(await update(5, { startsAt, endsAt })).toMatchObject({ startsAt, endsAt, isAllDay: false })
    expect(await update(6, { timeZone: 'Asia/Tokyo' })).toMatchObject({ startsAt, endsAt })
    expect(await update(7, { startsOn: '2093-05-02', endsOn: null })).toMatchObject({
      isAllDay: true,
      startsAt: '2093-05-01T15:00:00.000Z',
      endsAt: null,
    })
  })

  it('are refused where they contradict themselves', async () => {
    const noon = '2027-05-01T12:00:00Z'
    const tests: [object, string[]][] = [
      [{}, ['startsAt: required']],
      [{ endsAt: noon }, ['startsAt: required']],
      [{ startsAt: noon, endsAt: noon }, ['endsAt: order']],
      [{ startsAt: noon, endsAt: '2027-05-01T11:59:59.999Z' }, ['endsAt: order']],
      [{ startsAt: noon, endsAt: noon, isAllDay: true }, ['endsAt: order']],
      [{ startsAt: noon, endsAt: '2027-05-01T11:00:00Z', isAllDay: true }, ['endsAt: order']],
      [{ startsAt: noon, endsAt: '2028-05-01T12:00:00.001Z' }, ['endsAt: duration']],
      [{ startsOn: '2027-05-02', endsOn: '2027-05-01' }, ['endsOn: order']],
      [{ startsOn: '2027-05-01', endsOn: '2028-05-01' }, ['endsOn: duration']],
      [{ startsAt: noon, startsOn: '2027-05-01' }, ['startsOn: exactlyOne']],
      [{ startsAt: noon, endsAt: '2027-05-02T00:00:00Z', endsOn: '2027-05-02' }, ['endsOn: exactlyOne']],
      [{ startsAt: noon, endsOn: '2027-05-01', isAllDay: false }, ['isAllDay: allDay']],
      [{ startsAt: '1899-12-31T12:00:00Z' }, ['startsAt: years']],
      [{ startsAt: '2101-01-01T12:00:00Z' }, ['startsAt: years']],
      [{ startsOn: '0000-01-01', endsOn: '9999-12-31' }, ['startsOn: years', 'endsOn: duration']],
      [{ startsOn: '2027' }, ['startsOn: isDay']],
      [{ startsOn: '2027-05', endsOn: '2028' }, ['startsOn: isDay', 'endsOn: isDay']],
    ]
    for (const [times, broken] of tests) expect([times, await rules(times)]).toEqual([times, broken])
    expect((await schedule({ startsAt: noon, endsAt: '2028-05-01T12:00:00Z' })).event.id).toBeDefined()
    expect((await schedule({ startsOn: '1900-01-01', endsOn: '1900-12-31' })).event.startsAt).toBe(
      '1899-12-31T22:36:00.000Z',
    )
    expect((await schedule({ startsOn: '2100-12-31', endsOn: '2100-12-31' })).event.isAllDay).toBe(true)
  })

  it('take a time zone by its IANA name only', async () => {
    const strange = [
      ...[
        'UTC+2',
        '+02:00',
        'GMT+2',
        'CET',
        'Poland',
        'europe/warsaw',
        'Europe/Nowhere',
        'Europe/Warsaw ',
        '',
        ' ',
      ],
      ...['Europe/\u0000', '\ud800', `Europe/${'W'.repeat(80_000)}`],
    ]
    for (const timeZone of strange)
      expect(await rules({ startsAt: '2027-05-01T12:00:00Z', timeZone })).toContain('timeZone: isTimeZone')
    for (const timeZone of [
      'UTC',
      'Asia/Kolkata',
      'America/Argentina/Buenos_Aires',
      'America/Port-au-Prince',
    ])
      expect((await schedule({ startsOn: '2027-05-01', timeZone })).event.timeZone).toBe(timeZone)
  })

  it('name the field that was given where an update puts them out of order', async () => {
    const { event } = await schedule(picnic(partnershipId))
    const broken = (input: object) =>
      violationsOf(admin, UPDATE, { id: event.id, expectedVersion: 1, ...input })
    expect(await broken({ startsAt: '2093-05-02T00:00:00Z' })).toEqual(['startsAt: order'])
    expect(await broken({ startsOn: '2093-05-02' })).toEqual(['startsOn: order'])
    expect(await broken({ endsAt: '2093-05-01T14:00:00Z' })).toEqual(['endsAt: order'])
    expect(await broken({ endsOn: '2093-04-30' })).toEqual(['endsOn: order'])
  })
})
