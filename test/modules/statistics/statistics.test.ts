import fc from 'fast-check'
import { OrganisationKind } from '../../../src/modules/organisation/organisation.enums'
import { SectorCode } from '../../../src/modules/sector/sector.entity'
import type { Any } from '../../support/app'
import { eventFilters, partnershipFilters } from '../../support/random-filters'
import { TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'
import { statementsDuring } from '../../support/statements'
import type { FacetWorld } from '../facet/facet-world'
import { BY_HAND } from './counted-by-hand'
import { startStatisticsWorld } from './statistics-world'

const organisationFilters = fc.record(
  {
    kinds: fc.subarray(Object.values(OrganisationKind)),
    sectors: fc.subarray(Object.values(SectorCode)),
    territory: fc.constantFrom(...Object.keys(TERRITORIES), '99'),
    includeUnknown: fc.boolean(),
  },
  { requiredKeys: [] },
)

const FILTERS: Readonly<Record<string, fc.Arbitrary<object>>> = {
  partnerships: partnershipFilters,
  organisations: organisationFilters,
  events: eventFilters.map(({ partnership: _, ...filter }) => filter),
}

const few = (filters: fc.Arbitrary<object>) =>
  filters.chain((filter) =>
    fc
      .subarray(Object.entries(filter), { maxLength: Math.min(2, Object.keys(filter).length) })
      .map((fields): Any => Object.fromEntries(fields)),
  )

const periods = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ from: null, to: null }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { from: '2013-06', to: null },
      { from: '2024-02', to: '2024' },
      { from: null, to: '2024-01-31' },
      { from: '2013-05-01', to: '2024-01' },
    ),
  },
)

const STATISTICS = `query ($of: StatisticsSubject!, $by: [StatisticsGroup!]!, $filter: StatisticsFilter, $from: PartialDate, $to: PartialDate, $after: String) {
  statistics(of: $of, by: $by, filter: $filter, from: $from, to: $to) {
    total groups { group unknown unknownShare }
    rows(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { values { value } count share } }
  }
}`

/** Each combination of one value of each. */
const combined = (values: readonly (readonly (string | null)[])[]): (string | null)[][] =>
  values.reduce<(string | null)[][]>(
    (before, each) => before.flatMap((one) => each.map((value) => [...one, value])),
    [[]],
  )

const share = (count: number, total: number) =>
  total === 0 ? null : Math.round((count / total) * 10_000) / 10_000

