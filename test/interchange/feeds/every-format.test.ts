import { check } from '@placemarkio/check-geojson'
import FeedParser from '@rowanmanning/feed-parser'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { expand } from 'jsonld'
import papaparse from 'papaparse'
import { type App, startApp } from '../../support/app'
import { eventFilters, partnershipFilters } from '../../support/random-filters'
import { fillAtRandom, type Model, TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'

/** A vocabulary of its own: the name of a term is its address. */
const TERM = 'https://schema.org/'

const QUERIES = {
  partnerships: `query List($filter: PartnershipFilter) {
    list: partnerships(filter: $filter, first: 100) { feeds { csv ndjson json geojson jsonld atom } nodes { id name stage sectors { code } location { latitude longitude } mapPoint { latitude longitude } } } }`,
  events: `query List($filter: EventFilter) {
    list: events(filter: $filter, first: 100) { feeds { csv ndjson json geojson jsonld atom ics } nodes { id name: title startsAt location { latitude longitude } mapPoint { latitude longitude } } } }`,
}

interface Node {
  readonly id: string
  readonly name: string
  readonly location: { latitude: number; longitude: number } | null
  readonly mapPoint: { latitude: number; longitude: number } | null
  readonly sectors?: { code: string }[]
}

describe('every format of a feed', () => {
  let app: App
  let model: Model
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: 'http://registry.test' })
    model = await fillAtRandom(app.database)
  })
  afterAll(() => app.close())

  const textOf = async (address: string) => {
    const response = await fetch(address.replace('http://registry.test', app.url))
    expect(response.status).toBe(200)
    return response.text()
  }

  /** A calendar begins a year back, unless it is told since when. */
  function sinceLongAgo(address: string): string {
    const { searchParams } = new URL(address)
    return searchParams.has('from')
      ? address
      : `${address}${searchParams.size > 0 ? '&' : '?'}from=1900-01-01`
  }

  /** A list without anything that such a filter finds would be read as if there were nothing. */
  const isVain = ({ search, territory }: { search?: string; territory?: string }) =>
    (search !== undefined && !/[\p{L}\p{N}]/u.test(search)) ||
    (territory !== undefined && !Object.hasOwn(TERRITORIES, territory))

  async function refuses(addresses: Record<string, string>) {
    for (const address of Object.values(addresses)) {
      const response = await fetch(address.replace('http://registry.test', app.url))
      expect([address, response.status]).toEqual([address, 400])
      await response.arrayBuffer()
    }
  }

  /** The nodes of a list with the filter, and all that its feeds say, by id. */
  async function compare(name: keyof typeof QUERIES, filter: object) {
    const { list } = await app.data(QUERIES[name], { filter })
    const { feeds } = list
    if (isVain(filter)) return refuses(feeds)
    const nodes = (list.nodes as Node[]).toSorted((one, other) => (one.id < other.id ? -1 : 1))
    const csv = await textOf(feeds.csv)
    const rows: Record<string, string>[] = parse(csv, { columns: true, record_delimiter: '\r\n' })
    // Spreadsheets take a line feed alone for the end of a row, too.
    expect(parse(csv, { columns: true, record_delimiter: ['\n', '\r\n'] })).toEqual(rows)
    expect(papaparse.parse(csv, { header: true, skipEmptyLines: true, newline: '\r\n' }).data).toEqual(rows)
    const label = name === 'events' ? 'title' : 'name'
    const told = ({ id, name, location }: Pick<Node, 'id' | 'name' | 'location'>) => ({
      id,
      name,
      location: location && coordinates(location),
    })
    const coordinates = ({ latitude, longitude }: { latitude: number; longitude: number }) => [
      longitude,
      latitude,
    ]
    expect(
      rows.map((row) => ({
        id: row.id,
        name: row[label],
        location: row['location.latitude']
          ? [Number(row['location.longitude']), Number(row['location.latitude'])]
          : null,
      })),
    ).toEqual(nodes.map(told))
    const records = JSON.parse(await textOf(feeds.json))
    const ofRecord = (record: Node & { title: string }) => told({ ...record, name: record[label] })
    expect(records.map(ofRecord)).toEqual(nodes.map(told))
    if (name === 'partnerships')
      expect(records.map(({ sectors }: { sectors: string[] }) => sectors.toSorted())).toEqual(
        nodes.map(({ sectors }) => sectors?.map(({ code }) => code).toSorted()),
      )
    const lines = (await textOf(feeds.ndjson)).split('\n')
    expect(lines.pop()).toBe('')
    // Beside what a copy has, there are names for people.
    expect(records).toMatchObject(lines.map((line) => JSON.parse(line)))
    const { features } = check(await textOf(feeds.geojson)) as { features: Feature[] }
    expect(
      features.map(({ id, geometry, properties }) => ({
        ...{ id, name: properties[label] },
        location: geometry?.coordinates ?? null,
      })),
    ).toEqual(nodes.map(({ mapPoint, ...node }) => told({ ...node, location: mapPoint })))
    const things = (await expand(JSON.parse(await textOf(feeds.jsonld)))) as Thing[]
    expect(things.map((thing) => thing[`${TERM}name`]?.[0]?.['@value'])).toEqual(
      nodes.map((node) => node.name),
    )
    expect(things.map((thing) => String(thing['@id']).split(/[/.]/).at(-2))).toEqual(
      nodes.map(({ id }) => id),
    )
    const atom = await textOf(feeds.atom)
    expect(XMLValidator.validate(atom)).toBe(true)
    expect(FeedParser.parseFeed(atom).items.map(({ id, title }) => [id?.split(':').at(-1), title])).toEqual(
      nodes.map(({ id, name }) => [id, name]),
    )
    if (feeds.ics) {
      const calendar = new ICAL.Component(ICAL.parse(await textOf(sinceLongAgo(feeds.ics))))
      const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
      expect(events.map(({ uid, summary }) => ({ id: uid, name: summary }))).toEqual(
        nodes.map(({ id, name }) => ({ id, name })),
      )
    }
  }

  type Thing = Record<string, { '@value': unknown }[]>

  interface Feature {
    readonly id: string
    readonly geometry: { coordinates: number[] } | null
    readonly properties: Record<string, unknown>
  }

  it('has the partnerships that the list has, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(partnershipFilters, (filter) => compare('partnerships', filter)),
      { numRuns: tries(25, 8) },
    )
  })

  it('has the events that the list has, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(eventFilters, async ({ partnership, ...filter }) => {
        const host =
          partnership === undefined ? null : model.partnerships[partnership % model.partnerships.length]
        await compare('events', { ...filter, ...(host && { partnership: host.id }) })
      }),
      { numRuns: tries(25, 8) },
    )
  })
})
