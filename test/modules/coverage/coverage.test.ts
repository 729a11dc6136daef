import fc from 'fast-check'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory, territoryId } from '../../../src/modules/territory/territory.entity'
import type { Any, App, Client } from '../../support/app'
import { fakePartnership, fakeTerritory } from '../../support/fakes'
import { partnershipFilters } from '../../support/random-filters'
import { TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'
import { statementsDuring } from '../../support/statements'
import { type FacetWorld, startFacetWorld } from '../facet/facet-world'

const LEVELS = ['COUNTRY', 'VOIVODESHIP', 'POWIAT', 'GMINA', 'DISTRICT']

/** The made units of 7 digits are all called gminas. */
const depth = (code: string): number =>
  code === 'PL' ? 0 : Math.ceil(code.length / 2) - (code.length === 7 ? 1 : 0)

const isInside = (code: string, territory: string): boolean =>
  code === territory || (TERRITORIES[code] != null && isInside(TERRITORIES[code], territory))

/** Of the fields of a filter, a few: all of them together leave nothing to count. The activity is counted anyway. */
const filters = partnershipFilters.chain(({ territory: _, coverage, ...filter }) =>
  fc
    .subarray(Object.entries(filter), { maxLength: Math.min(2, Object.keys(filter).length) })
    .map((fields): Any => ({ ...Object.fromEntries(fields), ...(coverage && { coverage }) })),
)

const asked = fc.constantFrom(...Object.keys(TERRITORIES)).chain((code) =>
  fc.record({
    in: fc.constant(code),
    level: fc.constantFrom(...LEVELS.slice(depth(code))),
    filter: filters,
  }),
)

const COVERAGE = `query ($level: TerritoryLevel!, $in: String!, $filter: PartnershipFilter) {
  coverage(level: $level, in: $in, filter: $filter) {
    totals { units withPartnerships withActive withUnknown without partnerships }
    units(first: 100) { totalCount nodes { territory { code } partnerships active unknown } }
    unitsWithout: units(hasPartnerships: false) { nodes { territory { code } } }
    unitsWith: units(hasPartnerships: true) { nodes { territory { code } } }
  }
}`
const TOTAL = 'query ($filter: PartnershipFilter) { partnerships(filter: $filter) { totalCount } }'

const codes = ({ nodes }: Any): string[] => nodes.map(({ territory }: Any) => territory.code)
const number = (units: Any[], has: (unit: Any) => boolean) => units.filter(has).length

/** What a partnership declares may be a unit that is no more: it covers what the one in its place does. */
async function declareFormerUnit({ database }: App) {
  const former = { ...fakeTerritory('1466', '1465'), isHistorical: true, successorId: territoryId('1465') }
  const declaring = fakePartnership()
  await database.write(async (write) => {
    await write.insert(Territory, [former])
    await write.insert(Partnership, [declaring])
    await write.insertRows('partnership_territory', [{ partnershipId: declaring.id, territoryId: former.id }])
  })
}

describe('coverage', () => {
  let world: FacetWorld
  beforeAll(async () => {
    world = await startFacetWorld()
    await declareFormerUnit(world.app)
  })
  afterAll(() => world.app.close())

  async function totals(client: Client, filter: Any) {
    const total = async (activity: object) =>
      (await client.data(TOTAL, { filter: { ...filter, ...activity } })).partnerships.totalCount
    return {
      partnerships: await total({}),
      active: await total({ activity: ['ACTIVE'] }),
      unknown: await total({ activity: ['UNKNOWN'] }),
    }
  }

  it('has of each unit the totals of the list of partnerships in it, for everybody', async () => {
    let counted = 0
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom('visitor', 'editor'), async (request, asker) => {
        const client = world.askers[asker as 'visitor']
        const { coverage } = await client.data(COVERAGE, request)
        const units: Any[] = coverage.units.nodes
        const expected = Object.keys(TERRITORIES)
          .filter((code) => LEVELS[depth(code)] === request.level && isInside(code, request.in))
          .sort()
        expect(codes(coverage.units)).toEqual(expected)
        for (const { territory, ...unit } of units) {
          expect([territory, unit]).toEqual([
            territory,
            await totals(client, { ...request.filter, territory: territory.code }),
          ])
          counted += unit.partnerships
        }
        const whole = await totals(client, { ...request.filter, territory: request.in })
        expect(coverage.totals).toEqual({
          units: units.length,
          withPartnerships: number(units, ({ partnerships }) => partnerships > 0),
          withActive: number(units, ({ active }) => active > 0),
          withUnknown: number(units, ({ unknown }) => unknown > 0),
          without: number(units, ({ partnerships }) => partnerships === 0),
          partnerships: whole.partnerships,
        })
        const none = units.filter(({ partnerships }) => partnerships === 0)
        expect(codes(coverage.unitsWithout)).toEqual(codes({ nodes: none }))
        expect([...codes(coverage.unitsWithout), ...codes(coverage.unitsWith)].sort()).toEqual(expected)
      }),
      { numRuns: tries(200, 50) },
    )
    expect(counted).toBeGreaterThan(100)
  })

  it('is counted in one statement, whatever is asked of it', async () => {
    const query = `{ coverage(level: GMINA, in: "14", filter: { coverage: ANY }) {
      totals { units withActive withUnknown without partnerships per10000 }
      units { nodes { partnerships active unknown per10000 territory { name } } } } }`
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      const statements = await statementsDuring(() => world.app.data(query))
      expect(statements.filter((text) => text.includes('count(*)')).length).toBeLessThanOrEqual(1)
      expect(statements.length).toBeLessThanOrEqual(6)
    }
  })

  it('is told by pages', async () => {
    const page = async (after: string | null) =>
      (
        await world.app.data(
          `query ($after: String) { coverage(level: VOIVODESHIP) {
            units(first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { territory { code } } } } }`,
          { after },
        )
      ).coverage.units
    const first = await page(null)
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } })
    const second = await page(first.pageInfo.endCursor)
    expect(second.pageInfo.hasNextPage).toBe(false)
    expect([...codes(first), ...codes(second)]).toEqual(['14', '24'])
  })

  it.each([
    ['level: POWIAT, in: "1465011"', 'level'],
    ['level: GMINA, in: "99"', 'in'],
    ['level: GMINA, in: "mazowieckie"', 'in'],
    ['level: GMINA, filter: { territory: "14" }', 'filter.territory'],
  ])('refuses %s', async (args, path) => {
    const { errors } = await world.app.query(`{ coverage(${args}) { level } }`)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ path: path.split('.') }],
    })
  })

  it.each([
    ['level: GMINA, in: "14"', 100],
    ['level: GMINA, in: "14", filter: { coverage: ANY }', 200],
    ['level: GMINA', 300],
    ['level: GMINA, in: "PL"', 300],
    ['level: VOIVODESHIP, filter: { coverage: COVERING }', 600],
    ['level: GMINA, filter: { coverage: ANY }', 900],
  ])('costs for %s what that takes', async (args, points) => {
    const answer = await fetch(`${world.app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cost': 'true' },
      body: JSON.stringify({ query: `{ coverage(${args}) { level } }` }),
    })
    expect(await answer.json()).toMatchObject({ extensions: { cost: { points } } })
  })

  it('refuses a cursor of another list, and too much at once', async () => {
    const { errors } = await world.app.query(
      '{ coverage(level: GMINA) { units(after: "14") { totalCount } } }',
    )
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    const aliases = Array.from({ length: 20 }, (_, index) => `a${index}: coverage(level: GMINA) { level }`)
    const many = await world.app.query(`{ ${aliases.join(' ')} }`)
    expect(many.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', limitName: 'cost' })
  })
})
