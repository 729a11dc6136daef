import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'

const BASE = 'http://registry.test'

const THING = ['@type', '@id', 'identifier', 'name', 'description', 'image', 'url', 'sameAs']

/** What schema.org has of each type, as far as it is used. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  Organization: [
    ...[...THING, 'alternateName', 'email', 'telephone', 'logo', 'taxID', 'foundingDate', 'dissolutionDate'],
    ...['address', 'location', 'areaServed', 'parentOrganization', 'subOrganization'],
  ],
  Event: [
    ...[...THING, 'startDate', 'endDate', 'eventStatus', 'eventAttendanceMode', 'location', 'organizer'],
    ...['maximumAttendeeCapacity', 'isAccessibleForFree'],
  ],
  Place: ['@type', 'name', 'address', 'geo'],
  VirtualLocation: ['@type', 'url'],
  PostalAddress: [
    '@type',
    'streetAddress',
    'postalCode',
    'addressLocality',
    'addressRegion',
    'addressCountry',
  ],
  GeoCoordinates: ['@type', 'latitude', 'longitude'],
  AdministrativeArea: ['@type', 'name', 'identifier'],
  ImageObject: ['@type', 'contentUrl', 'caption'],
}

type Thing = Readonly<Record<string, unknown>>

/** Everything with a type in a document. */
function thingsIn(value: unknown): Thing[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(thingsIn)
  return '@type' in value ? [value as Thing, ...inside] : inside
}

describe('linked data in the vocabulary of schema.org', () => {
  let app: App
  const documents: Record<string, Thing[]> = {}
  const read = async (address: string): Promise<Thing[]> => {
    const response = await fetch(address.replace(BASE, app.url))
    expect([address, response.status]).toEqual([address, 200])
    return (JSON.parse(await response.text()) as { '@graph': Thing[] })['@graph']
  }
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: BASE }, await testDatabaseUrl('examples'))
    for (const name of ['partnerships', 'events'])
      documents[name] = await read(`${BASE}/feeds/${name}.jsonld`)
  })
  afterAll(() => app.close())

  it.each(['partnerships', 'events'])('says of %s nothing that their types do not have', (name) => {
    const things = thingsIn(documents[name])
    expect(things.length).toBeGreaterThan(100)
    const strange = things.flatMap((thing) => {
      const known = PROPERTIES[String(thing['@type'])] ?? []
      return Object.keys(thing)
        .filter((property) => !known.includes(property))
        .map((property) => `${thing['@type']}.${property}`)
    })
    expect([...new Set(strange)]).toEqual([])
  })

  it('names who organises an event, and where it is', () => {
    const events = documents.events ?? []
    const placed = events.filter(({ location }) => location)
    expect(placed.length / events.length).toBeGreaterThan(0.5)
    for (const { organizer } of events)
      for (const host of organizer as Thing[]) expect(host.name).toEqual(expect.any(String))
    for (const place of thingsIn(placed).filter((thing) => thing['@type'] === 'Place')) {
      expect(place.name).toEqual(expect.any(String))
      expect(place.address).toMatchObject({ '@type': 'PostalAddress', addressCountry: 'PL' })
    }
  })

  it('has at each address a document about what it names', async () => {
    const things = thingsIn([
      ...(documents.partnerships ?? []).slice(0, 5),
      ...(documents.events ?? []).slice(0, 5),
    ])
    const addresses = new Set(
      things.filter((thing) => '@id' in thing && 'name' in thing).map((thing) => thing['@id']),
    )
    expect(addresses.size).toBeGreaterThan(5)
    for (const address of addresses) {
      const [found] = await read(String(address))
      expect(found).toMatchObject({ '@id': address, name: expect.any(String) })
    }
  })
})
