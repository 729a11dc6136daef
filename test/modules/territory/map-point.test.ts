import { check } from '@placemarkio/check-geojson'
import { ByteBuffer } from 'flatbuffers'
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import { LocationPrecision } from '../../../src/core/values/place'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory, territoryId } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'

interface Feature {
  readonly id?: string
  readonly geometry: { readonly coordinates: number[] } | null
  readonly properties: Readonly<Record<string, unknown>>
}

const { TOWN, REGION, STREET } = LocationPrecision

const at = (latitude: number, longitude: number, precision = TOWN) => ({ latitude, longitude, precision })

const UNITS = [
  { ...fakeTerritory('PL', null), location: at(52.1, 19.4, REGION) },
  { ...fakeTerritory('14', 'PL'), location: at(52.4, 21.1, REGION) },
  { ...fakeTerritory('1465', '14'), location: at(52.23, 21.01), type: 'miasto na prawach powiatu' },
  { ...fakeTerritory('1434', '14'), location: at(52.34, 21.24), type: 'powiat' },
  { ...fakeTerritory('1434021', '1434'), location: at(52.3, 21.1) },
  { ...fakeTerritory('1434052', '1434'), location: at(52.4, 21.3, REGION) },
  fakeTerritory('1434062', '1434'),
]

/** What a record has, and where a map shows it. */
const CASES: [string, { territories?: string[]; location?: ReturnType<typeof at> }, object | null][] = [
  [
    'its own location, whatever its territories',
    { territories: ['14'], location: at(52.27, 20.98, STREET) },
    { latitude: 52.27, longitude: 20.98, precision: 'STREET', basis: 'LOCATION' },
  ],
  [
    'the seat of its gmina',
    { territories: ['1434021'] },
    { latitude: 52.3, longitude: 21.1, precision: 'TOWN', basis: 'SEAT' },
  ],
  [
    'the seat of a city that is a powiat',
    { territories: ['1465'] },
    { latitude: 52.23, longitude: 21.01, precision: 'TOWN', basis: 'SEAT' },
  ],
  [
    'the middle of a gmina whose seat is not known',
    { territories: ['1434052'] },
    { latitude: 52.4, longitude: 21.3, precision: 'REGION', basis: 'TERRITORY' },
  ],
  [
    'the seat of the powiat, where nothing is known of the gmina',
    { territories: ['1434062'] },
    { latitude: 52.34, longitude: 21.24, precision: 'REGION', basis: 'TERRITORY' },
  ],
  [
    'the seat of its powiat',
    { territories: ['1434'] },
    { latitude: 52.34, longitude: 21.24, precision: 'REGION', basis: 'TERRITORY' },
  ],
  [
    'the middle of several units',
    { territories: ['1434021', '1465'] },
    { latitude: 52.265, longitude: 21.055, precision: 'REGION', basis: 'TERRITORY' },
  ],
  [
    'the middle of the country',
    { territories: ['PL'] },
    { latitude: 52.1, longitude: 19.4, precision: 'REGION', basis: 'TERRITORY' },
  ],
  ['nothing, where nothing is known', {}, null],
]

