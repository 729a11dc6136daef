import { Language } from '../../../core/vocabulary'
import { datasets } from '../dataset'
import { TABLES } from '../formats/format'
import { COLUMN_NAMES, COVERAGE, NEWS, STATISTICS } from './document-parameters'
import { ifNoneMatch, type OpenApiContext, ref, responsesOf } from './openapi-responses'

interface Document {
  readonly operationId: string
  readonly mediaType: string
  readonly description: string
  readonly parameters?: readonly OpenApiContext[]
  /** It is the same for all, whatever they show, and never changes while the server runs. */
  readonly isFixed?: boolean
}

const LANGUAGE: OpenApiContext = {
  name: 'language',
  in: 'query',
  description: 'The language of the titles and descriptions.',
  schema: { type: 'string', enum: Object.keys(Language), default: 'EN' },
}

const MODERATION: readonly OpenApiContext[] = [
  {
    name: 'year',
    in: 'query',
    description: 'A year that is over. By default, the last one.',
    schema: { type: 'integer' },
  },
  {
    name: 'language',
    in: 'query',
    description: 'The language of the names.',
    schema: { type: 'string', enum: Object.keys(Language), default: 'EN' },
  },
]

const DOCUMENTS: readonly (Document & { readonly path: string })[] = [
  {
    path: '/catalog.jsonld',
    operationId: 'catalog',
    mediaType: 'application/ld+json; charset=utf-8',
    description: 'The feeds as datasets of a catalogue (DCAT-AP 3), in JSON-LD.',
  },
  {
    path: '/catalog.ttl',
    operationId: 'catalog_ttl',
    mediaType: 'text/turtle; charset=utf-8',
    description: 'The same in Turtle.',
  },
  {
    path: '/catalog.rdf',
    operationId: 'catalog_rdf',
    mediaType: 'application/rdf+xml; charset=utf-8',
    description: 'The same in RDF/XML.',
  },
  {
    path: '/datapackage.json',
    operationId: 'datapackage',
    mediaType: 'application/json; charset=utf-8',
    description: 'The tables with their columns as a Data Package (Frictionless).',
    parameters: [LANGUAGE],
  },
  {
    path: '/feeds/dane-gov-pl.xml',
    operationId: 'dane_gov_pl',
    mediaType: 'application/xml; charset=utf-8',
    description: 'The feeds for the harvester of the open-data portal dane.gov.pl.',
  },
  {
    path: '/feeds/dane-gov-pl.md5',
    operationId: 'dane_gov_pl_md5',
    mediaType: 'text/plain; charset=utf-8',
    description: 'The MD5 of that XML, by which the harvester checks that it is complete.',
  },
  {
    path: '/feeds/news.atom',
    operationId: 'news_atom',
    mediaType: 'application/atom+xml; charset=utf-8',
    description: 'New partnerships and events, and notable changes, for feed readers (RFC 4287, RFC 5005).',
    parameters: NEWS,
  },
  {
    path: '/feeds/news.json',
    operationId: 'news_json',
    mediaType: 'application/feed+json; charset=utf-8',
    description: 'The same as JSON Feed 1.1.',
    parameters: NEWS,
  },
  {
    path: '/feeds/news.rss',
    operationId: 'news_rss',
    mediaType: 'application/rss+xml; charset=utf-8',
    description: 'The same as RSS 2.0.',
    parameters: NEWS,
  },
  {
    path: '/feeds/coverage.csv',
    operationId: 'coverage_csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    description: 'Units of a level, with how many partnerships work in each.',
    parameters: [...COVERAGE, COLUMN_NAMES],
  },
  {
    path: '/feeds/coverage.geojson',
    operationId: 'coverage_geojson',
    mediaType: 'application/geo+json; charset=utf-8',
    description: 'The same for maps: each unit at its seat, or without a geometry where that is not known.',
    parameters: COVERAGE,
  },
  {
    path: '/feeds/statistics.csv',
    operationId: 'statistics_csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    description:
      'Partnerships, organisations, events, comments or memberships, counted by their values. The filter is that of the list; comments and memberships take that of partnerships.',
    parameters: [...STATISTICS, COLUMN_NAMES],
  },
  {
    path: '/feeds/moderation.csv',
    operationId: 'moderation_csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    description: 'What moderators did in a year, in rounded numbers.',
    parameters: MODERATION,
  },
  {
    path: '/openapi.json',
    operationId: 'openapi',
    mediaType: 'application/vnd.oai.openapi+json;version=3.1',
    description: 'This description itself.',
    isFixed: true,
  },
  ...Object.values(datasets).flatMap(({ name }) => [
    {
      path: `/feeds/${name}.schema.json`,
      operationId: `${name}_schema`,
      mediaType: 'application/schema+json',
      description: 'What each record looks like, in JSON Schema.',
      parameters: [LANGUAGE],
      isFixed: true,
    },
  ]),
  ...TABLES.map((name) => ({
    path: `/feeds/${name}.csv-metadata.json`,
    operationId: `${name}_csv_metadata`,
    mediaType: 'application/csvm+json',
    description: 'What the columns of the table mean (CSV on the Web).',
    isFixed: true,
  })),
]

const documentOf = ({ isFixed, parameters = [], ...document }: Document): OpenApiContext => ({
  ...{ tags: ['documents'], operationId: document.operationId, description: document.description },
  parameters: [...parameters, ifNoneMatch],
  responses: {
    ...responsesOf(
      {
        [document.mediaType]: { schema: { type: document.mediaType.includes('json') ? 'object' : 'string' } },
      },
      isFixed ? [400, 414, 429] : [400, 401, 403, 414, 429],
      isFixed ? ['ETag'] : ['ETag', 'Last-Modified', 'Link'],
    ),
    304: ref('responses/notModified'),
  },
})

/** The paths of all that is no feed of records. */
export const documentPaths: OpenApiContext = Object.fromEntries(
  DOCUMENTS.map(({ path, ...document }) => [path, { get: documentOf(document) }]),
)
