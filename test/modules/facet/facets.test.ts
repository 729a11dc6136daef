import fc from 'fast-check'
import { OrganisationKind } from '../../../src/modules/organisation/organisation.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { SectorCode } from '../../../src/modules/sector/sector.entity'
import type { Any, Client } from '../../support/app'
import { fakePartnership } from '../../support/fakes'
import { eventFilters, partnershipFilters } from '../../support/random-filters'
import { TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'
import { statementsDuring } from '../../support/statements'
import { type FacetWorld, startFacetWorld } from './facet-world'

const organisationFilters = fc.record(
  {
    kinds: fc.subarray(Object.values(OrganisationKind)),
    sectors: fc.subarray(Object.values(SectorCode)),
    territory: fc.constantFrom(...Object.keys(TERRITORIES), '99'),
    coverage: fc.constantFrom('WITHIN', 'COVERING', 'ANY'),
    includeUnknown: fc.boolean(),
    includeExamples: fc.boolean(),
  },
  { requiredKeys: [] },
)

type Filter = Readonly<Record<string, Any>>

/** What a facet is asked for with, and the filter that asks the list for one of its values. Null: no filter can. */
interface Facet {
  readonly field: string
  readonly narrowed: (value: Any, filter: Filter) => Filter | null
}

const anyOf = (field: string): Facet => ({
  field: `${field} { value count }`,
  narrowed: (value, filter) =>
    (filter[field] ?? []).length === 0 || filter[field].includes(value)
      ? { ...filter, [field]: [value] }
      : null,
})

const allOf = (field: string): Facet => ({
  field: `${field} { value count }`,
  narrowed: (value, filter) => ({ ...filter, [field]: [...(filter[field] ?? []), value] }),
})

const inLevel = (level: string): Facet => ({
  field: `territories(level: ${level}) { value { code } count }`,
  narrowed: ({ code }, filter) =>
    filter.territory === undefined || (filter.coverage ?? 'WITHIN') === 'WITHIN'
      ? { ...filter, territory: code, coverage: 'WITHIN' }
      : null,
})

const UNITS = 'territories(level: VOIVODESHIP) { value { code } count }'

const LEVELS = ['COUNTRY', 'VOIVODESHIP', 'POWIAT', 'GMINA'].map(inLevel)

/** Of the fields of a filter, a few: all of them together leave nothing to count. */
const withFewFields = (filters: fc.Arbitrary<object>) =>
  filters.chain((filter) =>
    fc.subarray(Object.entries(filter), { maxLength: 2 }).map((fields): Filter => Object.fromEntries(fields)),
  )

interface List {
  readonly name: string
  readonly Filter: string
  readonly filters: fc.Arbitrary<object>
  readonly facets: readonly Facet[]
}

const LISTS: readonly List[] = [
  {
    name: 'partnerships',
    Filter: 'PartnershipFilter',
    filters: partnershipFilters,
    facets: [
      ...['kinds', 'stages', 'legalFormKinds', 'seeksSectors', 'activityAreas'].map(anyOf),
      {
        field: 'formalities { value count }',
        narrowed: (value, filter) =>
          filter.formality === undefined || filter.formality === value
            ? { ...filter, formality: value }
            : null,
      },
      allOf('sectors'),
      ...LEVELS,
    ],
  },
  {
    name: 'organisations',
    Filter: 'OrganisationFilter',
    filters: organisationFilters,
    facets: [anyOf('kinds'), anyOf('sectors'), ...LEVELS],
  },
  {
    name: 'events',
    Filter: 'EventFilter',
    filters: eventFilters.map(({ partnership: _, ...filter }) => filter),
    facets: [
      ...['kinds', 'statuses'].map(anyOf),
      {
        field: 'months { value count }',
        narrowed: (value, filter) =>
          filter.from === undefined && filter.to === undefined ? { ...filter, on: value } : null,
      },
      ...LEVELS,
    ],
  },
]

describe('the facets of a list', () => {
  let world: FacetWorld
  beforeAll(async () => {
    world = await startFacetWorld()
  })
  afterAll(() => world.app.close())

  const ofAsker = fc.constantFrom('visitor', 'editor')

  async function compare({ name, Filter }: List, { facet, filter, client }: Asked) {
    const key = facet.field.slice(0, /\W/.exec(facet.field)?.index)
    const asked = `query ($filter: ${Filter}) { ${name}(filter: $filter) { facets { ${facet.field} } } }`
    const counted = (await client.data(asked, { filter }))[name].facets[key]
    const unknown = counted.find(({ value }: Any) => value === null)?.count ?? 0
    const known = counted.filter(({ value }: Any) => value !== null)
    const narrowed = known.map(({ value }: Any) => facet.narrowed(value, filter))
    const possible = narrowed.flatMap((each: Filter | null, index: number) => (each ? [{ each, index }] : []))
    for (const { each, index } of possible) {
      const total = `query ($filter: ${Filter}) { ${name}(filter: $filter) { totalCount } }`
      const { totalCount } = (await client.data(total, { filter: each }))[name]
      const { count } = known[index]
      const isPlace = 'code' in Object(known[index].value)
      expect([each, count + (filter.includeUnknown && !isPlace ? unknown : 0)]).toEqual([each, totalCount])
    }
    return counted
  }

  it.each(LISTS)('of $name are the totals of the narrowed list, for everybody', async (list) => {
    let values = 0
    await fc.assert(
      fc.asyncProperty(
        withFewFields(list.filters),
        fc.constantFrom(...list.facets),
        ofAsker,
        async (filter, facet, asker) => {
          const client = world.askers[asker as 'visitor']
          const counted = await compare(list, { facet, filter, client })
          values += counted.filter(({ count }: Any) => count > 0).length
        },
      ),
      { numRuns: tries(300, 60) },
    )
    expect(values).toBeGreaterThan(60)
  })

  it('of a list that is narrowed to a territory are about that territory alone', async () => {
    const codes = async (filter: string) => {
      const { facets } = (
        await world.app.data(`{ partnerships(filter: { ${filter} }) { facets { ${UNITS} } } }`)
      ).partnerships
      return facets.territories.map(({ value }: Any) => value.code).sort()
    }
    expect(await codes('')).toEqual(['14', '24'])
    expect(await codes('territory: "14"')).toEqual(['14'])
    expect(await codes('territory: "PL"')).toEqual(['14', '24'])
    expect(await codes('territory: "1465"')).toEqual([])
    expect(await codes('territory: "99"')).toEqual([])
  })

  it('are counted in one statement, whatever is asked of them, and read no page', async () => {
    const facets = `facets { kinds { count } sectors { count } stages { count } activityAreas { count }
      units: territories(level: VOIVODESHIP) { count } powiats: territories(level: POWIAT) { count } }`
    const query = `{ partnerships(filter: { search: "zo" }) { ${facets} } }`
    // The first times, graphql-js answers; then its plan.
    let statements: string[] = []
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      await world.app.database.write((write) => write.insert(Partnership, [fakePartnership()]))
      statements = await statementsDuring(() => world.app.data(query))
      expect(statements.filter((text) => text.includes('count(*)'))).toHaveLength(1)
    }
    expect(statements.filter((text) => text.includes('"partnership"'))).toHaveLength(1)
  })

  it('are null for a list under a record', async () => {
    const { territory } = await world.app.data(
      '{ territory(code: "14") { partnerships { facets { kinds { count } } } } }',
    )
    expect(territory.partnerships.facets).toBeNull()
  })

  it('cost once for the list, whatever the size of its page, and are refused where that is too much', async () => {
    const all = `facets { kinds { count } stages { count } formalities { count } legalFormKinds { count } sectors { count }
      seeksSectors { count } activityAreas { count } ${UNITS} }`
    await world.app.data(`{ partnerships(first: 100) { ${all} nodes { name } } }`)
    const aliases = Array.from({ length: 10 }, (_, index) => `a${index}: partnerships { ${all} }`)
    const { errors } = await world.app.query(`{ ${aliases.join(' ')} }`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', limitName: 'cost' })
  })
})

interface Asked {
  readonly facet: Facet
  readonly filter: Filter
  readonly client: Client
}
