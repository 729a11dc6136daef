import { parse } from 'csv-parse/sync'
import type { FacetWorld } from '../../modules/facet/facet-world'
import { startStatisticsWorld } from '../../modules/statistics/statistics-world'
import type { Any } from '../../support/app'

const QUERY = `query ($of: StatisticsSubject!, $by: [StatisticsGroup!]!, $filter: StatisticsFilter, $from: PartialDate, $to: PartialDate) {
  statistics(of: $of, by: $by, filter: $filter, from: $from, to: $to) { total asOf
    groups { unknownShare } rows(first: 100) { nodes { values { value label } count share } } } }`

describe('the table of statistics', () => {
  let world: FacetWorld
  beforeAll(async () => {
    world = await startStatisticsWorld()
  })
  afterAll(() => world.app.close())

  const get = (query: string) => fetch(`${world.app.url}/feeds/statistics.csv${query}`)

  it.each([
    ['?of=PARTNERSHIPS&by=KIND', { of: 'PARTNERSHIPS', by: ['KIND'] }],
    [
      '?of=PARTNERSHIPS&by=SECTOR,VOIVODESHIP&kinds=LOCAL,SECTORAL&territory=Jednostka+14&from=2024',
      {
        ...{ of: 'PARTNERSHIPS', by: ['SECTOR', 'VOIVODESHIP'], from: '2024' },
        filter: { partnerships: { kinds: ['LOCAL', 'SECTORAL'], territory: '14' } },
      },
    ],
    [
      '?of=EVENTS&by=MONTH&from=2024-05-01&free=true',
      {
        ...{ of: 'EVENTS', by: ['MONTH'] },
        filter: { events: { from: '2024-05-01', free: true } },
      },
    ],
    ['?of=COMMENTS&by=KIND,MONTH&to=2024-01', { of: 'COMMENTS', by: ['KIND', 'MONTH'], to: '2024-01' }],
    [
      '?of=MEMBERSHIPS&by=YEAR_JOINED&sectors=PUBLIC',
      { of: 'MEMBERSHIPS', by: ['YEAR_JOINED'], filter: { partnerships: { sectors: ['PUBLIC'] } } },
    ],
  ])('%s says what the API does', async (query, variables) => {
    const { statistics } = await world.app.data(QUERY, variables)
    const { total, asOf, groups } = statistics
    const text = (value: unknown) => String(value ?? '')
    const expected = statistics.rows.nodes.map(({ values, count, share }: Any) => [
      ...values.flatMap(({ value, label }: Any) => [text(value), text(label)]),
      ...[text(count), text(share)],
      ...groups.map(({ unknownShare }: Any) => text(unknownShare)),
      ...[text(total), asOf],
    ])
    const [, ...rows]: string[][] = parse(await (await get(query)).text())
    expect(rows.map((row) => row.slice(0, -1))).toEqual(expected)
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) expect(row.at(-1)).toMatch(/\.$/)
  })

  it('has column names of the API, or Polish ones', async () => {
    const head = async (query: string) => (await (await get(query)).text()).split('\r\n')[0]
    expect(await head('?of=PARTNERSHIPS&by=YEAR_FOUNDED')).toBe(
      'yearFounded,yearFoundedLabel,count,share,yearFoundedUnknownShare,total,asOf,definition',
    )
    expect(await head('?of=PARTNERSHIPS&by=SECTOR&language=PL')).toBe(
      'sektor,sektor: nazwa,Liczba,Udział,sektor: udział nieznanych,Razem,Stan na,Definicja',
    )
  })

  it.each([
    '',
    '?of=PARTNERSHIPS',
    '?of=PARTNERSHIPS&by=',
    '?of=PARTNERSHIPS&by=,',
    '?of=PARTNERSHIPS&by=KIND,KIND',
    '?of=PARTNERSHIPS&by=ROLE',
    '?of=SECTORS&by=KIND',
    '?of=ORGANISATIONS&by=KIND&stages=ACTIVE',
    '?of=PARTNERSHIPS&by=KIND&from=2024-13',
    '?of=PARTNERSHIPS&by=KIND&from=2025&to=2024',
    '?of=EVENTS&by=KIND&from=2025-01-01&to=2024-01-01',
    '?of=PARTNERSHIPS&by=KIND&territory=99',
    '?of=PARTNERSHIPS&of=EVENTS&by=KIND',
    '?of=PARTNERSHIPS&by=KIND&language=DE',
    '?of=__proto__&by=KIND',
  ])('refuses %s', async (query) => {
    const answer = await get(query)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})
