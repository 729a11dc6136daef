import { parse } from 'csv-parse/sync'
import { LocationPrecision } from '../../../src/core/values/place'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type FacetWorld, startFacetWorld } from '../../modules/facet/facet-world'
import type { Any } from '../../support/app'
import { fakeTerritory } from '../../support/fakes'

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
      '?level=POWIAT&in=14&kinds=LOCAL,SECTORAL&coverage=ANY&includeUnknown=true',
      {
        ...{ level: 'POWIAT', in: '14' },
        filter: { kinds: ['LOCAL', 'SECTORAL'], coverage: 'ANY', includeUnknown: true },
      },
    ],
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
    '?territory=14',
    '?kinds=SOME',
    '?parts=1',
    '?level=GMINA&level=POWIAT',
  ])('refuses %s', async (query) => {
    expect((await get(query)).status).toBe(400)
    expect((await fetch(`${world.app.url}/feeds/coverage.geojson${query}`)).status).toBe(400)
  })

  it('is a map too, with each unit at its seat', async () => {
    const { location, ...seated } = fakeTerritory('2466022', '2466')
    const seat = { latitude: 50.1, longitude: 18.99, precision: LocationPrecision.TOWN }
    await world.app.database.write((write) => write.insert(Territory, [{ ...seated, location: seat }]))
    const query = '?level=GMINA&kinds=LOCAL,PROJECT&hasEnded=false'
    const answer = await fetch(`${world.app.url}/feeds/coverage.geojson${query}`)
    expect(answer.headers.get('content-type')).toBe('application/geo+json; charset=utf-8')
    const { type, features }: Any = await answer.json()
    expect(type).toBe('FeatureCollection')
    const rows: Any[] = parse(await (await get(query)).text(), { columns: true })
    const told = features.map(({ id, properties: { locationPrecision: _, ...properties } }: Any) => ({
      id,
      ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value ?? '')])),
    }))
    expect(told).toEqual(rows.map((row) => ({ id: row.code, ...row })))
    expect(features.find(({ id }: Any) => id === '2466022')).toMatchObject({
      geometry: { type: 'Point', coordinates: [18.99, 50.1] },
      properties: { locationPrecision: 'TOWN' },
    })
    expect(features.find(({ id }: Any) => id === '1465011').geometry).toBeNull()
  })

  it('is told anew to clients that know no ETags where time alone changes it', async () => {
    const known = (query: string) =>
      fetch(`${world.app.url}/feeds/coverage.csv${query}`, {
        headers: { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      })
    // Until the second of the last write is over, it is not known to be the last one.
    while ((await known('?in=14')).status !== 304);
    expect((await known('?in=14&hasUpcomingEvents=true')).status).toBe(200)
  })
})
