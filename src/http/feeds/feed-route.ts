import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config/config'
import { bare } from '../../core/media-types'
import { beginningOfPolishDay } from '../../core/values/local-day'
import type { ServerContext } from '../../graphql/context/request-context'
import { serialiseFilter } from '../../interchange/feeds/feed-filter'
import { changesByDay, changesWithTime, type FeedRequest } from '../../interchange/feeds/feed-request'
import { lastChange, stateOf } from '../../interchange/feeds/feed-state'
import { formats } from '../../interchange/feeds/formats/formats'
import { atOnce, wholeFeed } from '../../interchange/feeds/write-feed'
import { cursorAt, readLog } from '../../modules/history/change-cursor'
import { isKnown, partOf, sendDocument, varyBy } from '../conditional'
import { ConcurrencyLimit } from './concurrency-limit'
import { validatorOf } from './feed-etag'
import { FeedFiles, type FeedSource } from './feed-files'
import type { ModificationTimes } from './modification-times'
import type { OpenDataContext } from './open-data-context'
import { limitPace } from './reading-pace'
import { type FeedHttpRequest, requestedFeed } from './requested-feed'
import { openFeed, startFeedThread } from './threads/feed-writer'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
  readonly modificationTimes: ModificationTimes
}

/** Each feed that is written has a connection of its own. */
const LIMITS = { atOnce: 4, ofOne: 2, waitingOfOne: 16, waiting: 200 }

/** How long an answer without a body waits for its length, and one with a part of it. */
const HEAD_MS = 2_000
const PART_MS = 30_000

/** The feeds: GET /feeds/partnerships.csv?territory=14. */
export function feedRoute(http: FastifyInstance, { config, context, modificationTimes }: Parts) {
  const files = new FeedFiles(config.feedFilesMb * 1_000_000, new ConcurrencyLimit(LIMITS))
  http.addHook('onClose', () => files.close())
  http.addHook('onListen', async () => startFeedThread())
  http.get('/feeds/*', async (request: FeedHttpRequest, reply) => {
    const asking = await context(request, reply)
    const asked = await requestedFeed(request, asking)
    if ('movedTo' in asked) return redirect(reply, `${config.publicUrl}/feeds/${asked.movedTo}`, request)
    const about = { asked, asking, config }
    describe(reply, about)
    const state = await stateOf(asking.reader)
    const modified = modifiedOf(asked, await modificationTimes.of(state, () => lastChange(asking.reader)))
    const etag = validatorOf(asked, state, about)
    if (asked.selected.id !== null) {
      // Read before the record is: what is written meanwhile is told again in the changes, and not passed over.
      const { head } = await readLog(asking.reader)
      const cursor = cursorAt(head, asking)
      const feed = feedOf(about, { cursor, modified: await lastChange(asking.reader) })
      const text = await wholeFeed(feed, asked, atOnce(asking.reader))
      reply.header('change-cursor', cursor)
      return sendDocument(request, reply, { text, etag, modified })
    }
    if (isKnown(request, reply, { etag, modified })) return reply.code(304).send()
    const { leaving } = asking
    const file = await files.open({
      key: etag,
      owner: asking.quotaOwner,
      signal: leaving,
      log: request.log,
      admit: () => asking.budget.refuseIfSpent('feeds'),
      begin: () => begin(about),
    })
    const leave = file.enter()
    // Before its first byte as well.
    leaving.addEventListener('abort', leave)
    try {
      leaving.throwIfAborted()
      // A short feed is whole in its first piece.
      const waits = { HEAD: { ms: HEAD_MS }, PART: { ms: PART_MS }, WHOLE: { bytes: 1 } }
      const hasPart = request.headers.range !== undefined
      const isComplete = await file.begun(waits[isHead(request) ? 'HEAD' : hasPart ? 'PART' : 'WHOLE'])
      reply.headers(file.headers)
      if (file.headers.etag !== etag) reply.removeHeader('last-modified')
      if (isComplete) reply.header('content-length', file.size)
      const part = isComplete ? partOf(request, reply, file.size) : null
      const wanted = isHead(request) ? NOTHING : (part ?? EVERYTHING)
      const reading = file.read(wanted, () => unsentOf(body, reply))
      const body = Readable.from(reading, { objectMode: false })
      // Whatever ends it: its own end, or a reader who goes away.
      body.once('close', leave)
      limitPace(request, reply, reading)
      return reply.send(body)
    } catch (error) {
      leave()
      throw error
    }
  })
}

