import { Language } from '../../../core/vocabulary'
import { type Dataset, datasets } from '../dataset'
import { filterParameters } from '../feed-filter'
import type { FeedFormat, FormatParameter } from '../formats/format'
import { formats } from '../formats/formats'
import { schemaOf } from './json-schema'
import { changesPath, changeWebhook } from './openapi-changes'
import { documentPaths } from './openapi-documents'
import { ACCESS_TOKEN, importPaths, importSchemas } from './openapi-import'
import { ogcPaths } from './openapi-ogc'
import { ofFilter, RECORD_ID } from './openapi-parameters'
import {
  headers,
  ifNoneMatch,
  moved,
  notModified,
  type OpenApiContext,
  PROBLEM,
  ref,
  refusals,
  responsesOf,
} from './openapi-responses'

interface About {
  readonly publicUrl: string
  readonly publisher: string
  readonly licence: string
}

/** All feeds with all their parameters, as OpenAPI 3.1 has it. */
export const openApiOf = ({ publicUrl, publisher, licence }: About): OpenApiContext => ({
  openapi: '3.1.0',
  info: {
    title: `${publisher}: feeds`,
    version: '1',
    description:
      'The open registry of local partnerships as files. Feeds of every format take the same filters as the GraphQL API, and are answered 304 if nothing has been written since.',
    license: { name: licence, identifier: licence },
  },
  servers: [{ url: publicUrl }],
  security: [{}, { apiKey: [] }],
  paths: {
    ...Object.fromEntries(Object.values(datasets).flatMap(pathsOf)),
    '/feeds/changes.ndjson': { get: changesPath },
    ...documentPaths,
    ...ogcPaths,
    ...importPaths,
  },
  webhooks: { change: { post: changeWebhook } },
  components: {
    schemas: {
      ...Object.fromEntries(
        Object.values(datasets).map((dataset) => [
          dataset.recordSchema.called,
          schemaOf(dataset, Language.EN),
        ]),
      ),
      problem: PROBLEM,
      ...importSchemas,
    },
    headers,
    securitySchemes: { apiKey: API_KEY, accessToken: ACCESS_TOKEN },
    responses: {
      notModified,
      moved,
      ...refusals,
    },
  },
})

const HEADERS = ['ETag', 'Last-Modified', 'Link', 'Change-Cursor']

const API_KEY: OpenApiContext = {
  type: 'http',
  scheme: 'bearer',
  description:
    'An API key with the scope FEEDS, created with createApiKey. Without a key the feeds are the same, but the rate is lower: see RateLimit-Limit.',
}

function pathsOf(dataset: Dataset): [string, OpenApiContext][] {
  return formats
    .filter((format) => format.datasets.includes(dataset.name))
    .flatMap((format): [string, OpenApiContext][] => {
      const { extension, meaning, mediaType, parameters } = format
      const path = (record: string) => `/feeds/${dataset.name}${record}.${extension}`
      const content = { [mediaType]: { schema: bodyOf(format, dataset) } }
      const common = { tags: [dataset.name], description: meaning }
      const known = { 304: ref('responses/notModified') }
      const whole = {
        ...common,
        operationId: `${dataset.name}_${extension}`,
        parameters: [...filterParameters(dataset).map(ofFilter), ...parameters.map(ofFormat), ifNoneMatch],
        responses: { ...responsesOf(content, [400, 401, 403, 414, 429, 503], HEADERS), ...known },
      }
      const one = {
        ...common,
        operationId: `${dataset.recordSchema.called}_${extension}`,
        parameters: [RECORD_ID, ...parameters.map(ofFormat), ifNoneMatch],
        responses: {
          ...responsesOf(content, [400, 401, 403, 404, 410, 414, 429], HEADERS),
          ...known,
          301: ref('responses/moved'),
        },
      }
      return [
        [path(''), { get: whole }],
        [path('/{id}'), { get: one }],
      ]
    })
}

function bodyOf({ extension }: FeedFormat, { recordSchema }: Dataset): OpenApiContext {
  if (extension === 'json') return { type: 'array', items: ref(`schemas/${recordSchema.called}`) }
  if (extension.endsWith('json') || extension === 'jsonld') return { type: 'object' }
  return { type: 'string' }
}

const ofFormat = ({ name, meaning, values }: FormatParameter): OpenApiContext => ({
  ...{ name, in: 'query', description: meaning },
  schema: { type: 'string', enum: values },
})
