import { Language } from '../../../core/vocabulary'
import { CATALOGUED, type CataloguedName } from '../dataset'
import type { Extent } from '../feed-state'
import { formats } from '../formats/formats'
import { creditsIn, DATA_SOURCES } from './data-sources'
import { DATASET_TEXTS } from './dataset-texts'

export interface Catalogued {
  readonly publicUrl: string
  readonly publisher: string
  readonly licence: string
  /** When the data were last changed. */
  readonly modified: Date | null
  readonly extent: Extent
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

type Described = Readonly<Record<string, unknown>>

/** The feeds as datasets of a catalogue, by DCAT-AP 3: for the open-data portals of Europe. */
export function dcatOf(catalogued: Catalogued): Described {
  const { publicUrl, publisher, modified, extent } = catalogued
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
    'dct:publisher': { '@id': `${publicUrl}/#publisher`, '@type': 'foaf:Agent', 'foaf:name': publisher },
    'foaf:homepage': id(`${publicUrl}/`),
    'dct:license': licenceOf(catalogued),
    'dct:rights': CREDITS,
    'dct:language': [id(`${AUTHORITY}/language/POL`), id(`${AUTHORITY}/language/ENG`)],
    'dct:spatial': POLAND,
    'dcat:themeTaxonomy': id(`${AUTHORITY}/data-theme`),
    ...(extent.since !== null && { 'dct:issued': instant(extent.since) }),
    ...(modified && { 'dct:modified': instant(modified.toISOString()) }),
    'dcat:dataset': CATALOGUED.map((name) => datasetOf(name, catalogued)),
  }
}

function datasetOf(name: CataloguedName, catalogued: Catalogued): Described {
  const { publicUrl, publisher, modified, extent } = catalogued
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
      '@type': 'vcard:Organization',
      'vcard:fn': publisher,
      'vcard:hasURL': id(`${publicUrl}/`),
    },
    'dct:source': DATA_SOURCES.map(({ url }) => id(url)),
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
    'dcat:landingPage': id(`${publicUrl}/`),
    'dcat:distribution': formats
      .filter((format) => format.datasets.includes(name))
      .map(({ extension, mediaType, meaning }) => ({
        '@id': `${publicUrl}/catalog.jsonld#${name}-${extension}`,
        '@type': 'dcat:Distribution',
        'dct:title': text(`${EN.title}: ${extension}`, 'en'),
        'dct:description': text(meaning, 'en'),
        'dcat:accessURL': id(`${publicUrl}/feeds/${name}.${extension}`),
        'dcat:downloadURL': id(`${publicUrl}/feeds/${name}.${extension}`),
        'dcat:mediaType': id(`https://www.iana.org/assignments/media-types/${mediaType.split(';')[0]}`),
        'dct:license': licenceOf(catalogued),
        'dct:rights': CREDITS,
      })),
  }
}

const id = (address: string) => ({ '@id': address })

const text = (value: string, language: 'pl' | 'en') => ({ '@value': value, '@language': language })

const inBoth = (polish: string, english: string) => [text(polish, 'pl'), text(english, 'en')]

const instant = (value: string) => ({ '@value': value, '@type': 'xsd:dateTime' })

/** What the licences of the built-in data ask for. */
const CREDITS = {
  '@type': 'dct:RightsStatement',
  'rdfs:label': inBoth(creditsIn(Language.PL), creditsIn(Language.EN)),
}

const POLAND = id(`${AUTHORITY}/country/POL`)

const licenceOf = ({ licence }: Catalogued) => id(`https://spdx.org/licenses/${licence}`)