/** What a day or a minute has changed is newer than the last write. Null: clients that know no ETags read it again. */
function modifiedOf(asked: FeedRequest, modified: Date | null): Date | null {
  if (modified === null || changesWithTime(asked)) return null
  const midnight = beginningOfPolishDay(asked.selected.now)
  return changesByDay(asked) && midnight > modified ? midnight : modified
}

function redirect(reply: FastifyReply, address: string, { url }: FastifyRequest) {
  const [, query] = url.split(/(?=\?)/)
  return reply.header('cache-control', 'no-cache').redirect(address + (query ?? ''), 301)
}

/** How many bytes of the body have not left for the client. What is encoded on the way is held there, unseen. */
const unsentOf = (body: Readable, reply: FastifyReply): number =>
  reply.hasHeader('content-encoding')
    ? Number.POSITIVE_INFINITY
    : body.readableLength + reply.raw.writableLength

const NOTHING = { start: 0, end: -1 }
const EVERYTHING = { start: 0, end: Number.POSITIVE_INFINITY }

const isHead = ({ method }: FastifyRequest) => method === 'HEAD'

interface About {
  readonly asked: FeedRequest
  readonly asking: ServerContext
  readonly config: Config
}

/** Begins to read the feed from one state of the registry. */
async function begin(about: About): Promise<FeedSource> {
  const { asked, asking, config } = about
  const { state, head, modified, write, close } = await openFeed(config.databaseUrl, asking.budget.feeds)
  const cursor = cursorAt(head, asking)
  const key = validatorOf(asked, state, about)
  const { dataset, ...feed } = feedOf(about, { cursor, modified })
  const order = {
    ...feed,
    dataset: dataset.name,
    extension: asked.format.extension,
    selected: { ...asked.selected, filter: { ...asked.selected.filter } },
  }
  return { key, headers: { etag: key, 'change-cursor': cursor }, pieces: write(order), close }
}

function feedOf({ asked, config }: About, state: { cursor: string; modified: Date | null }) {
  const { dataset, parameters, labels, format } = asked
  const { publicUrl, publisherName: publisher, dataLicence: licence } = config
  const address = addressOf({ asked, config }, format.extension)
  return { dataset, parameters, labels, publicUrl, publisher, licence, address, ...state }
}

/** Where the same records are read in a format. */
function addressOf(
  { asked: { dataset, selected }, config }: Pick<About, 'asked' | 'config'>,
  extension: string,
): string {
  const query = serialiseFilter(dataset, selected.filter).toString()
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
function describe(reply: FastifyReply, about: About) {
  const { asked, config } = about
  const { dataset, format, isNegotiated } = asked
  const links = formats
    .filter((each) => (isNegotiated || each !== format) && each.datasets.includes(dataset.name))
    .map(
      ({ extension, mediaType }) =>
        `<${addressOf(about, extension)}>; rel="alternate"; type="${bare(mediaType)}"`,
    )
  const described = DESCRIPTIONS[format.extension]
  varyBy(reply, 'accept-encoding')
  if (isNegotiated) {
    varyBy(reply, 'accept')
    reply.header('content-location', addressOf(about, format.extension))
  }
  reply.headers({
    'content-type': format.mediaType,
    'cache-control': 'public, no-cache',
    'accept-ranges': 'bytes',
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
