import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config/config'
import { RegistryError } from '../../core/errors'
import type { ServerContext } from '../../graphql/context/request-context'
import { HttpError } from '../../graphql/errors/http-error'
import { Answer } from '../../graphql/executor/response-cache'
import { type Dataset, datasets, MAIN_DATASETS, type MainDatasetName } from '../../interchange/feeds/dataset'
import { parametersOf, singleValues } from '../../interchange/feeds/feed-filter'
import { extentOf } from '../../interchange/feeds/feed-state'
import { findRecord, namedIn } from '../../interchange/feeds/find-record'
import { parseItemsRequest } from '../../interchange/ogc/items-request'
import {
  collectionOf,
  collectionsOf,
  conformance,
  GEOJSON,
  JSON_TYPE,
  landingPage,
  link,
} from '../../interchange/ogc/ogc-documents'
import { featuresOf, readItems } from '../../interchange/ogc/read-items'
import { sendDocument, varyBy } from '../conditional'
import type { OpenDataContext } from '../feeds/open-data-context'
import { queryOf } from '../request-query'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
}

interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly asking: ServerContext
  readonly query: URLSearchParams
}

type Params = { readonly collection: string; readonly id: string }

/** OGC API – Features (Part 1): GET /ogc/collections/partnerships/items?bbox=…, for geographic information systems. */
export function ogcRoutes(http: FastifyInstance, { config, context }: Parts) {
  const { publicUrl, publisherName, dataLicence } = config
  const get = (path: string, mediaType: string, answer: (asked: Asked) => object | Promise<object>) =>
    http.get(path, async (request, reply) => {
      const asking = await context(request, reply)
      const body = await answer({ request, reply, asking, query: queryOf(request) })
      if (reply.sent) return reply
      const text = `${JSON.stringify(body)}\n`
      varyBy(reply, 'accept-encoding')
      return sendDocument(request, reply.type(mediaType), { text, etag: new Answer(text).etag })
    })
  const fixed = (path: string, write: (asked: Asked) => object | Promise<object>) =>
    get(path, JSON_TYPE, (asked) => {
      singleValues(parametersOf(asked.query), [])
      return write(asked)
    })
  const described = async ({ asking: { reader } }: Asked) => ({
    ...{ publicUrl, licence: dataLicence },
    extent: await extentOf(reader),
  })

  fixed('/ogc', () => landingPage(publicUrl, publisherName))
  fixed('/ogc/conformance', () => conformance)
  fixed('/ogc/collections', async (asked) => collectionsOf(await described(asked)))
  fixed('/ogc/collections/:collection', async (asked) =>
    collectionOf(collectionNamed(asked.request), await described(asked)),
  )
  get('/ogc/collections/:collection/items', GEOJSON, (asked) => items(asked, publicUrl))
  get('/ogc/collections/:collection/items/:id', GEOJSON, (asked) => item(asked, publicUrl))
}

const datasetOf = (request: FastifyRequest): Dataset => datasets[collectionNamed(request)]

function collectionNamed({ params }: FastifyRequest): MainDatasetName {
  const name = (params as Params).collection.toLowerCase()
  const known = MAIN_DATASETS.find((each) => each === name)
  if (known) return known
  throw new RegistryError(
    'NOT_FOUND',
    `There is no such collection. The collections are ${MAIN_DATASETS.join(', ')}.`,
  )
}

async function items({ request, reply, asking, query }: Asked, publicUrl: string): Promise<object> {
  const dataset = datasetOf(request)
  const asked = parseItemsRequest(dataset, parametersOf(query))
  Object.assign(asked.filter, (await namedIn(asked.filter, asking)).named)
  const { features, matched, next } = await readItems(dataset, asked, asking)
  const address = `${publicUrl}/ogc/collections/${dataset.name}`
  const page = (after: string | null) => {
    const parameters = new URLSearchParams(query)
    if (after !== null) parameters.set('after', after)
    return `${address}/items${parameters.size > 0 ? `?${parameters}` : ''}`
  }
  if (next !== null) reply.header('link', `<${page(next)}>; rel="next"; type="${GEOJSON}"`)
  return {
    type: 'FeatureCollection',
    numberMatched: matched,
    numberReturned: features.length,
    links: [
      link(page(null), 'self', GEOJSON, 'This page'),
      ...(next === null ? [] : [link(page(next), 'next', GEOJSON, 'The next page')]),
      link(address, 'collection', JSON_TYPE, 'The collection'),
    ],
    features,
  }
}

async function item({ request, reply, asking, query }: Asked, publicUrl: string): Promise<object> {
  singleValues(parametersOf(query), [])
  const dataset = datasetOf(request)
  const { called } = dataset.recordSchema
  const address = `${publicUrl}/ogc/collections/${dataset.name}`
  const found = await findRecord(dataset, (request.params as Params).id, asking)
  if (found === 'deleted') throw new HttpError(410, `The ${called} has been deleted.`)
  if (found === 'unknown') throw new RegistryError('NOT_FOUND', `There is no such ${called}.`)
  if ('movedTo' in found) {
    await reply.header('cache-control', 'no-cache').redirect(`${address}/items/${found.movedTo}`, 301)
    return {}
  }
  const [feature] = await featuresOf(dataset, [found.id], asking)
  if (!feature) throw new RegistryError('NOT_FOUND', `There is no such ${called}.`)
  return {
    ...feature,
    links: [
      link(`${address}/items/${found.id}`, 'self', GEOJSON, 'This feature'),
      link(address, 'collection', JSON_TYPE, 'The collection'),
    ],
  }
}
