import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiKeyScope } from '../../../api-key/api-key.enums'
import type { Config } from '../../../config/config'
import type { Database } from '../../../database/database'
import { openSnapshot } from '../../../database/snapshot/snapshot'
import { parametersOf, spelled } from '../../../feed/feed-filter'
import { type Asked, readAddress } from '../../../feed/feed-request'
import { formats } from '../../../feed/formats/formats'
import { lastChange, stateOf } from '../../../feed/registry-state'
import { refuseUnlessThere, writeFeed } from '../../../feed/write-feed'
import { cursorBehind, readLog } from '../../../history/change-log'
import type { Snapshot } from '../../../shared/reader'
import type { ContextOf } from '../../context/request-context'
import type { ServerContext } from '../../context/server-context'
import { variantKnown } from '../conditional'
import { bare, queryOf, refuseUnlessAccepted } from './feed-http'
import { validatorOf } from './feed-validator'
import { Places, RETRY_SECONDS } from './places'

interface Parts {
  readonly config: Config
  readonly database: Database
  readonly context: ContextOf
}

/** What a client may wait for before the connection is taken from it, and how long a feed may take in all. */
const PATIENCE_MS = 60_000
const LONGEST_MS = 10 * 60_000

type FeedHttpRequest = FastifyRequest<{ Params: { '*': string } }>

/** The feeds: GET /feeds/partnerships.csv?territory=14. */
export function feedRoute(http: FastifyInstance, { config, database, context }: Parts) {
  const long = new Places({ atOnce: 4, ofOne: 2 })
  // One record, or none of them, is read at once: whoever subscribes to a calendar does not wait for those who copy all.
  const short = new Places({ atOnce: 16, ofOne: 8 })
  http.get('/feeds/*', async (request: FeedHttpRequest, reply) => {
    const asking = await context(request, ApiKeyScope.FEEDS)
    const asked = readRequest(request, asking.now)
    refuseUnlessAccepted(request, asked.format.mediaType)
    describe(reply, { asked, config })
    const validator = validatorOf(asked, await stateOf(asking.reader), { config, asking })
    const given = request.headers['if-none-match']
    // Whether there is a record at all, which * asks, is not known yet.
    const known = given === '*' ? null : variantKnown(given, validator)
    if (known) return reply.header('etag', known).code(304).send()
    const isLong = asked.selected.id === null && request.method !== 'HEAD'
    const free = takePlace(isLong ? long : short, asking, reply)
    const snapshot = await openSnapshot(config.databaseUrl, database.dataSource).catch((error) => {
      free()
      throw error
    })
    // The place first: whoever has read to the end may ask for the next feed at once.
    const close = () => {
      free()
      return snapshot.close()
    }
    try {
      const texts = await begin(reply, { asked, asking, config, snapshot })
      if (given === '*') {
        await close()
        return reply.code(304).send()
      }
      if (request.method !== 'HEAD') {
        limitTime(request, reply)
        const body = Readable.from(texts, { objectMode: false })
        // Whatever ends it: its own end, a reader who goes away, even before the first of it was made.
        body.once('close', () =>
          close().catch((err) => request.log.error({ err }, 'a snapshot is not closed')),
        )
        return reply.send(body)
      }
      await close()
      // Without a body, an empty one would be announced.
      return reply.send(Readable.from([]))
    } catch (error) {
      await close()
      throw error
    }
  })
}

interface Beginning {
  readonly asked: Asked
  readonly asking: ServerContext
  readonly config: Config
  readonly snapshot: Snapshot
}

/** Says of which state of the registry the feed is. Its text is to follow. */
async function begin(reply: FastifyReply, { asked, asking, config, snapshot }: Beginning) {
  const { dataset, format, parameters, selected } = asked
  const { newest } = await readLog(snapshot)
  const cursor = cursorBehind(newest, asking)
  const modified = await lastChange(snapshot)
  const { publicUrl, publisherName: publisher } = config
  const address = addressOf({ asked, config }, format.extension)
  const feed = { dataset, parameters, cursor, publicUrl, publisher, address, modified }
  if (selected.id !== null) await refuseUnlessThere(feed, selected, snapshot)
  if (modified) reply.header('last-modified', modified.toUTCString())
  reply.headers({
    etag: validatorOf(asked, await stateOf(snapshot), { config, asking }),
    'change-cursor': cursor,
  })
  return writeFeed(feed, { format, selected, snapshot })
}

const readRequest = (request: FeedHttpRequest, now: Date): Asked =>
  readAddress({ path: request.params['*'], parameters: parametersOf(queryOf(request)), now })

interface Described {
  readonly asked: Asked
  readonly config: Config
}

/** Where the same records are read in a format. */
function addressOf({ asked: { dataset, selected }, config }: Described, extension: string): string {
  const query = spelled(dataset, selected.filter).toString()
  const record = selected.id === null ? '' : `/${selected.id}`
  return `${config.publicUrl}/feeds/${dataset.name}${record}.${extension}${query && `?${query}`}`
}

/** What tells of the records of a format, and how. */
const DESCRIPTIONS: Readonly<Record<string, readonly [path: string, type: string]>> = {
  csv: ['csv-metadata.json', 'application/csvm+json'],
  json: ['schema.json', 'application/schema+json'],
  ndjson: ['schema.json', 'application/schema+json'],
}

/** What all answers about a feed say, 304 included. */
function describe(reply: FastifyReply, { asked, config }: Described) {
  const { dataset, format } = asked
  const links = formats
    .filter((each) => each !== format && each.datasets.includes(dataset.name))
    .map(
      ({ extension, mediaType }) =>
        `<${addressOf({ asked, config }, extension)}>; rel="alternate"; type="${bare(mediaType)}"`,
    )
  const described = DESCRIPTIONS[format.extension]
  reply.headers({
    'content-type': format.mediaType,
    'cache-control': 'public, no-cache',
    vary: [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '),
    link: [
      `<https://spdx.org/licenses/${config.dataLicence}>; rel="license"`,
      ...(described
        ? [
            `<${config.publicUrl}/feeds/${dataset.name}.${described[0]}>; rel="describedby"; type="${described[1]}"`,
          ]
        : []),
      ...links,
    ].join(', '),
  })
}

function takePlace(places: Places, { quotaOwner }: ServerContext, reply: FastifyReply): () => void {
  try {
    return places.take(quotaOwner)
  } catch (error) {
    reply.header('retry-after', RETRY_SECONDS)
    throw error
  }
}

/** Whoever reads too slowly holds a connection to the database, and is not waited for. */
function limitTime({ socket }: FastifyRequest, { raw }: FastifyReply) {
  const cut = () => socket.destroy()
  socket.setTimeout(PATIENCE_MS, cut)
  const end = setTimeout(cut, LONGEST_MS).unref()
  raw.once('close', () => {
    clearTimeout(end)
    // How long the connection is kept for the next request has been set by now.
    socket.off('timeout', cut)
  })
}
