import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ApiKeyScope } from '../../../api-key/api-key.enums'
import type { Config } from '../../../config/config'
import { daneGovPlOf } from '../../../feed/catalog/dane-gov-pl'
import { type Catalogued, dcatOf } from '../../../feed/catalog/dcat'
import { type Parameters, parametersOf, singleValues } from '../../../feed/feed-filter'
import { readAddress } from '../../../feed/news/news-address'
import { readNews } from '../../../feed/news/read-news'
import { atomOf, jsonFeedOf, type NewsFeed } from '../../../feed/news/write-news'
import { extentOf, lastChange, stateOf } from '../../../feed/registry-state'
import type { ContextOf } from '../../context/request-context'
import type { ServerContext } from '../../context/server-context'
import { variantKnown } from '../conditional'
import { queryOf, refuseUnlessAccepted } from './feed-http'
import { sealOf } from './feed-validator'

interface Parts {
  readonly config: Config
  readonly context: ContextOf
}

interface Document {
  readonly path: string
  readonly mediaType: string
  write(context: ServerContext, parameters: Parameters): Promise<Written>
}

interface Written {
  readonly text: string
  /** The address of the next page. */
  readonly next?: string | null
}

/** What is small, and the same until somebody writes: the catalogue, and what is new. */
export function documentsRoute(http: FastifyInstance, { config, context }: Parts) {
  for (const { path, mediaType, write } of documentsOf(config))
    http.get(path, async (request, reply) => {
      const asking: ServerContext = { ...(await context(request, ApiKeyScope.FEEDS)), viewer: null }
      refuseUnlessAccepted(request, mediaType)
      const query = queryOf(request)
      query.sort()
      const { publicUrl, publisherName, dataLicence } = config
      const about = [sealOf(asking), publicUrl, publisherName, dataLicence]
      const parts = [await stateOf(asking.reader), path, query.toString(), ...about]
      const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
      const etag = `"${hash.slice(0, 27)}"`
      reply.headers({
        etag,
        'cache-control': 'public, no-cache',
        vary: [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '),
        link: `<https://spdx.org/licenses/${dataLicence}>; rel="license"`,
      })
      const known = variantKnown(request.headers['if-none-match'], etag)
      if (known) return reply.header('etag', known).code(304).send()
      const { text, next } = await write(asking, parametersOf(query))
      if (next) reply.header('link', `${reply.getHeader('link')}, <${next}>; rel="next"`)
      const changed = await lastChange(asking.reader)
      if (changed) reply.header('last-modified', changed.toUTCString())
      return reply.type(mediaType).send(text)
    })
}

function documentsOf({ publicUrl, publisherName, dataLicence }: Config): Document[] {
  const catalogued = async ({ reader }: ServerContext): Promise<Catalogued> => ({
    ...{ publicUrl, publisher: publisherName, licence: dataLicence },
    modified: await lastChange(reader),
    extent: await extentOf(reader),
  })
  const news =
    (path: string, write: (feed: NewsFeed) => string) => async (asking: ServerContext, given: Parameters) => {
      const { before, territory, language, addressOf } = readAddress(given, {
        base: `${publicUrl}${path}`,
        asking,
      })
      const page = await readNews({ before, territory }, asking)
      const next = page.next === null ? null : addressOf(page.next)
      const addresses = { self: addressOf(before), first: addressOf(null), next }
      return { text: write({ page, language, publicUrl, publisher: publisherName, addresses }), next }
    }
  const daneGovPl = async (asking: ServerContext, given: Parameters) => {
    singleValues(given, [])
    return { text: daneGovPlOf(await catalogued(asking)) }
  }
  return [
    {
      path: '/catalog.jsonld',
      mediaType: 'application/ld+json; charset=utf-8',
      write: async (asking, given) => {
        singleValues(given, [])
        return { text: `${JSON.stringify(dcatOf(await catalogued(asking)), null, 1)}\n` }
      },
    },
    { path: '/feeds/dane-gov-pl.xml', mediaType: 'application/xml; charset=utf-8', write: daneGovPl },
    {
      path: '/feeds/dane-gov-pl.md5',
      mediaType: 'text/plain; charset=utf-8',
      write: async (asking, given) => {
        const { text } = await daneGovPl(asking, given)
        return { text: createHash('md5').update(text).digest('hex') }
      },
    },
    {
      path: '/feeds/news.atom',
      mediaType: 'application/atom+xml; charset=utf-8',
      write: news('/feeds/news.atom', atomOf),
    },
    {
      path: '/feeds/news.json',
      mediaType: 'application/feed+json; charset=utf-8',
      write: news('/feeds/news.json', jsonFeedOf),
    },
  ]
}
