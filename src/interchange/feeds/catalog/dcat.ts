import { Language } from '../../../core/vocabulary'
import { type DatasetName } from '../dataset'
import type { Extent } from '../feed-state'
import { ALL_DATASETS, type FeedFormat } from '../formats/format'
import { formats } from '../formats/formats'
import { creditsIn } from './data-sources'
import { DATASET_TEXTS } from './dataset-texts'
import { licenceOf } from './licences'

export interface Catalogued {
  readonly publicUrl: string
  readonly publisher: string
  /** Null: none is published. */
  readonly email: string | null
  readonly licence: string
  /** When the data were last changed. */
  readonly modified: Date | null
  readonly extent: Extent
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  gsp: 'http://www.opengis.net/ont/geosparql#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

type Described = Readonly<Record<string, unknown>>

/** The feeds as datasets of a catalogue, by DCAT-AP 3: for the open-data portals of Europe. */
export function dcatOf(catalogued: Catalogued): Described {
  const { publicUrl, publisher, email, modified, extent, licence } = catalogued
  return {
    '@context': CONTEXT,
    '@id': `${publicUrl}/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': inBoth(
      'Partnerstwa: otwarty rejestr partnerstw lokalnych',
      'Partnerstwa: the open registry of local partnerships',
    ),
    'dct:description': inBoth(
      'Zbiory otwartych danych o partnerstwach lokalnych, ich wydarzeniach i organizacjach.',
      'Open datasets about local partnerships, their events and their organisations.',
    ),
    'dct:publisher': {
      '@id': `${publicUrl}/#publisher`,
      '@type': 'foaf:Agent',
      'foaf:name': publisher,
      'foaf:homepage': pageOf(publicUrl),
      ...(email !== null && { 'foaf:mbox': id(`mailto:${email}`) }),
    },
    'foaf:homepage': pageOf(publicUrl),
    'dct:license': licenceOf(licence),
    'dct:rights': CREDITS,
    'dct:language': [id(`${AUTHORITY}/language/POL`), id(`${AUTHORITY}/language/ENG`)],
    'dct:spatial': POLAND,
    'dcat:themeTaxonomy': id(`${AUTHORITY}/data-theme`),
    ...(extent.since !== null && { 'dct:issued': instant(extent.since) }),
    ...(modified && { 'dct:modified': instant(modified.toISOString()) }),
    'dcat:dataset': ALL_DATASETS.map((name) => datasetOf(name, catalogued)),
  }
}

function datasetOf(name: DatasetName, catalogued: Catalogued): Described {
  const { publicUrl, publisher, email, modified, extent } = catalogued
  const { PL, EN, themes } = DATASET_TEXTS[name]
  const { firstEvent, lastEvent, since } = extent
  // Events lie in time; of the others, the registry tells since it has been kept.
  const [begin, end] = name === 'events' ? [firstEvent, lastEvent] : [since, modified?.toISOString() ?? null]
  return {
    '@id': `${publicUrl}/catalog.jsonld#${name}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': name,
    'dct:title': inBoth(PL.title, EN.title),
    'dct:description': inBoth(PL.description, EN.description),
    'dcat:keyword': [
      ...PL.keywords.map((word) => text(word, 'pl')),
      ...EN.keywords.map((word) => text(word, 'en')),
    ],
    'dcat:theme': themes.map((theme) => id(`${AUTHORITY}/data-theme/${theme}`)),
    'dct:publisher': id(`${publicUrl}/#publisher`),
    'dcat:contactPoint': {
      '@id': `${publicUrl}/#contact`,
      '@type': ['vcard:Kind', 'vcard:Organization'],
      'vcard:fn': publisher,
      'vcard:hasURL': id(`${publicUrl}/`),
      ...(email !== null && { 'vcard:hasEmail': id(`mailto:${email}`) }),
    },
    'dct:provenance': PROVENANCE,
    'dct:language': [id(`${AUTHORITY}/language/POL`), id(`${AUTHORITY}/language/ENG`)],
    'dct:accessRights': id(`${AUTHORITY}/access-right/PUBLIC`),
    'dct:accrualPeriodicity': id(`${AUTHORITY}/frequency/UPDATE_CONT`),
    'dct:spatial': POLAND,
    ...(begin !== null &&
      end !== null && {
        'dct:temporal': {
          '@type': 'dct:PeriodOfTime',
          'dcat:startDate': instant(begin),
          'dcat:endDate': instant(end),
        },
      }),
    ...(since !== null && { 'dct:issued': instant(since) }),
    ...(modified && { 'dct:modified': instant(modified.toISOString()) }),
    'dcat:landingPage': pageOf(publicUrl),
    'dcat:distribution': formats
      .filter((format) => format.datasets.includes(name))
      .map((format) => distributionOf(name, format, catalogued)),
  }
}

function distributionOf(
  name: DatasetName,
  { extension, mediaType, called, fileType, meaning }: FeedFormat,
  { publicUrl, licence, modified }: Catalogued,
): Described {
  const { PL, EN } = DATASET_TEXTS[name]
  const file = { '@id': `${publicUrl}/feeds/${name}.${extension}`, '@type': 'rdfs:Resource' }
  return {
    '@id': `${publicUrl}/catalog.jsonld#${name}-${extension}`,
    '@type': 'dcat:Distribution',
    'dct:title': inBoth(`${PL.title} (${called})`, `${EN.title} (${called})`),
    'dct:description': [text(`${PL.description} Format: ${called}.`, 'pl'), text(meaning, 'en')],
    'dcat:accessURL': file,
    'dcat:downloadURL': file,
    'dct:format': {
      '@id': `${AUTHORITY}/file-type/${fileType}`,
      '@type': 'dct:MediaTypeOrExtent',
      // Several formats may share one code, and have names of their own.
      ...(isOwnCode(fileType) && { 'rdfs:label': called }),
    },
    'dcat:mediaType': {
      '@id': `https://www.iana.org/assignments/media-types/${mediaType.split(';')[0]}`,
      '@type': 'dct:MediaType',
    },
    'dcatap:availability': id(`${AUTHORITY}/planned-availability/AVAILABLE`),
    ...(modified && { 'dct:modified': instant(modified.toISOString()) }),
    'dct:license': licenceOf(licence),
    'dct:rights': CREDITS,
  }
}

const isOwnCode = (fileType: string) => formats.filter((format) => format.fileType === fileType).length === 1

const id = (address: string) => ({ '@id': address })

const pageOf = (publicUrl: string) => ({ '@id': `${publicUrl}/`, '@type': 'foaf:Document' })

const text = (value: string, language: 'pl' | 'en') => ({ '@value': value, '@language': language })

const inBoth = (polish: string, english: string) => [text(polish, 'pl'), text(english, 'en')]

const instant = (value: string) => ({ '@value': value, '@type': 'xsd:dateTime' })

const credits = inBoth(creditsIn(Language.PL), creditsIn(Language.EN))

/** What the licences of the built-in data ask for. */
const CREDITS = { '@type': 'dct:RightsStatement', 'rdfs:label': credits }

const PROVENANCE = { '@type': 'dct:ProvenanceStatement', 'rdfs:label': credits }

const wkt = (value: string) => ({ '@value': value, '@type': 'gsp:wktLiteral' })

const POLAND = {
  '@id': `${AUTHORITY}/country/POL`,
  '@type': 'dct:Location',
  'dcat:bbox': wkt('POLYGON((14.1 49, 24.2 49, 24.2 54.9, 14.1 54.9, 14.1 49))'),
  'dcat:centroid': wkt('POINT(19.40799 52.0916)'),
}
