import { parse } from 'csv-parse/sync'
import { type FacetWorld, startFacetWorld } from '../../modules/facet/facet-world'
import type { Any } from '../../support/app'

const QUERY = `query ($level: TerritoryLevel!, $in: String!, $filter: PartnershipFilter) {
  coverage(level: $level, in: $in, filter: $filter) {
    units(first: 100) { nodes { territory { code name path } partnerships active unknown } }
  }
}`

describe('the table of coverage', () => {
  let world: FacetWorld
  beforeAll(async () => {
    world = await startFacetWorld()
  })
  afterAll(() => world.app.close())

  const get = (query: string) => fetch(`${world.app.url}/feeds/coverage.csv${query}`)

  it.each([
    ['', { level: 'GMINA', in: 'PL' }],
    ['?level=GMINA&in=14&coverage=ANY', { level: 'GMINA', in: '14', filter: { coverage: 'ANY' } }],
    [
      '?level=VOIVODESHIP&coverage=COVERING',
      { level: 'VOIVODESHIP', in: 'PL', filter: { coverage: 'COVERING' } },
    ],
  ])('%s says what the API does', async (query, variables) => {
    const { coverage } = await world.app.data(QUERY, variables)
    const expected = coverage.units.nodes.map(({ territory, ...counts }: Any) => ({
      ...territory,
      ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
      ...{ population: '', populationAsOf: '', per10000: '' },
    }))
    const rows: Any[] = parse(await (await get(query)).text(), { columns: true })
    expect(rows).toEqual(expected)
    expect(rows.some(({ partnerships }) => partnerships !== '0')).toBe(true)
  })

  it('has Polish column names', async () => {
    const text = await (await get('?language=PL')).text()
    expect(text.split('\r\n')[0]).toBe(
      'Kod TERYT,Nazwa,Położenie,Liczba mieszkańców,Liczba mieszkańców: dzień,Partnerstwa,Partnerstwa aktywne,Partnerstwa o nieznanej aktywności,Partnerstwa na 10 000 mieszkańców',
    )
  })

  it('is known to who has it', async () => {
    const etag = (await get('?in=14')).headers.get('etag') ?? ''
    const again = await fetch(`${world.app.url}/feeds/coverage.csv?in=14`, {
      headers: { 'if-none-match': etag },
    })
    expect(again.status).toBe(304)
  })

  it.each([
    '?level=TOWN',
    '?in=99',
    '?in=1465&level=VOIVODESHIP',
    '?coverage=SOME',
    '?language=DE',
    '?kinds=LOCAL',
  ])('refuses %s', async (query) => {
    expect((await get(query)).status).toBe(400)
  })
})