describe('statistics', () => {
  let world: FacetWorld
  beforeAll(async () => {
    world = await startStatisticsWorld()
  })
  afterAll(() => world.app.close())

  async function allRows(client: FacetWorld['app'] | FacetWorld['askers']['visitor'], variables: Any) {
    const rows: Any[] = []
    for (let after: string | null = null; ; ) {
      const { statistics }: Any = await client.data(STATISTICS, { ...variables, after })
      rows.push(...statistics.rows.nodes)
      if (!statistics.rows.pageInfo.hasNextPage) {
        expect(statistics.rows.totalCount).toBe(rows.length)
        return { ...statistics, rows }
      }
      after = statistics.rows.pageInfo.endCursor
    }
  }

  it.each(Object.keys(BY_HAND))(
    'of %s are what their records are, counted one by one, for everybody',
    async (of) => {
      const {
        filter: [name],
        records,
        groups,
        facets,
      } = BY_HAND[of] as (typeof BY_HAND)[string]
      const names = Object.keys(groups)
      const inGroups = fc.shuffledSubarray(names, { minLength: 1, maxLength: Math.min(3, names.length) })
      let counted = 0
      await fc.assert(
        fc.asyncProperty(
          inGroups,
          few(FILTERS[name] as fc.Arbitrary<object>),
          periods,
          fc.constantFrom('visitor', 'editor'),
          async (by, filter, period, asker) => {
            const client = world.askers[asker as 'visitor']
            const hasOwnPeriod = 'from' in filter || 'to' in filter
            const { from, to } = hasOwnPeriod ? { from: null, to: null } : period
            const isNarrowed = Object.keys(filter).length > 0
            const variables = { of, by, from, to, ...(isNarrowed && { filter: { [name]: filter } }) }
            const { total, rows, ...told } = await allRows(client, variables)
            const found = await records(client, filter, { from, to })
            expect(total).toBe(found.length)
            const meant = of === 'EVENTS' && !hasOwnPeriod ? { ...filter, from, to } : filter
            const valuesOf = (record: Any) => by.map((group) => groups[group]?.(record, meant) ?? [])
            const expected = new Map<string, number>()
            for (const record of found)
              for (const values of combined(valuesOf(record)))
                expected.set(JSON.stringify(values), (expected.get(JSON.stringify(values)) ?? 0) + 1)
            const seen = rows.map(({ values, count }: Any) => [
              JSON.stringify(values.map(({ value }: Any) => value)),
              count,
            ])
            expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected))
            expect(seen).toHaveLength(expected.size)
            for (const { count, share: told } of rows) expect(told).toBe(share(count, total))
            for (const [index, { group, unknown, unknownShare }] of told.groups.entries()) {
              const without = found.filter((record) => valuesOf(record)[index]?.[0] === null).length
              expect({ group, unknown, unknownShare }).toEqual({
                ...{ group: by[index], unknown: without, unknownShare: share(without, total) },
              })
            }
            counted += rows.length
            const facet =
              by.length === 1 && from === null && to === null ? facets[by[0] as string] : undefined
            if (!facet) return
            const { facets: shown } = (
              await client.data(
                `query ($filter: ${BY_HAND[of]?.filter[1]}) { ${name}(filter: $filter) { facets { ${facet} { value count } } } }`,
                { filter },
              )
            )[name]
            const positive = shown[facet].filter(({ count }: Any) => count > 0)
            expect(positive).toEqual(
              rows.map(({ values, count }: Any) => ({ value: values[0].value, count })),
            )
          },
        ),
        { numRuns: tries(120, 24) },
      )
      expect(counted).toBeGreaterThan(40)
    },
  )

  it('have the totals of the front page and of lists', async () => {
    const page = await (
      await fetch(world.app.url, { headers: { accept: 'text/html', 'accept-language': 'en' } })
    ).text()
    for (const [of, list, label] of [
      ['PARTNERSHIPS', 'partnerships', 'partnerships'],
      ['ORGANISATIONS', 'organisations', 'organisations'],
      ['EVENTS', 'events', 'events'],
    ]) {
      const data = await world.app.data(
        `{ ${list} { totalCount } statistics(of: ${of}, by: KIND) { total } }`,
      )
      expect(data.statistics.total).toBe(data[list as string].totalCount)
      expect(page).toContain(`<dt>${label}</dt><dd>${data.statistics.total}</dd>`)
    }
  })

  it('are counted in one statement, whatever is asked of them', async () => {
    const query = `{ statistics(of: PARTNERSHIPS, by: [SECTOR, VOIVODESHIP, KIND]) { total asOf definition(language: EN)
      groups { unknown unknownShare definition } rows { nodes { count share values { label territory { name } } } } } }`
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      const statements = await statementsDuring(() => world.app.data(query))
      expect(statements.filter((text) => text.includes('count(*)')).length).toBeLessThanOrEqual(1)
      expect(statements.length).toBeLessThanOrEqual(3)
    }
  })

  it('call values by their names in both languages', async () => {
    const { statistics } = await world.app.data(
      `{ statistics(of: MEMBERSHIPS, by: [SECTOR, VOIVODESHIP]) { rows(first: 1) { nodes {
        values { group value pl: label en: label(language: EN) territory { code } } } } } }`,
    )
    const [sector, unit] = statistics.rows.nodes[0].values
    expect(sector).toEqual({
      group: 'SECTOR',
      value: 'PUBLIC',
      pl: 'publiczny',
      en: 'public',
      territory: null,
    })
    expect(unit).toEqual({
      ...{ group: 'VOIVODESHIP', value: '14', pl: 'Jednostka 14', en: 'Jednostka 14' },
      territory: { code: '14' },
    })
  })

  it.each([
    ['of: PARTNERSHIPS, by: []', 'by'],
    ['of: PARTNERSHIPS, by: [KIND, KIND]', 'by'],
    ['of: PARTNERSHIPS, by: [KIND, STAGE, SECTOR, MONTH]', 'by'],
    ['of: PARTNERSHIPS, by: ROLE', 'by'],
    ['of: COMMENTS, by: SECTOR', 'by'],
    ['of: PARTNERSHIPS, by: KIND, filter: { events: { free: true } }', 'filter.events'],
    ['of: EVENTS, by: KIND, filter: { partnerships: {}, events: {} }', 'filter.partnerships'],
    ['of: PARTNERSHIPS, by: KIND, from: "2024-02", to: "2024-01"', 'to'],
    ['of: EVENTS, by: KIND, from: "2024-02", filter: { events: { on: "2024" } }', 'from'],
    ['of: EVENTS, by: KIND, filter: { events: { timeZone: "Moon" } }', 'filter.events.timeZone'],
    [
      'of: PARTNERSHIPS, by: KIND, filter: { partnerships: { near: { latitude: 91, longitude: 0, radiusKm: 1 } } }',
      'filter.partnerships.near.latitude',
    ],
  ])('refuse %s', async (args, path) => {
    const { errors } = await world.app.query(`{ statistics(${args}) { total rows { nodes { count } } } }`)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ path: path.split('.') }],
    })
  })

  it('refuse cursors of other groups, long texts to search for, and too much at once', async () => {
    const refused = async (query: string) => (await world.app.query(query)).errors?.[0]?.extensions
    const { statistics } = await world.app.data(
      '{ statistics(of: PARTNERSHIPS, by: KIND) { rows(first: 1) { pageInfo { endCursor } } } }',
    )
    const { endCursor } = statistics.rows.pageInfo
    expect(
      await refused(
        `{ statistics(of: PARTNERSHIPS, by: STAGE) { rows(after: "${endCursor}") { totalCount } } }`,
      ),
    ).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(
      await refused(
        `{ statistics(of: PARTNERSHIPS, by: KIND, filter: { partnerships: { search: "${'a'.repeat(201)}" } }) { total } }`,
      ),
    ).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', limitName: 'searchText' })
    const aliases = Array.from(
      { length: 20 },
      (_, index) => `a${index}: statistics(of: COMMENTS, by: KIND) { total }`,
    )
    expect(await refused(`{ ${aliases.join(' ')} }`)).toMatchObject({
      code: 'QUERY_TOO_EXPENSIVE',
      limitName: 'cost',
    })
  })
})
