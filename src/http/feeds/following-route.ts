import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import sql, { type Sql } from 'sql-template-tag'
import type { Config } from '../../config/config'
import { allOf } from '../../core/collections/conditions'
import { RegistryError } from '../../core/errors'
import { Language } from '../../core/vocabulary'
import type { ServerContext } from '../../graphql/context/request-context'
import { datasets } from '../../interchange/feeds/dataset'
import { parametersOf, singleValues } from '../../interchange/feeds/feed-filter'
import { ics } from '../../interchange/feeds/formats/ics'
import { readNews } from '../../interchange/feeds/news/read-news'
import { atomOf } from '../../interchange/feeds/news/write-news'
import { atOnce, wholeFeed } from '../../interchange/feeds/write-feed'
import { digestOf } from '../../modules/api-key/api-key-format'
import { isEventVisible } from '../../modules/event/event.policy'
import { isChangeFollowed } from '../../modules/follow/followed-changes'
import { isEventFollowed } from '../../modules/follow/followed-events'
import { isKnown, varyBy } from '../conditional'
import { queryOf } from '../request-query'
import type { OpenDataContext } from './open-data-context'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
}

/** So many events a calendar has: the first of those that are not over for a month. */
const MAX_EVENTS = 2_000
const PAST_MS = 31 * 86_400_000

const SECRET = /^[\w-]{43}$/

interface Owner {
  readonly accountId: string
  readonly language: Language
  /** Where the very feed is read. */
  readonly address: string
  /** Tells the feed from others, and nothing of its secret. */
  readonly name: string
}

/** What an account follows, for whoever knows the secret: GET /feeds/following.ics?secret=…, and .atom. */
export function followingRoutes(http: FastifyInstance, { config, context }: Parts) {
  const serve = (
    extension: string,
    mediaType: string,
    write: (owner: Owner, asking: ServerContext) => Promise<string>,
  ) =>
    http.get(`/feeds/following.${extension}`, async (request: FastifyRequest, reply: FastifyReply) => {
      const asking = await context(request, reply)
      const secret = singleValues(parametersOf(queryOf(request)), ['secret'])('secret') ?? ''
      const address = `${config.publicUrl}/feeds/following.${extension}?secret=${secret}`
      const text = await write(await ownerOf(secret, address, asking), asking)
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
      varyBy(reply, 'accept-encoding')
      reply.type(mediaType).headers({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' })
      return isKnown(request, reply, { etag }) ? reply.code(304).send() : reply.send(text)
    })
  serve('ics', ics.mediaType, (owner, asking) => calendarOf(owner, { config, asking }))
  serve('atom', 'application/atom+xml; charset=utf-8', (owner, asking) => newsOf(owner, { config, asking }))
}

/** The account whose secret it is, while it may take part. One answer to every other secret. */
async function ownerOf(secret: string, address: string, { reader, now }: ServerContext): Promise<Owner> {
  const feedDigest = digestOf(secret)
  const [row] = SECRET.test(secret)
    ? await reader.all(sql`SELECT "account"."id", "account"."language" FROM "follow_settings" AS chosen
        JOIN "account" ON "account"."id" = chosen."accountId"
        WHERE chosen."feedDigest" = ${feedDigest} AND "account"."erasedAt" IS NULL
          AND ("account"."suspendedUntil" IS NULL OR "account"."suspendedUntil" <= ${now.toISOString()})`)
    : []
  if (!row)
    throw new RegistryError(
      'NOT_FOUND',
      'There is no such feed. Its address may have been renewed: viewer { followingFeeds } has the present one.',
    )
  const [accountId, language] = row as [string, Language]
  return { accountId, language, address, name: `following:${feedDigest.slice(0, 16)}` }
}

interface Asked {
  readonly config: Config
  readonly asking: ServerContext
}

const LABELS: Readonly<Record<Language, string>> = { PL: 'obserwowane', EN: 'followed' }

async function calendarOf({ accountId, address }: Owner, { config, asking }: Asked): Promise<string> {
  const { publicUrl, publisherName: publisher, dataLicence: licence } = config
  const since = new Date(asking.now.getTime() - PAST_MS).toISOString()
  const dataset = { ...datasets.events, conditions: () => [soonest(accountId, since)] }
  const feed = {
    ...{ dataset, publicUrl, publisher, licence, address },
    ...{ parameters: new Map(), labels: { following: LABELS.PL }, modified: null, cursor: '' },
  }
  const selected = { filter: {}, id: null, now: asking.now, since: null }
  return String(await wholeFeed(feed, { format: ics, selected }, atOnce(asking.reader)))
}

const soonest = (accountId: string, since: string): Sql => sql`t."id" IN (SELECT t."id" FROM "event" AS t
  WHERE ${allOf(
    sql`(t."startsAt" >= ${since} OR t."endsAt" > ${since})`,
    isEventFollowed(accountId),
    isEventVisible(sql`t`, null),
  )} ORDER BY t."startsAt", t."id" LIMIT ${MAX_EVENTS})`

async function newsOf({ accountId, language, address, name }: Owner, { config, asking }: Asked) {
  const { publicUrl, publisherName: publisher } = config
  const wanted = { before: null, territory: null, legalFormKinds: null, language }
  const page = await readNews({ ...wanted, only: isChangeFollowed(sql`${accountId}`) }, asking)
  const addresses = { self: address, first: address, next: null }
  return atomOf({ page, language, publicUrl, publisher, narrowedTo: [LABELS[language]], addresses, name })
}
