import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { canonize, compact, flatten, toRDF } from 'jsonld'
import { Parser, type Quad, Writer } from 'n3'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'

const DCAT = 'http://www.w3.org/ns/dcat#'
const DCT = 'http://purl.org/dc/terms/'

describe('the catalogue', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({ PUBLISHER_NAME: 'Żółw & „Syn”', DATA_LICENCE: 'CC-BY-4.0' })
    const partnership = fakePartnership()
    const draft = fakePartnership({ publishedAt: null })
    await app.database.write((write) => write.insert(Partnership, [partnership, draft]))
    await app.database.write((write) =>
      write.insert(Event, [
        fakeEvent({ partnershipId: partnership.id, startsAt: '2024-05-01T10:00:00.000Z' }),
        fakeEvent({ partnershipId: draft.id, startsAt: '2077-05-01T10:00:00.000Z' }),
      ]),
    )
  })
  afterAll(() => app.close())

  const get = (path: string) => fetch(`${app.url}${path}`)

  it('has what DCAT-AP 3 wants of a catalogue, its datasets and their distributions', async () => {
    const nodes = (await flatten(
      JSON.parse(await (await get('/catalog.jsonld')).text()),
    )) as unknown as Node[]
    const ofType = (type: string) => nodes.filter((node) => node['@type']?.includes(`${DCAT}${type}`))
    const [catalog] = ofType('Catalog')
    for (const property of [
      `${DCT}title`,
      `${DCT}description`,
      `${DCT}publisher`,
      `${DCT}license`,
      `${DCT}modified`,
    ])
      expect([property, catalog?.[property]]).toEqual([property, expect.anything()])
    expect(ofType('Dataset')).toHaveLength(3)
    for (const dataset of ofType('Dataset'))
      for (const property of [
        ...[
          'title',
          'description',
          'publisher',
          'spatial',
          'accrualPeriodicity',
          'issued',
          'modified',
          'temporal',
          'source',
        ].map((name) => DCT + name),
        ...['theme', 'contactPoint', 'keyword', 'distribution'].map((name) => DCAT + name),
      ])
        expect([property, dataset[property]]).toEqual([property, expect.anything()])
    expect(ofType('Distribution').length).toBeGreaterThan(12)
    for (const distribution of ofType('Distribution')) {
      expect(distribution[`${DCT}license`]).toEqual([{ '@id': 'https://spdx.org/licenses/CC-BY-4.0' }])
      const [{ '@id': address }] = distribution[`${DCAT}accessURL`] as [{ '@id': string }]
      const response = await get(new URL(address).pathname)
      expect([address, response.status]).toEqual([address, 200])
      await response.arrayBuffer()
    }
    expect(JSON.stringify(nodes)).not.toContain('2077')
    const compacted = await compact(nodes as never, {})
    expect(JSON.stringify(compacted)).toContain('Żółw & „Syn”')
    // Their licence asks to name them.
    const rights = nodes.filter((node) =>
      JSON.stringify(node).includes('GeoNames (CC-BY-4.0); population and area'),
    )
    expect([catalog, ...ofType('Distribution')].map((node) => node?.[`${DCT}rights`])).not.toContain(
      undefined,
    )
    expect(rights.length).toBeGreaterThan(0)
  })

  type Node = Record<string, unknown> & { '@type'?: string[] }

  it('says the same in JSON-LD, Turtle and RDF/XML', async () => {
    const text = async (extension: string) => (await get(`/catalog.${extension}`)).text()
    const canonical = async (quads: string) =>
      String(await canonize(quads as never, { inputFormat: 'application/n-quads' } as never))
    const json = await canonical(
      (await toRDF(JSON.parse(await text('jsonld')), { format: 'application/n-quads' })) as string,
    )
    expect(json.split('\n').length).toBeGreaterThan(200)
    expect(await canonical(written(new Parser().parse(await text('ttl'))))).toBe(json)
    const fromXml: Quad[] = []
    const parser = new RdfXmlParser()
    parser.on('data', (quad) => fromXml.push(quad)).end(await text('rdf'))
    await once(parser, 'end')
    expect(await canonical(written(fromXml))).toBe(json)
  })

  const written = (quads: Quad[]) => new Writer({ format: 'N-Quads' }).quadsToString(quads)

  it('is for the national portal an XML that stays the same, with the MD5 of that very text', async () => {
    const xml = await (await get('/feeds/dane-gov-pl.xml')).text()
    expect(XMLValidator.validate(xml)).toBe(true)
    expect(await (await get('/feeds/dane-gov-pl.xml')).text()).toBe(xml)
    expect(await (await get('/feeds/dane-gov-pl.md5')).text()).toBe(
      createHash('md5').update(xml).digest('hex'),
    )
    const parsed = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['dataset', 'resource'].includes(name),
    }).parse(xml)
    const root = parsed['ns2:datasets']
    expect(root['@_xmlns:ns2']).toBe('urn:otwarte-dane:harvester:1.13')
    const datasets: Dataset[] = root.dataset
    expect(datasets.map(({ extIdent }) => extIdent)).toEqual([
      'partnerstwa-partnerships',
      'partnerstwa-events',
      'partnerstwa-organisations',
    ])
    const idents = datasets.flatMap(({ extIdent, resources }) => [
      extIdent,
      ...resources.resource.map((each) => each.extIdent),
    ])
    expect(new Set(idents).size).toBe(idents.length)
    for (const ident of idents) expect(ident.length).toBeLessThanOrEqual(36)
    for (const { title, resources } of datasets) {
      expect(title).toEqual({ polish: expect.any(String), english: expect.any(String) })
      for (const { url, dataDate } of resources.resource) {
        expect(dataDate).toMatch(/^\d{4}-\d\d-\d\d$/)
        const response = await get(new URL(url).pathname)
        expect(response.status).toBe(200)
        await response.arrayBuffer()
      }
    }
  })

  interface Dataset {
    readonly extIdent: string
    readonly title: object
    readonly resources: { resource: { extIdent: string; url: string; dataDate: string }[] }
  }
})
