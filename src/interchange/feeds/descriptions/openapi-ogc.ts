import { DEFAULT_LIMIT, MAX_LIMIT } from '../../ogc/items-request'
import { type Dataset, datasets, MAIN_DATASETS } from '../dataset'
import { filterParameters } from '../feed-filter'
import { ofFilter, RECORD_ID } from './openapi-parameters'
import { ifNoneMatch, type OpenApiContext, ref, responsesOf } from './openapi-responses'

const inQuery = (name: string, description: string, schema: OpenApiContext): OpenApiContext => ({
  ...{ name, in: 'query', description, schema },
})

const ITEMS: readonly OpenApiContext[] = [
  inQuery('limit', 'How many features a page has at most.', {
    ...{ type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  }),
  {
    ...inQuery('bbox', 'Only features in this rectangle: west, south, east, north, in degrees.', {
      ...{ type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 6 },
    }),
    ...{ style: 'form', explode: false },
  },
  inQuery(
    'datetime',
    'Only events in this period, or partnerships that may have existed in it: a time, a day, or two of them with a slash between; `..` leaves an end open.',
    { type: 'string' },
  ),
  inQuery('after', 'The id behind which the page begins: follow the link `next`.', { type: 'string' }),
]

const REFUSED = [400, 401, 403, 404, 414, 429]

const operation = (
  { operationId, description }: { operationId: string; description: string },
  mediaType: string,
  parameters: readonly OpenApiContext[] = [],
): OpenApiContext => ({
  ...{ tags: ['maps'], operationId, description },
  parameters: [...parameters, ifNoneMatch],
  responses: {
    ...responsesOf({ [mediaType]: { schema: { type: 'object' } } }, REFUSED, ['ETag', 'Link']),
    304: ref('responses/notModified'),
  },
})

function pathsOf(dataset: Dataset): [string, OpenApiContext][] {
  const { name, recordSchema } = dataset
  const path = `/ogc/collections/${name}`
  const items = operation(
    { operationId: `ogc_${name}`, description: `The ${name} as GeoJSON, a page at a time.` },
    'application/geo+json',
    [...ITEMS, ...filterParameters(dataset).map(ofFilter)],
  )
  const one = operation(
    { operationId: `ogc_${recordSchema.called}`, description: 'One of them, as GeoJSON.' },
    'application/geo+json',
    [RECORD_ID],
  )
  return [
    [
      path,
      {
        get: operation(
          { operationId: `ogc_${name}_collection`, description: 'What the collection has.' },
          'application/json',
        ),
      },
    ],
    [`${path}/items`, { get: items }],
    [
      `${path}/items/{id}`,
      {
        get: {
          ...one,
          responses: {
            ...(one.responses as OpenApiContext),
            301: ref('responses/moved'),
            410: ref('responses/refused410'),
          },
        },
      },
    ],
  ]
}

/** OGC API – Features, Part 1: Core. */
export const ogcPaths: OpenApiContext = Object.fromEntries([
  [
    '/ogc',
    {
      get: operation(
        {
          operationId: 'ogc',
          description: 'Where a geographic information system begins (OGC API – Features).',
        },
        'application/json',
      ),
    },
  ],
  [
    '/ogc/conformance',
    {
      get: operation(
        { operationId: 'ogc_conformance', description: 'The standards that it follows.' },
        'application/json',
      ),
    },
  ],
  [
    '/ogc/collections',
    {
      get: operation(
        { operationId: 'ogc_collections', description: 'The collections of features.' },
        'application/json',
      ),
    },
  ],
  ...MAIN_DATASETS.map((name) => datasets[name]).flatMap(pathsOf),
])
