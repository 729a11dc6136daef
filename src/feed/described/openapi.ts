import { RecordType } from '../../change/record-type'
import type { Column } from '../../exchange/columns'
import { Language } from '../../shared/vocabulary'
import { type Dataset, datasets } from '../dataset'
import { filterParameters } from '../feed-filter'
import type { Format, FormatParameter } from '../formats/format'
import { formats } from '../formats/formats'
import { schemaOf, valueOfType } from './json-schema'

interface About {
  readonly publicUrl: string
  readonly publisher: string
  readonly licence: string
}

type Described = Readonly<Record<string, unknown>>

/** All feeds with all their parameters, as OpenAPI 3.1 has it. */
export const openApiOf = ({ publicUrl, publisher, licence }: About): Described => ({
  openapi: '3.1.0',
  info: {
    title: `${publisher}: feeds`,
    version: '1',
    description:
      'The open registry of local partnerships as files. Whatever the format, a feed takes the filter that the GraphQL API takes, and is answered 304 where nothing has been written since.',
    license: { name: licence, identifier: licence },
  },
  servers: [{ url: publicUrl }],
  security: [{}, { apiKey: [] }],
  paths: {
    ...Object.fromEntries(Object.values(datasets).flatMap(pathsOf)),
    '/feeds/changes.ndjson': { get: CHANGES },
    ...Object.fromEntries(OTHERS.map(({ path, ...of }) => [path, { get: documentOf(of) }])),
  },
  components: {
    schemas: {
      ...Object.fromEntries(
        Object.values(datasets).map((dataset) => [dataset.shape.called, schemaOf(dataset)]),
      ),
      problem: PROBLEM,
    },
    securitySchemes: { apiKey: API_KEY },
    responses: {
      notModified: { description: 'Nothing has been written since the copy of that ETag was made.' },
      ...Object.fromEntries(
        Object.entries(REFUSED).map(([status, description]) => [
          `refused${status}`,
          { description, content: { 'application/problem+json': { schema: ref('schemas/problem') } } },
        ]),
      ),
    },
  },
})

const ref = (to: string) => ({ $ref: `#/components/${to}` })

const API_KEY: Described = {
  type: 'http',
  scheme: 'bearer',
  description:
    'An API key with the scope FEEDS, made by createApiKey. Without one, feeds are the same, but may be asked for less often: RateLimit-Limit says how often.',
}

const PROBLEM: Described = {
  type: 'object',
  description: 'What went wrong, as RFC 9457 has it.',
  properties: {
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong, and what to do.' },
    code: { type: 'string', description: 'For programs: the same codes as in GraphQL.' },
  },
  required: ['title', 'status', 'detail'],
}

const REFUSED: Readonly<Record<string, string>> = {
  400: 'A parameter that is not known, or a value that is not taken.',
  401: 'Credentials that are shown and are not good.',
  403: 'The API key has no scope for it.',
  404: 'There is no such record.',
  406: 'The Accept header takes no format of this address.',
  410: 'The changes after this cursor are not kept any more: take the feeds anew.',
  414: 'The query is too long.',
  429: 'Too many requests: Retry-After says when to come again.',
  503: 'Too many feeds are being written: Retry-After says when to come again.',
}

const responsesOf = (content: Described, refused: readonly number[]): Described => ({
  200: { description: 'The feed.', content },
  ...Object.fromEntries(refused.map((status) => [status, ref(`responses/refused${status}`)])),
})

