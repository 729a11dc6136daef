import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'

const MONTHS =
  'query ($filter: EventFilter) { events(filter: $filter) { facets { months { value count } } } }'
const TOTAL = 'query ($filter: EventFilter) { events(filter: $filter) { totalCount } }'

/** When each begins and ends: in the middle of a month, at its borders, over several. */
const TIMES = [
  ['2024-04-15T10:00:00.000Z', null],
  ['2024-04-30T21:59:59.999Z', null],
  ['2024-04-30T22:00:00.000Z', null],
  ['2024-04-30T22:00:00.000Z', '2024-05-31T22:00:00.000Z'],
  ['2024-04-30T22:00:00.000Z', '2024-05-31T22:00:00.001Z'],
  ['2024-05-01T03:59:00.000Z', '2024-05-01T04:01:00.000Z'],
  ['2024-05-31T22:00:00.000Z', '2024-05-31T22:00:00.000Z'],
  ['2024-12-31T22:30:00.000Z', '2025-01-01T01:00:00.000Z'],
  ['2024-02-28T12:00:00.000Z', '2024-07-02T12:00:00.000Z'],
  ['0001-01-01T00:00:00.000Z', null],
  ['9999-12-31T22:00:00.000Z', null],
] as const

const DAYS = [
  ['2024-04-29T22:00:00.000Z', '2024-04-30T22:00:00.000Z'],
  ['2024-04-30T22:00:00.000Z', null],
  ['2024-04-30T22:00:00.000Z', '2024-06-30T22:00:00.000Z'],
] as const

describe('the months of events', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    const host = fakePartnership()
    const of =
      (isAllDay: boolean) =>
      ([startsAt, endsAt]: (typeof TIMES | typeof DAYS)[number]) =>
        fakeEvent({ partnershipId: host.id, isAllDay, startsAt, endsAt })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [host])
      await write.insert(Event, [...TIMES.map(of(false)), ...DAYS.map(of(true))])
    })
  })
  afterAll(() => app.close())

  const monthsOf = async (filter: object): Promise<{ value: string; count: number }[]> =>
    (await app.data(MONTHS, { filter })).events.facets.months

  it.each(['Europe/Warsaw', 'UTC', 'America/New_York', 'Pacific/Kiritimati'])(
    'are those that a filter finds them in, by the calendar of %s',
    async (timeZone) => {
      const months = await monthsOf({ timeZone })
      const counts = new Map(months.map(({ value, count }) => [value, count]))
      expect(months.length).toBe(counts.size)
      for (let year = 2024; year <= 2025; year++)
        for (let month = 1; month <= 12; month++) {
          const on = `${year}-${String(month).padStart(2, '0')}`
          const { totalCount } = (await app.data(TOTAL, { filter: { timeZone, on } })).events
          expect([on, counts.get(on) ?? 0]).toEqual([on, totalCount])
        }
      expect(counts.get('2024-05')).toBeGreaterThan(counts.get('2024-07') ?? 0)
    },
  )

  it('are those of the period, where the filter has one', async () => {
    const values = async (filter: object) => (await monthsOf(filter)).map(({ value }) => value)
    expect(await values({ on: '2024-05' })).toEqual(['2024-05'])
    expect(await values({ from: '2024-03-10', to: '2024-04-30' })).toEqual(['2024-03', '2024-04'])
    expect(await values({ on: '2023' })).toEqual([])
  })

  it('are refused where the period ends before it begins', async () => {
    const { errors } = await app.query(MONTHS, { filter: { from: '2024-05', to: '2024-04' } })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
