import { Language } from '../../shared/vocabulary'
import { datasets } from '../dataset'
import { type Described, ifNoneMatch, ref, responsesOf } from './openapi-parts'

interface Document {
  readonly operationId: string
  readonly mediaType: string
  readonly description: string
  readonly parameters?: readonly Described[]
  /** It is the same for all, whatever they show, and never changes while the server runs. */
  readonly isFixed?: boolean
}

const NEWS: readonly Described[] = [
  {
    name: 'before',
    in: 'query',
    description: 'The page of what is older than this cursor: follow the link `next`.',
    schema: { type: 'string' },
  },
  {
    name: 'territory',
    in: 'query',
    description: 'A TERYT code: what concerns the unit and what lies below it.',
    schema: { type: 'string' },
  },
  {
    name: 'language',
    in: 'query',
    description: 'The language of the titles.',
    schema: { type: 'string', enum: Object.keys(Language), default: 'PL' },
  },
]

const DOCUMENTS: readonly (Document & { readonly path: string })[] = [
  {
    path: '/catalog.jsonld',
    operationId: 'catalog',
    mediaType: 'application/ld+json; charset=utf-8',
    description: 'The feeds as datasets of a catalogue, by DCAT-AP 3.',
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
    description: 'The MD5 of that XML, by which the harvester knows that it is whole.',
  },
  {
    path: '/feeds/news.atom',
    operationId: 'news_atom',
    mediaType: 'application/atom+xml; charset=utf-8',
    description:
      'New partnerships and events, and changes worth telling, for feed readers (RFC 4287, RFC 5005).',
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
    path: '/openapi.json',
    operationId: 'openapi',
    mediaType: 'application/vnd.oai.openapi+json;version=3.1',
    description: 'This very description.',
    isFixed: true,
  },
  ...Object.values(datasets).flatMap(({ name }) => [
    {
      path: `/feeds/${name}.schema.json`,
      operationId: `${name}_schema`,
      mediaType: 'application/schema+json',
      description: 'What each record looks like, in JSON Schema.',
      isFixed: true,
    },
    {
      path: `/feeds/${name}.csv-metadata.json`,
      operationId: `${name}_csv_metadata`,
      mediaType: 'application/csvm+json',
      description: 'What the columns of the table mean (CSV on the Web).',
      isFixed: true,
    },
  ]),
]

const documentOf = ({ isFixed, parameters = [], ...document }: Document): Described => ({
  ...{ tags: ['documents'], operationId: document.operationId, description: document.description },
  parameters: [...parameters, ifNoneMatch],
  responses: {
    ...responsesOf(
      {
        [document.mediaType]: { schema: { type: document.mediaType.includes('json') ? 'object' : 'string' } },
      },
      isFixed ? [400, 414, 429] : [400, 401, 403, 406, 414, 429],
      isFixed ? ['ETag'] : ['ETag', 'Last-Modified', 'Link'],
    ),
    304: ref('responses/notModified'),
  },
})

/** The paths of all that is no feed of records. */
export const documentPaths: Described = Object.fromEntries(
  DOCUMENTS.map(({ path, ...document }) => [path, { get: documentOf(document) }]),
)