describe('the point of a record on a map', () => {
  let app: App
  const partnerships = CASES.map(([, { location }]) => fakePartnership({ location: location ?? null }))
  const events = CASES.map(([, { location, territories = [] }], index) =>
    fakeEvent({
      partnershipId: partnerships[index]?.id as string,
      location: location ?? null,
      // Of one unit, where the event itself has one; else those of its partnership count.
      territoryId: territories.length === 1 ? territoryId(territories[0] as string) : null,
    }),
  )
  const organisations = CASES.map(([, { territories = [] }]) =>
    fakeOrganisation({
      territoryId: territories.length === 1 ? territoryId(territories[0] as string) : null,
    }),
  )
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: 'http://registry.test' })
    await app.database.write(async (write) => {
      for (const unit of UNITS) await write.insert(Territory, [unit])
      await write.insert(Organisation, organisations)
      await write.insert(Partnership, partnerships)
      await write.insertRows(
        'partnership_territory',
        CASES.flatMap(([, { territories = [] }], index) =>
          territories.map((code) => ({
            partnershipId: partnerships[index]?.id,
            territoryId: territoryId(code),
          })),
        ),
      )
      await write.insert(Event, events)
    })
  })
  afterAll(() => app.close())

  const read = (address: string) => fetch(address.replace('http://registry.test', app.url))
  const ofNode = async (id: string) =>
    (
      await app.data(
        `query Point($id: ID!) { node(id: $id) {
          ... on Partnership { mapPoint { ...P } } ... on Event { mapPoint { ...P } } ... on Organisation { mapPoint { ...P } } } }
        fragment P on MapPoint { latitude longitude precision basis }`,
        { id },
      )
    ).node.mapPoint

  it.each(CASES)('is %s', async (_, { territories = [], location }, point) => {
    const index = CASES.findIndex(([, , each]) => each === point)
    expect(await ofNode(partnerships[index]?.id as string)).toEqual(point)
    expect(await ofNode(events[index]?.id as string)).toEqual(point)
    const isSaid = territories.length === 1 && !location
    if (isSaid) expect(await ofNode(organisations[index]?.id as string)).toEqual(point)
  })

  it.each(['partnerships', 'events', 'organisations'])('is in the maps of %s', async (name) => {
    const { list } = await app.data(
      `{ list: ${name}(first: 50) { feeds { geojson fgb } nodes { id mapPoint { latitude longitude precision basis } } } }`,
    )
    interface Node {
      readonly id: string
      readonly mapPoint: Record<string, unknown> | null
    }
    const wanted = (list.nodes as Node[])
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map(({ id, mapPoint }) => ({
        id,
        coordinates: mapPoint && [mapPoint.longitude, mapPoint.latitude],
        locationPrecision: mapPoint?.precision ?? null,
        locationBasis: mapPoint?.basis ?? null,
      }))
    expect(wanted).toHaveLength(CASES.length)
    const shown = ({ id, geometry, properties }: Feature) => ({
      id: properties.id ?? id,
      coordinates: geometry?.coordinates ?? null,
      locationPrecision: properties.locationPrecision ?? null,
      locationBasis: properties.locationBasis ?? null,
    })
    const geojson = check(await (await read(list.feeds.geojson)).text()) as { features: Feature[] }
    expect(geojson.features.map(shown)).toEqual(wanted)
    const bytes = new Uint8Array(await (await read(list.feeds.fgb)).arrayBuffer())
    const features: Feature[] = []
    for await (const feature of deserialize(bytes)) features.push(feature as unknown as Feature)
    expect(features.map(shown)).toEqual(wanted.filter(({ coordinates }) => coordinates !== null))
  })

  it.each([
    ['partnerships', 'PL', 'Partnerstwa lokalne', 'Nazwa'],
    ['events', 'EN', 'Events of local partnerships', 'Title'],
    ['organisations', 'EN', 'Organisations in local partnerships', 'Name'],
  ])('has a layer of its own name in the map of %s', async (name, language, title, label) => {
    const response = await fetch(`${app.url}/feeds/${name}.fgb?language=${language}&territory=14`)
    const bytes = Buffer.from(await response.arrayBuffer())
    const header = Header.getSizePrefixedRootAsHeader(new ByteBuffer(bytes.subarray(8)))
    expect(header.name()).toBe(name)
    expect(header.title()).toBe(`${title} – Jednostka 14`)
    expect(header.description()).toMatch(/partner/i)
    expect([header.crs()?.org(), header.crs()?.code(), header.crs()?.name()]).toEqual([
      'EPSG',
      4326,
      'WGS 84',
    ])
    expect(header.geometryType()).toBe(1)
    expect(JSON.parse(header.metadata() ?? '')).toMatchObject({ licence: 'CC0-1.0' })
    const columns = Array.from({ length: header.columnsLength() }, (_, index) => header.columns(index))
    expect(columns.map((column) => column?.title())).toContain(label)
    expect(columns.filter((column) => !column?.title() || !column.description())).toEqual([])
    expect((bytes.readUInt32LE(8) + 4) % 8).toBe(0)
  })

  it('is in the file of one record, and a file without points is one', async () => {
    const { id } = partnerships[1] as { id: string }
    for (const [path, count] of [
      [`partnerships/${id}`, 1],
      ['partnerships', 8],
      ['partnerships?updatedSince=2099-01-01', 0],
    ] as const) {
      const [name, query = ''] = path.split('?')
      const response = await fetch(`${app.url}/feeds/${name}.fgb?${query}`)
      expect(response.headers.get('content-type')).toBe('application/flatgeobuf')
      const features: unknown[] = []
      for await (const feature of deserialize(new Uint8Array(await response.arrayBuffer())))
        features.push(feature)
      expect(features).toHaveLength(count)
    }
  })
})
