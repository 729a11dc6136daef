import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { canonize, compact, flatten, toRDF } from 'jsonld'
import { Parser, type Quad, Writer } from 'n3'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { datasets } from '../../../src/interchange/feeds/dataset'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'

const DCAT = 'http://www.w3.org/ns/dcat#'
const DCT = 'http://purl.org/dc/terms/'

describe('the catalogue', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({
      PUBLISHER_NAME: 'Żółw & „Syn”',
      PUBLISHER_EMAIL: 'dane@example.org',
      DATA_LICENCE: 'CC-BY-4.0',
    })
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
    expect(ofType('Dataset')).toHaveLength(Object.keys(datasets).length)
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
          'provenance',
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

  it('types what it links to as DCAT-AP 3 has it, and tells CKAN the licence, the formats and whom to ask', async () => {
    const quads = new Parser().parse(await (await get('/catalog.ttl')).text())
    const values = (property: string, of?: string) =>
      quads
        .filter(({ subject, predicate }) => predicate.value === property && (!of || subject.value === of))
        .map(({ object }) => object)
    const typesOf = (of: string) => values('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', of)
    const RANGES = {
      [`${DCT}license`]: `${DCT}LicenseDocument`,
      [`${DCT}rights`]: `${DCT}RightsStatement`,
      [`${DCT}provenance`]: `${DCT}ProvenanceStatement`,
      [`${DCT}format`]: `${DCT}MediaTypeOrExtent`,
      [`${DCT}publisher`]: 'http://xmlns.com/foaf/0.1/Agent',
      [`${DCT}spatial`]: `${DCT}Location`,
      [`${DCAT}mediaType`]: `${DCT}MediaType`,
      [`${DCAT}contactPoint`]: 'http://www.w3.org/2006/vcard/ns#Kind',
      [`${DCAT}landingPage`]: 'http://xmlns.com/foaf/0.1/Document',
      [`${DCAT}accessURL`]: 'http://www.w3.org/2000/01/rdf-schema#Resource',
      [`${DCAT}downloadURL`]: 'http://www.w3.org/2000/01/rdf-schema#Resource',
      'http://xmlns.com/foaf/0.1/homepage': 'http://xmlns.com/foaf/0.1/Document',
    }
    for (const [property, type] of Object.entries(RANGES)) {
      expect([property, values(property).length > 0]).toEqual([property, true])
      for (const object of values(property))
        expect([property, typesOf(object.value).map(({ value }) => value)]).toEqual([
          property,
          expect.arrayContaining([type]),
        ])
    }
    for (const { value } of values(`${DCT}format`))
      expect(value).toMatch(/^http:\/\/publications\.europa\.eu\/resource\/authority\/file-type\/[A-Z_]+$/)
    expect(values(`${DCT}title`, 'https://spdx.org/licenses/CC-BY-4.0').map(({ value }) => value)).toEqual([
      'Creative Commons Attribution',
    ])
    expect(values('http://www.w3.org/2006/vcard/ns#hasEmail').map(({ value }) => value)).toContain(
      'mailto:dane@example.org',
    )
    const titles = values(`${DCT}title`).filter((object) => 'language' in object && object.language === 'pl')
    expect(titles.map(({ value }) => value)).toContain('Partnerstwa lokalne (GeoJSON)')
  })

  it('is a Data Package, whose tables have the columns and the types that it tells', async () => {
    const described = await (await get('/datapackage.json')).json()
    const { licenses, contributors, resources } = described as DataPackage
    expect([licenses[0]?.name, contributors[0]?.email]).toEqual(['CC-BY-4.0', 'dane@example.org'])
    expect(resources.map(({ name }) => name)).toEqual(Object.keys(datasets))
    for (const { path, schema } of resources) {
      if (!schema) {
        expect((await get(new URL(path).pathname)).headers.get('content-type')).toMatch(/^application\/json/)
        continue
      }
      const rows: Record<string, string>[] = parse(await (await get(new URL(path).pathname)).text(), {
        columns: true,
        record_delimiter: '\r\n',
      })
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(schema.fields.map(({ name }) => name))
        for (const { name, type } of schema.fields) {
          const cell = row[name] ?? ''
          if (cell === '') continue
          if (type === 'boolean') expect(['true', 'false']).toContain(cell)
          if (type === 'number' || type === 'integer') expect(Number(cell)).not.toBeNaN()
          if (type === 'datetime') expect(Date.parse(cell)).not.toBeNaN()
        }
      }
    }
  })

  it('is a Data Package in either language, whose every field has a title and a description', async () => {
    const titles = await Promise.all(
      ['EN', 'PL'].map(async (language) => {
        const { resources } = (await (
          await get(`/datapackage.json?language=${language}`)
        ).json()) as DataPackage
        return resources.flatMap(({ name, schema }) =>
          (schema?.fields ?? []).map(({ title, description, ...field }) => {
            expect([name, field.name, title, description]).not.toContain(undefined)
            return `${name}.${field.name}: ${title}`
          }),
        )
      }),
    )
    expect(titles[0]).toContain('partnerships.legalForm: Legal form')
    expect(titles[1]).toContain('partnerships.legalForm: Forma prawna')
    const { status } = await get('/datapackage.json?language=DE')
    expect(status).toBe(400)
  })

  interface DataPackage {
    readonly licenses: readonly { readonly name: string }[]
    readonly contributors: readonly { readonly email?: string }[]
    readonly resources: readonly {
      readonly name: string
      readonly path: string
      readonly schema?: {
        readonly fields: readonly {
          readonly name: string
          readonly type: string
          readonly title: string
          readonly description: string
        }[]
      }
    }[]
  }

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