function pathsOf(dataset: Dataset): [string, Described][] {
  return formats
    .filter((format) => format.datasets.includes(dataset.name))
    .flatMap((format): [string, Described][] => {
      const { extension, meaning, mediaType, parameters } = format
      const path = (record: string) => `/feeds/${dataset.name}${record}.${extension}`
      const content = { [mediaType]: { schema: bodyOf(format, dataset) } }
      const common = { tags: [dataset.name], description: meaning }
      const known = { 304: ref('responses/notModified') }
      const whole = {
        ...common,
        operationId: `${dataset.name}_${extension}`,
        parameters: [...filterParameters(dataset).map(ofFilter), ...parameters.map(ofFormat)],
        responses: { ...responsesOf(content, [400, 401, 403, 406, 414, 429, 503]), ...known },
      }
      const one = {
        ...common,
        operationId: `${dataset.shape.called}_${extension}`,
        parameters: [ID, ...parameters.map(ofFormat)],
        responses: { ...responsesOf(content, [400, 401, 403, 404, 406, 429, 503]), ...known },
      }
      return [
        [path(''), { get: whole }],
        [path('/{id}'), { get: one }],
      ]
    })
}

function bodyOf({ extension }: Format, { shape }: Dataset): Described {
  if (extension === 'json') return { type: 'array', items: ref(`schemas/${shape.called}`) }
  if (extension.endsWith('json') || extension === 'jsonld') return { type: 'object' }
  return { type: 'string' }
}

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The id of a record: `partnership_01j…`.',
  schema: { type: 'string' },
}

function ofFilter({ name, meaning, field, part, isList }: Column): Described {
  const value = valueOfType(part ?? field)
  return {
    ...{ name, in: 'query', description: meaning },
    schema: isList ? { type: 'array', items: value } : value,
    ...(isList && { style: 'form', explode: false }),
  }
}

const ofFormat = ({ name, meaning, values }: FormatParameter): Described => ({
  ...{ name, in: 'query', description: meaning },
  schema: { type: 'string', enum: values },
})

const CHANGES: Described = {
  tags: ['changes'],
  operationId: 'changes_ndjson',
  description:
    'What has changed, one change on each line: `{ cursor, kind, type, id, at, record }`. The record is as it is now, in the form of the feeds; null where it is gone or not shown. The last line is `{ cursor }` alone: go on from there. Begin with a whole feed, and the cursor of its Change-Cursor header.',
  parameters: [
    {
      name: 'after',
      in: 'query',
      description: 'The cursor to go on from. Without one, from the oldest change that is kept.',
      schema: { type: 'string' },
    },
    {
      name: 'wait',
      in: 'query',
      description: 'For how many seconds to wait for a change where there is none.',
      schema: { type: 'integer', minimum: 0, maximum: 60, default: 0 },
    },
    {
      name: 'types',
      in: 'query',
      description: 'Changes of records of these types; of all if not given.',
      schema: { type: 'array', items: { type: 'string', enum: Object.keys(RecordType) } },
      ...{ style: 'form', explode: false },
    },
    {
      name: 'territory',
      in: 'query',
      description: 'A TERYT code: changes of what lies in the unit, or has left it, and of what is gone.',
      schema: { type: 'string' },
    },
  ],
  responses: responsesOf(
    { 'application/x-ndjson; charset=utf-8': { schema: { type: 'string' } } },
    [400, 401, 403, 406, 410, 414, 429],
  ),
}

interface Document {
  readonly operationId: string
  readonly mediaType: string
  readonly description: string
  readonly parameters?: readonly Described[]
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

const OTHERS: readonly (Document & { readonly path: string })[] = [
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
  ...Object.values(datasets).flatMap(({ name }) => [
    {
      path: `/feeds/${name}.schema.json`,
      operationId: `${name}_schema`,
      mediaType: 'application/schema+json',
      description: 'What each record looks like, in JSON Schema.',
    },
    {
      path: `/feeds/${name}.csv-metadata.json`,
      operationId: `${name}_csv_metadata`,
      mediaType: 'application/csvm+json',
      description: 'What the columns of the table mean (CSV on the Web).',
    },
  ]),
]

const documentOf = ({ operationId, mediaType, description, parameters = [] }: Document): Described => ({
  ...{ tags: ['documents'], operationId, description, parameters },
  responses: responsesOf(
    { [mediaType]: { schema: { type: mediaType.includes('json') ? 'object' : 'string' } } },
    [...(parameters.length > 0 ? [400] : []), ...[401, 403, 406, 429]],
  ),
})
