import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Config } from '../../config/config'
import { bare } from '../../core/media-types'
import { beginningOfPolishDay } from '../../core/values/local-day'
import { polishDay } from '../../core/values/polish-text'
import { parametersOf } from '../../interchange/feeds/feed-filter'
import { lastChange, stateOf } from '../../interchange/feeds/feed-state'
import { isKnown, sendDocument, varyBy } from '../conditional'
import { negotiator } from '../negotiator'
import { queryOf } from '../request-query'
import { type Document, type DocumentFormat, documentsOf, type WrittenDocument } from './documents'
import { etagSecretOf } from './feed-etag'
import type { ModificationTimes } from './modification-times'
import type { OpenDataContext } from './open-data-context'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
  readonly modificationTimes: ModificationTimes
}

/** So many documents are kept for a state of the registry: each in each format, as it is without parameters. */
const MAX_KEPT = 20

const MINUTE_MS = 60_000

export function documentsRoute(http: FastifyInstance, { config, context, modificationTimes }: Parts) {
  const kept = new LRUCache<string, WrittenDocument>({ max: MAX_KEPT })
  for (const document of documentsOf(config)) {
    const { path, formats, isNegotiated } = document
    for (const format of formats) http.get(`${path}.${format.extension}`, answerIn(document, format))
    if (isNegotiated)
      http.get(path, (request, reply) => {
        const format = negotiated(formats, request)
        varyBy(reply, 'accept')
        const { search } = new URL(request.url, config.publicUrl)
        reply.header('content-location', `${config.publicUrl}${path}.${format.extension}${search}`)
        return answerIn(document, format)(request, reply)
      })
  }

  function answerIn(document: Document, { extension, mediaType, write }: DocumentFormat) {
    const { path } = document
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const asking = await context(request, reply)
      const query = queryOf(request)
      query.sort()
      const { publicUrl, publisherName, publisherEmail, dataLicence } = config
      const about = [etagSecretOf(asking), publicUrl, publisherName, publisherEmail, dataLicence]
      const state = await stateOf(asking.reader)
      const isTimed = document.timedParameters?.some((name) => query.has(name)) ?? false
      const day = document.changesByDay ? polishDay(asking.now) : ''
      const minute = isTimed ? Math.floor(asking.now.getTime() / MINUTE_MS) : ''
      const parts = [state, day, minute, path, extension, query.toString(), ...about]
      const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
      const changed = await modificationTimes.of(state, () => lastChange(asking.reader))
      const midnight = document.changesByDay ? beginningOfPolishDay(asking.now) : null
      const modified = midnight && changed && midnight > changed ? midnight : changed
      const validators = { etag: `"${hash.slice(0, 27)}"`, modified: isTimed ? null : modified }
      varyBy(reply, 'accept-encoding')
      const licence = `<https://spdx.org/licenses/${dataLicence}>; rel="license"`
      reply.headers({ 'cache-control': 'public, no-cache', link: licence })
      if (isKnown(request, reply, validators)) return reply.code(304).send()
      const written = kept.get(hash) ?? (await write(asking, parametersOf(query)))
      // The hash tells the state of the registry too.
      if (query.size === 0) kept.set(hash, written)
      const { text, next } = written
      if (next) reply.header('link', `${licence}, <${next}>; rel="next"`)
      return sendDocument(request, reply.type(mediaType), { text, ...validators })
    }
  }
}

function negotiated(formats: Document['formats'], request: FastifyRequest): DocumentFormat {
  const types = formats.map(({ mediaType }) => bare(mediaType))
  return formats[types.indexOf(negotiator(request)(types))] as DocumentFormat
}
