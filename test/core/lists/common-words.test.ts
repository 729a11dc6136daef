import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

/** More than the first rows of a list that are looked at. */
const WITHOUT = 1_200
const WITH = 30_000
const HOUR = 3_600_000
const BEGIN = Date.parse('2026-01-01T00:00:00.000Z')

const PAGE = `query Page($first: Int!, $after: String, $filter: EventFilter, $orderBy: EventOrder!) {
  events(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { id } pageInfo { hasNextPage endCursor } } }`

describe('a list searched for a word that most of its rows have', () => {
  let app: App
  let inOrder: string[]
  beforeAll(async () => {
    app = await startApp({ REUSED_ANSWERS_MB: '0' })
    const { id: partnershipId } = fakePartnership()
    // The earliest ones have another word, and so has every seventh of the others.
    const events = Array.from({ length: WITHOUT + WITH }, (_, index) =>
      fakeEvent({
        partnershipId,
        title: index < WITHOUT || index % 7 === 0 ? 'Spacer' : 'Warsztaty',
        isFree: index % 3 === 0,
        startsAt: new Date(BEGIN + index * HOUR).toISOString(),
      }),
    )
    inOrder = events.map(({ id }) => id)
    await app.database.write(async (write) => {
      await write.insert(Partnership, [fakePartnership({ id: partnershipId })])
      await write.insert(Event, events)
    })
  })
  afterAll(() => app.close())

  const page = async (variables: object) => (await app.data(PAGE, variables)).events
  const hasWord = (index: number) => index >= WITHOUT && index % 7 !== 0
  const found = (orderBy: string, filter: { free?: boolean } = {}) => {
    const ids = inOrder.filter((_, index) => hasWord(index) && (!filter.free || index % 3 === 0))
    return orderBy === 'SOONEST' ? ids : ids.reverse()
  }

  it.each(['SOONEST', 'LATEST'])('has the same pages as any other, %s first', async (orderBy) => {
    for (const others of [{}, { free: true }]) {
      const expected = found(orderBy, others)
      let after: string | null = null
      for (let place = 0; place < 150; place += 50) {
        const filter = { search: 'warsz', ...others }
        const { nodes, pageInfo } = await page({ first: 50, after, filter, orderBy })
        expect(nodes.map(({ id }: Event) => id)).toEqual(expected.slice(place, place + 50))
        expect(pageInfo.hasNextPage).toBe(true)
        after = pageInfo.endCursor
      }
    }
  })

  it('finds all of a list shorter than its page', async () => {
    const filter = { search: 'warsz', from: '2029-07-01' }
    const { nodes } = await page({ first: 100, filter, orderBy: 'SOONEST' })
    const since = Date.parse('2029-06-30T22:00:00.000Z')
    const expected = inOrder.filter((_, index) => hasWord(index) && BEGIN + index * HOUR >= since)
    expect(expected.length).toBeGreaterThan(20)
    expect(nodes.map(({ id }: Event) => id)).toEqual(expected.slice(0, 100))
  })

  it('reads no page where nothing of it is asked for', async () => {
    const query = '{ events(filter: { search: "spacer", free: true }) { totalCount totalCountIsExact } }'
    const count = inOrder.filter((_, index) => !hasWord(index) && index % 3 === 0).length
    // The first time, graphql-js answers; then its plan.
    for (const _ of [1, 2]) {
      const statements = await statementsDuring(async () => {
        expect(await app.data(query)).toEqual({ events: { totalCount: count, totalCountIsExact: true } })
      })
      expect(statements.filter((statement) => statement.includes('"event"'))).toHaveLength(1)
    }
  })
})
