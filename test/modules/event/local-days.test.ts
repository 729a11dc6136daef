import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { StoreEventDays1790000003000 } from '../../../src/database/migrations/1790000003000-store-event-days'
import { Event } from '../../../src/modules/event/event.entity'
import type { App, Member } from '../../support/app'
import { fakeEvent } from '../../support/fakes'
import { tries } from '../../support/scale'
import {
  addPartnership,
  keep,
  POSTPONE,
  SCHEDULE,
  startKeeping,
  UPDATE,
  violationsOf,
} from './mutation-world'

const LIST = `query List($filter: EventFilter) {
  events(filter: $filter, first: 100) { totalCount nodes { title startsOn startsAtLocal endsOn endsAtLocal } } }`

const DAYS = `query Days($from: LocalDate!, $to: LocalDate!, $filter: EventFilter) {
  eventDays(from: $from, to: $to, filter: $filter) { date count } }`

const ZONES = ['Europe/Warsaw', 'America/New_York', 'Pacific/Apia', 'Pacific/Kiritimati', 'UTC']

describe('the local days of events', () => {
  let app: App
  let admin: Member
  let partnershipId: string
  beforeEach(async () => {
    app = await startKeeping()
    admin = await app.appoint(Role.ADMIN)
    partnershipId = (await addPartnership(app)).id
  })
  afterEach(() => app.close())

  const schedule = async (title: string, times: object) =>
    (await keep(admin, SCHEDULE, { partnershipId, title, kind: 'OTHER', ...times })).event
  const list = async (filter: object) => (await app.data(LIST, { filter })).events
  const titles = async (filter: object) =>
    (await list(filter)).nodes.map(({ title }: { title: string }) => title)
  const days = async (variables: object) => (await app.data(DAYS, variables)).eventDays
  const refusal = async (document: string, variables: object) =>
    (await app.query(document, variables)).errors?.[0]?.extensions as
      | { code: string; violations?: { rule: string }[] }
      | undefined

  it('are those of its own clock, and an all-day event has no time of day', async () => {
    await schedule('Noc', { startsAtLocal: '2027-01-10T23:30', endsAtLocal: '2027-01-11T00:00' })
    await schedule('Ferie', { startsOn: '2027-01-18', endsOn: '2027-01-20', timeZone: 'America/New_York' })
    await schedule('Chwila', { startsAtLocal: '2027-02-10T18:00:30' })
    expect((await list({})).nodes).toEqual([
      {
        ...{ title: 'Noc', startsOn: '2027-01-10', startsAtLocal: '2027-01-10T23:30' },
        ...{ endsOn: '2027-01-10', endsAtLocal: '2027-01-11T00:00' },
      },
      {
        ...{ title: 'Ferie', startsOn: '2027-01-18', startsAtLocal: null },
        ...{ endsOn: '2027-01-20', endsAtLocal: null },
      },
      {
        ...{ title: 'Chwila', startsOn: '2027-02-10', startsAtLocal: '2027-02-10T18:00:30' },
        ...{ endsOn: null, endsAtLocal: null },
      },
    ])
  })

  it('are found by a day, a month, a year or a period, in the time zone of the filter', async () => {
    await schedule('Dożynki', { startsOn: '2031-09-20' })
    await schedule('Wieczór', { startsAtLocal: '2031-09-20T23:30', endsAtLocal: '2031-09-21T01:00' })
    await schedule('Noc', { startsAtLocal: '2031-08-31T23:00', endsAtLocal: '2031-09-01T00:00' })
    expect(await titles({ on: '2031-09-20' })).toEqual(['Dożynki', 'Wieczór'])
    expect(await titles({ on: '2031-09-21' })).toEqual(['Wieczór'])
    expect(await titles({ on: '2031-09-19' })).toEqual([])
    expect(await titles({ on: '2031-09' })).toEqual(['Dożynki', 'Wieczór'])
    expect(await titles({ on: '2031' })).toHaveLength(3)
    expect(await titles({ from: '2031-09-20', to: '2031-09-20' })).toEqual(['Dożynki', 'Wieczór'])
    expect(await titles({ from: '2031-09-21', to: '2031-10' })).toEqual(['Wieczór'])
    expect(await titles({ to: '2031-08' })).toEqual(['Noc'])
    expect(await titles({ from: '2031-09-21' })).toEqual(['Wieczór'])
    // A date in any zone; the evening begins on the 20th in Warsaw, and is over by then in Tokyo.
    for (const timeZone of ZONES) expect(await titles({ on: '2031-09-20', timeZone })).toContain('Dożynki')
    expect(await titles({ on: '2031-09-20', timeZone: 'Asia/Tokyo' })).toEqual(['Dożynki'])
    expect(await titles({ from: '2031-09-20T00:00:00Z', to: '2031-09-21T00:00:00Z' })).toEqual([
      'Dożynki',
      'Wieczór',
    ])
    expect(await titles({ from: '2031-09-20T12:00:00Z' })).toEqual(['Dożynki', 'Wieczór'])
  })

  it('are right where clocks change', async () => {
    await schedule('Wiosna', { startsAtLocal: '2027-03-28T23:30' })
    await schedule('Jesień', { startsAtLocal: '2027-10-31T23:30' })
    await schedule('Przedtem', { startsAtLocal: '2027-10-30T23:59' })
    expect(await titles({ on: '2027-03-28' })).toEqual(['Wiosna'])
    expect(await titles({ on: '2027-03-29' })).toEqual([])
    expect(await titles({ on: '2027-10-31' })).toEqual(['Jesień'])
    expect(await titles({ on: '2027-10' })).toEqual(['Przedtem', 'Jesień'])
  })

  it('are counted as the list of each day counts them', async () => {
    const day = fc.integer({ min: 0, max: 9 })
    const event = fc.record({
      start: fc.integer({ min: Date.parse('2027-03-25'), max: Date.parse('2027-04-01') }),
      hours: fc.option(fc.integer({ min: 0, max: 90 })),
      timeZone: fc.constantFrom(...ZONES),
      isAllDay: fc.boolean(),
    })
    const times = fc.sample(event, { numRuns: 40, seed: 3 })
    for (const [index, { start, hours, timeZone, isAllDay }] of times.entries())
      await schedule(`Wydarzenie ${index}`, {
        ...{ startsAt: new Date(start).toISOString(), timeZone, isAllDay },
        ...(hours && { endsAt: new Date(start + hours * 3_600_000).toISOString() }),
      })
    await fc.assert(
      fc.asyncProperty(
        day,
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(...ZONES),
        async (first, more, timeZone) => {
          const dates = Array.from({ length: more + 1 }, (_, index) =>
            new Date(Date.parse('2027-03-24') + (first + index) * 86_400_000).toISOString().slice(0, 10),
          )
          const [from, to] = [dates[0], dates.at(-1)]
          const counted = await days({ from, to, filter: { timeZone } })
          const listed = []
          for (const date of dates) {
            const { totalCount } = await list({ on: date, timeZone })
            if (totalCount > 0) listed.push({ date, count: totalCount })
          }
          expect(counted).toEqual(listed)
          const together = new Set(
            (await Promise.all(dates.map((date) => titles({ on: date, timeZone })))).flat(),
          )
          expect(new Set(await titles({ from, to, timeZone }))).toEqual(together)
        },
      ),
      { numRuns: tries(100, 15) },
    )
  })

  it('are counted for a filter', async () => {
    await schedule('Dożynki', { startsOn: '2031-09-20', endsOn: '2031-09-22' })
    await schedule('Wieczór', { startsAtLocal: '2031-09-20T19:00', isFree: true })
    const period = { from: '2031-09-01', to: '2031-09-21' }
    expect(await days(period)).toEqual([
      { date: '2031-09-20', count: 2 },
      { date: '2031-09-21', count: 1 },
    ])
    expect(await days({ ...period, filter: { free: true } })).toEqual([{ date: '2031-09-20', count: 1 }])
    expect(await days({ ...period, filter: { partnership: 'partnership_0' } })).toEqual([])
  })

  it('are refused where they contradict each other or are none', async () => {
    const broken = async (filter: object) => (await refusal(LIST, { filter }))?.violations?.[0]?.rule
    expect(await broken({ on: '2027-03-28', from: '2027-03-28' })).toBe('notWithPeriod')
    expect(await broken({ on: '2027-03-28', to: '2027-03-29T00:00:00Z' })).toBe('notWithPeriod')
    expect(await broken({ from: '2027-03-29', to: '2027-03-28' })).toBe('order')
    expect(await broken({ from: '2027-04', to: '2027-03' })).toBe('order')
    expect(await broken({ on: '2027-03-28', timeZone: 'CET' })).toBe('isTimeZone')
    for (const filter of [{ on: '2027-02-30' }, { from: '2027-13' }, { to: '2027-03-28T10:00' }, { on: '' }])
      expect((await refusal(LIST, { filter }))?.code).toBe('BAD_USER_INPUT')
    for (const on of ['0000', '0001-01-01', '9999', '9999-12-31']) expect(await titles({ on })).toEqual([])
    const rule = async (from: string, to: string) =>
      (await refusal(DAYS, { from, to }))?.violations?.[0]?.rule
    expect(await rule('2027-03-29', '2027-03-28')).toBe('order')
    expect(await rule('2027-01-01', '2028-01-02')).toBe('max')
    expect(await days({ from: '2027-01-01', to: '2028-01-01' })).toEqual([])
  })

  it('are written by the clock, unless it skips the time or shows it twice', async () => {
    const evening = { startsAtLocal: '2027-01-10T18:00', timeZone: 'Europe/Warsaw' }
    expect((await schedule('Wieczór', evening)).startsAt).toBe('2027-01-10T17:00:00.000Z')
    const { id, startsAt } = await schedule('Tokio', { ...evening, timeZone: 'Asia/Tokyo' })
    expect(startsAt).toBe('2027-01-10T09:00:00.000Z')
    const moved = {
      id,
      expectedVersion: 1,
      startsAtLocal: '2027-01-11T18:00',
      endsAtLocal: '2027-01-11T20:00',
    }
    expect((await keep(admin, UPDATE, moved)).event).toMatchObject({
      ...{ startsAt: '2027-01-11T09:00:00.000Z', endsAt: '2027-01-11T11:00:00.000Z' },
    })
    const later = { id, expectedVersion: 2, startsAtLocal: '2027-02-01T18:00' }
    expect((await keep(admin, POSTPONE, later)).event).toMatchObject({
      ...{ startsAt: '2027-02-01T09:00:00.000Z', endsAt: '2027-02-01T11:00:00.000Z' },
    })
    const open = { id, expectedVersion: 3, endsAtLocal: null }
    expect((await keep(admin, UPDATE, open)).event.endsAt).toBe(null)

    const event = { partnershipId, title: 'Noc', kind: 'OTHER' }
    const broken = (times: object) => violationsOf(admin, SCHEDULE, { ...event, ...times })
    expect(await broken({ startsAtLocal: '2027-03-28T02:30' })).toEqual(['startsAtLocal: skippedTime'])
    expect(await broken({ startsAtLocal: '2027-10-31T02:30' })).toEqual(['startsAtLocal: ambiguousTime'])
    expect(await broken({ startsAtLocal: '2027-10-30T20:00', endsAtLocal: '2027-10-31T02:59:59' })).toEqual([
      'endsAtLocal: ambiguousTime',
    ])
    expect(await broken({ startsAtLocal: '2027-03-28T02:30', timeZone: 'Mars' })).toEqual([
      'timeZone: isTimeZone',
    ])
    expect(await broken({ startsAtLocal: '2027-05-01T10:00', startsOn: '2027-05-01' })).toEqual([
      'startsAtLocal: exactlyOne',
    ])
    expect(await broken({ startsAtLocal: '2027-05-01T10:00', endsAtLocal: '2027-05-01T10:00' })).toEqual([
      'endsAtLocal: order',
    ])
    const message = async (startsAtLocal: string) =>
      (await admin.query(SCHEDULE, { input: { ...event, startsAtLocal } })).errors?.[0]?.message
    expect(await message('2027-03-28T02:30')).toBe(
      'startsAtLocal does not exist in Europe/Warsaw: clocks go from 2027-03-28T02:00 to 2027-03-28T03:00. Give a time before or after that.',
    )
    expect(await message('2027-10-31T02:30')).toBe(
      'Clocks in Europe/Warsaw show this time twice. Instead of startsAtLocal, give startsAt: 2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00.',
    )
    expect(await message('2027-10-31T02:30Z')).toMatch(/LocalDateTime must be a local time without an offset/)
  })

  it('stay days when an event is changed, and make its host upcoming until they are over', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(Date.now())
    const { id } = await schedule('Dziś', { startsOn: '2027-01-10' })
    const upcoming = async () =>
      (await app.data('{ partnerships(filter: { hasUpcomingEvents: true }) { totalCount } }')).partnerships
        .totalCount
    await keep(admin, UPDATE, { id, expectedVersion: 1, startsOn: today })
    expect([await titles({ on: today }), await titles({ on: '2027-01-10' })]).toEqual([['Dziś'], []])
    expect(await upcoming()).toBe(1)
    await keep(admin, UPDATE, { id, expectedVersion: 2, startsOn: '2024-01-10' })
    expect(await upcoming()).toBe(0)
    await keep(admin, POSTPONE, { id, expectedVersion: 3, startsOn: '2027-02-10' })
    expect([await titles({ on: '2027-02-10' }), await titles({ on: '2024-01-10' })]).toEqual([['Dziś'], []])
    await keep(admin, UPDATE, { id, expectedVersion: 4, isAllDay: false })
    expect(await titles({ on: '2027-02-09', timeZone: 'UTC' })).toEqual(['Dziś'])
  })

  it('are known of events that were stored before the registry kept them', async () => {
    const times = { isAllDay: true, startsAt: '2031-09-19T22:00:00.000Z', firstDay: null }
    await app.database.write((write) =>
      write.insert(Event, [
        fakeEvent({ ...times, partnershipId, title: 'Dożynki' }),
        fakeEvent({ ...times, partnershipId, title: 'Święto', endsAt: '2031-09-21T22:00:00.000Z' }),
      ]),
    )
    const runner = app.database.dataSource.createQueryRunner()
    await new StoreEventDays1790000003000().down(runner)
    await new StoreEventDays1790000003000().up(runner)
    await runner.release()
    expect(await titles({ on: '2031-09-20', timeZone: 'UTC' })).toEqual(['Dożynki', 'Święto'])
    expect(await titles({ on: '2031-09-21', timeZone: 'UTC' })).toEqual(['Święto'])
    expect(await titles({ on: '2031-09-19', timeZone: 'UTC' })).toEqual([])
  })
})
