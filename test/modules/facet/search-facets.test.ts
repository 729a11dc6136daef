import { SearchType } from '../../../src/modules/search/search-all'
import { type FacetWorld, startFacetWorld } from './facet-world'

const QUERY = `query ($query: String!, $types: [SearchType!], $territory: String) {
  search(query: $query, types: $types, territory: $territory) {
    totalCount
    facets {
      types { value count }
      voivodeships: territories(level: VOIVODESHIP) { value { code } count }
      gminas: territories(level: GMINA) { value { code } count }
    }
  }
}`

describe('the facets of a search', () => {
  let world: FacetWorld
  beforeAll(async () => {
    world = await startFacetWorld()
  })
  afterAll(() => world.app.close())

  it.each(['visitor', 'editor'] as const)(
    'are the totals of the narrowed search, for the %s',
    async (asker) => {
      const search = async (variables: object) => (await world.askers[asker].data(QUERY, variables)).search
      let results = 0
      for (const query of ['zolw', 'jednostka', '…'])
        for (const territory of [undefined, '14']) {
          const { totalCount, facets } = await search({ query, territory })
          results += totalCount
          const counts = facets.types.map(({ count }: { count: number }) => count)
          expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(totalCount)
          for (const [index, type] of Object.values(SearchType).entries())
            expect([type, (await search({ query, territory, types: [type] })).totalCount]).toEqual([
              type,
              counts[index],
            ])
          const units: { value: { code: string }; count: number }[] = [
            ...facets.voivodeships,
            ...facets.gminas,
          ]
          for (const { value, count } of units)
            expect([value.code, (await search({ query, territory: value.code })).totalCount]).toEqual([
              value.code,
              count,
            ])
        }
      expect(results).toBeGreaterThan(50)
    },
  )
})
