import fc from 'fast-check'
import { type App, startApp } from '../../support/app'
import { eventFilters } from '../../support/random-filters'
import {
  fillAtRandom,
  isCovered,
  isFound,
  kilometres,
  METRE,
  type Model,
  type ModelEvent,
} from '../../support/random-registry'
import { tries } from '../../support/scale'

const LIST = `query List($filter: EventFilter, $orderBy: EventOrder!, $first: Int) {
  events(filter: $filter, orderBy: $orderBy, first: $first) { totalCount nodes { id startsAt } }
}`

type Filter = typeof eventFilters extends fc.Arbitrary<infer T> ? T : never

const isAmong = <T>(mine: T, wanted: readonly T[] = []) => wanted.length === 0 || wanted.includes(mine)

function matches(each: ModelEvent, filter: Filter): boolean {
  const { near, from, to } = filter
  const codes = each.territory === null ? each.partnership.territories : [each.territory]
  const end = each.endsAt === null || each.endsAt === each.startsAt ? null : each.endsAt
  const overlaps = (start: string, stop: string) =>
    end === null ? each.startsAt >= start && each.startsAt < stop : each.startsAt < stop && end > start
  return (
    (filter.search === undefined || isFound(each.title, filter.search)) &&
    isAmong(each.kind, filter.kinds) &&
    isAmong(each.status, filter.statuses) &&
    (from === undefined || to === undefined || overlaps(from, to)) &&
    (filter.territory === undefined || isCovered(codes, filter.territory, filter.coverage ?? 'WITHIN')) &&
    (near === undefined ||
      (each.location !== null && kilometres(each.location, near) <= near.radiusKm + METRE)) &&
    (filter.free === undefined ||
      each.isFree === filter.free ||
      (filter.includeUnknown === true && each.isFree === null)) &&
    ((filter.legalFormKinds ?? []).length === 0 ||
      [each.partnership, ...each.coHosts].some(({ legalFormKind }) =>
        legalFormKind === null
          ? filter.includeUnknown === true
          : filter.legalFormKinds?.includes(legalFormKind),
      )) &&
    (filter.updatedSince === undefined || each.updatedAt >= filter.updatedSince) &&
    (filter.includeExamples !== false || !each.isExample)
  )
}

describe('events(filter)', () => {
  let app: App
  let model: Model
  beforeAll(async () => {
    app = await startApp()
    model = await fillAtRandom(app.database)
  })
  afterAll(() => app.close())

  const list = async (filter: object, orderBy = 'SOONEST') =>
    (await app.data(LIST, { filter, orderBy, first: 100 })).events
  const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id).sort()

  it('lists and counts exactly the events that the filter means', async () => {
    await fc.assert(
      fc.asyncProperty(eventFilters, async ({ partnership, ...filter }) => {
        const host =
          partnership === undefined ? undefined : model.partnerships[partnership % model.partnerships.length]
        const expected = model.events.filter(
          (each) =>
            matches(each, filter) &&
            (!host || [each.partnership, ...each.coHosts].some(({ id }) => id === host.id)),
        )
        const { nodes, totalCount } = await list({ ...filter, ...(host && { partnership: host.id }) })
        expect(totalCount).toBe(expected.length)
        if (expected.length <= 100) expect(ids(nodes)).toEqual(ids(expected))
      }),
      { numRuns: tries(200, 40) },
    )
  })

  it('agrees with the lists of each partnership and each territory', async () => {
    const { partnerships, territories } = await app.data(`{
      partnerships(first: 100) { nodes { id events(first: 100) { totalCount nodes { id } } } }
      territories(first: 100) { nodes { code events(first: 1) { totalCount } } }
    }`)
    for (const { id, events } of partnerships.nodes) {
      const { nodes, totalCount } = await list({ partnership: id })
      expect(ids(events.nodes)).toEqual(ids(nodes))
      expect(events.totalCount).toBe(totalCount)
    }
    for (const { code, events } of territories.nodes)
      expect(events.totalCount).toBe((await list({ territory: code })).totalCount)
  })

  it('orders by the beginning', async () => {
    const starts = async (orderBy: string) =>
      (await list({}, orderBy)).nodes.map(({ startsAt }: { startsAt: string }) => startsAt)
    const soonest = await starts('SOONEST')
    expect(soonest).toEqual(soonest.toSorted())
    const latest = await starts('LATEST')
    expect(latest).toEqual(latest.toSorted().toReversed())
  })

  it('refuses a range that ends before it begins', async () => {
    const { errors } = await app.query(LIST, {
      filter: { from: '2024-05-02T00:00:00Z', to: '2024-05-01T00:00:00Z' },
      orderBy: 'SOONEST',
      first: 1,
    })
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ path: ['filter', 'to'], rule: 'order' }],
    })
  })
})
