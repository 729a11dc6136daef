import fc from 'fast-check'
import type { SectorCode } from '../../../src/modules/sector/sector.entity'
import { type App, startApp } from '../../support/app'
import { partnershipFilters } from '../../support/random-filters'
import {
  fillAtRandom,
  isCovered,
  isFound,
  kilometres,
  METRE,
  type Model,
  type ModelPartnership,
  PLACES,
} from '../../support/random-registry'
import { tries } from '../../support/scale'

const LIST = `query List($filter: PartnershipFilter, $orderBy: PartnershipOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  partnerships(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes { id }
    edges { cursor distanceKm node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

type Filter = typeof partnershipFilters extends fc.Arbitrary<infer T> ? T : never

/** What each field of the filter means, said once more and in other words than the server's SQL. */
function matches(each: ModelPartnership, filter: Filter, { events }: Model): boolean {
  const { search, near, within } = filter
  const orUnknown = (isTrue: boolean, isKnown: boolean) => (isKnown ? isTrue : filter.includeUnknown === true)
  const asks = <T>(wanted?: readonly T[]): wanted is readonly T[] => (wanted ?? []).length > 0
  const overlap = <T extends string>(mine: readonly (T | null)[], wanted?: readonly T[]) => {
    const known = mine.filter((value): value is NonNullable<typeof value> => value !== null)
    return (
      !asks(wanted) ||
      orUnknown(
        wanted.some((value) => known.includes(value)),
        known.length > 0,
      )
    )
  }
  const declares = (sector: SectorCode) => each.sectors.includes(sector)
  const isDeclared = each.sectors.length > 0
  const isUpcoming = () =>
    events.some(
      (event) =>
        (event.partnership.id === each.id || event.coHosts.some(({ id }) => id === each.id)) &&
        event.status === 'SCHEDULED' &&
        Date.parse(event.endsAt ?? event.startsAt) >= Date.now(),
    )
  return (
    (search === undefined || isFound(each.name, search)) &&
    overlap([each.kind], filter.kinds) &&
    overlap([each.stage], filter.stages) &&
    (filter.hasEnded === undefined || (each.stage === 'ENDED') === filter.hasEnded) &&
    overlap([each.formality], filter.formality && [filter.formality]) &&
    overlap([each.legalFormKind], filter.legalFormKinds) &&
    (!asks(filter.sectors) || orUnknown(filter.sectors.every(declares), isDeclared)) &&
    (!asks(filter.missingSectors) || orUnknown(!filter.missingSectors.every(declares), isDeclared)) &&
    overlap(each.seeksSectors, filter.seeksSectors) &&
    overlap(each.initiatorKinds, filter.initiatorKinds) &&
    overlap(each.activityAreas, filter.activityAreas) &&
    (filter.territory === undefined ||
      isCovered(each.territories, filter.territory, filter.coverage ?? 'WITHIN')) &&
    (filter.nationwide === undefined ||
      orUnknown(each.territories.includes('PL') === filter.nationwide, each.territories.length > 0)) &&
    (near === undefined ||
      (each.location !== null && kilometres(each.location, near) <= near.radiusKm + METRE)) &&
    (within === undefined ||
      (each.location !== null &&
        each.location.latitude >= within.south &&
        each.location.latitude <= within.north &&
        each.location.longitude >= within.west &&
        each.location.longitude <= within.east)) &&
    (filter.hasUpcomingEvents === undefined || isUpcoming() === filter.hasUpcomingEvents) &&
    (filter.updatedSince === undefined || each.updatedAt >= filter.updatedSince) &&
    (filter.includeExamples !== false || !each.isExample)
  )
}

describe('partnerships(filter)', () => {
  let app: App
  let model: Model
  beforeAll(async () => {
    app = await startApp()
    model = await fillAtRandom(app.database)
  })
  afterAll(() => app.close())

  const list = async (variables: object) =>
    (await app.data(LIST, { orderBy: 'NAME', ...variables })).partnerships
  const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id)

  it('lists and counts exactly the partnerships that the filter means', async () => {
    await fc.assert(
      fc.asyncProperty(partnershipFilters, async (filter) => {
        const expected = model.partnerships.filter((each) => matches(each, filter, model))
        const { nodes, totalCount } = await list({ filter, first: 100 })
        expect(ids(nodes).sort()).toEqual(ids([...expected]).sort())
        expect(totalCount).toBe(expected.length)
      }),
      { numRuns: tries(300, 60) },
    )
  })

  it('each field alone finds some and leaves some out', async () => {
    for (const filter of [
      { search: 'zolw' },
      { kinds: ['LOCAL'] },
      { legalFormKinds: ['LOCAL_ACTION_GROUP', 'ASSOCIATION'] },
      { sectors: ['PUBLIC'] },
      { missingSectors: ['PUBLIC'] },
      { territory: '14' },
      { hasUpcomingEvents: true },
    ]) {
      const { totalCount } = await list({ filter })
      expect(totalCount).toBeGreaterThan(0)
      expect(totalCount).toBeLessThan(model.partnerships.length)
    }
  })

  it('finds what is not known to have ended, and what is in no known stage', async () => {
    const count = async (filter: object) => (await list({ filter })).totalCount
    const stages = ['FORMING', 'ACTIVE']
    const unknown = model.partnerships.filter(({ stage }) => stage === null).length
    expect(unknown).toBeGreaterThan(0)
    expect(await count({ stages, includeUnknown: true })).toBe((await count({ stages })) + unknown)
    expect(await count({ hasEnded: false })).toBe(
      model.partnerships.length - (await count({ stages: ['ENDED'] })),
    )
  })

  it('takes an empty list for one that is left out', async () => {
    const lists = [
      'kinds',
      'stages',
      'legalFormKinds',
      'sectors',
      'missingSectors',
      'seeksSectors',
      'initiatorKinds',
      'activityAreas',
    ]
    for (const field of lists)
      expect([field, (await list({ filter: { [field]: [] } })).totalCount]).toEqual([
        field,
        model.partnerships.length,
      ])
  })

  const orders = ['NAME', 'NEWEST', 'RECENTLY_UPDATED', 'MOST_VIEWED', 'RELEVANCE', 'NEAREST'] as const

  it('pages of any size, forward and backward, make up the same list in every order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...orders), fc.integer({ min: 1, max: 30 }), async (orderBy, size) => {
        const filter = {
          ...(orderBy === 'RELEVANCE' && { search: 'z' }),
          ...(orderBy === 'NEAREST' && { near: { latitude: 52.2, longitude: 21, radiusKm: 400 } }),
        }
        const whole = await list({ filter, orderBy, first: 100 })
        const forward: string[] = []
        for (let after: string | null = null; ; ) {
          const page = await list({ filter, orderBy, first: size, after })
          forward.push(...ids(page.nodes))
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
          after = page.pageInfo.endCursor
          if (!page.pageInfo.hasNextPage) break
        }
        expect(forward).toEqual(ids(whole.nodes))
        const backward: string[] = []
        for (let before: string | null = null; ; ) {
          const page = await list({ filter, orderBy, last: size, before })
          backward.unshift(...ids(page.nodes))
          before = page.pageInfo.startCursor
          if (!page.pageInfo.hasPreviousPage) break
        }
        expect(backward).toEqual(forward)
      }),
      { numRuns: tries(30, 10) },
    )
  })

  it('orders by the Polish alphabet, by instant, by views and by distance', async () => {
    const byId = new Map(model.partnerships.map((each) => [each.id, each]))
    const inOrder = async (orderBy: string, filter = {}) =>
      ids((await list({ orderBy, filter, first: 100 })).nodes).map((id) => byId.get(id) as ModelPartnership)
    const collator = new Intl.Collator('pl')
    const names = (await inOrder('NAME')).map(({ name }) => name)
    expect(names).toEqual(names.toSorted(collator.compare))
    const descending = <T extends string | number>(values: T[]) =>
      expect(values).toEqual(values.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)))
    descending((await inOrder('NEWEST')).map(({ createdAt }) => createdAt))
    descending((await inOrder('RECENTLY_UPDATED')).map(({ updatedAt }) => updatedAt))
    descending((await inOrder('MOST_VIEWED')).map(({ viewCount }) => viewCount))
  })

  it('tells the distance from the centre, nearest first', async () => {
    const near = { latitude: 52.2297, longitude: 21.0122, radiusKm: 500 }
    const { edges } = await list({ filter: { near }, orderBy: 'NEAREST', first: 100 })
    const distances = edges.map(({ distanceKm }: { distanceKm: number }) => distanceKm)
    expect(distances).toEqual(distances.toSorted((a: number, b: number) => a - b))
    const expected = PLACES.map((place) => kilometres(place, near))
    expect(new Set(distances.map((km: number) => Math.round(km)))).toEqual(
      new Set(expected.map((km) => Math.round(km))),
    )
    const { edges: unasked } = await list({})
    expect(unasked[0].distanceKm).toBeNull()
  })
})
