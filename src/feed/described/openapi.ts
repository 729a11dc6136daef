import type { Column } from '../../exchange/columns'
import { type Dataset, datasets } from '../dataset'
import { filterParameters } from '../feed-filter'
import type { Format, FormatParameter } from '../formats/format'
import { formats } from '../formats/formats'
import { schemaOf, valueOfType } from './json-schema'
import { changesPath, changeWebhook } from './openapi-changes'
import { documentPaths } from './openapi-documents'
import {
  type Described,
  headers,
  ifNoneMatch,
  notModified,
  PROBLEM,
  ref,
  refusals,
  responsesOf,
} from './openapi-parts'

interface About {
  readonly publicUrl: string
  readonly publisher: string
  readonly licence: string
}

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
    '/feeds/changes.ndjson': { get: changesPath },
    ...documentPaths,
  },
  webhooks: { change: { post: changeWebhook } },
  components: {
    schemas: {
      ...Object.fromEntries(
        Object.values(datasets).map((dataset) => [dataset.shape.called, schemaOf(dataset)]),
      ),
      problem: PROBLEM,
    },
    headers,
    securitySchemes: { apiKey: API_KEY },
    responses: {
      notModified,
      ...refusals,
    },
  },
})

const HEADERS = ['ETag', 'Last-Modified', 'Link', 'Change-Cursor']

const API_KEY: Described = {
  type: 'http',
  scheme: 'bearer',
  description:
    'An API key with the scope FEEDS, made by createApiKey. Without one, feeds are the same, but may be asked for less often: RateLimit-Limit says how often.',
}

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
        parameters: [...filterParameters(dataset).map(ofFilter), ...parameters.map(ofFormat), ifNoneMatch],
        responses: { ...responsesOf(content, [400, 401, 403, 406, 414, 429, 503], HEADERS), ...known },
      }
      const one = {
        ...common,
        operationId: `${dataset.shape.called}_${extension}`,
        parameters: [ID, ...parameters.map(ofFormat), ifNoneMatch],
        responses: { ...responsesOf(content, [400, 401, 403, 404, 406, 414, 429, 503], HEADERS), ...known },
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
