import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../../config/config'
import { RecordType } from '../../core/change-log/record-type'
import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import type { Database } from '../../database/database'
import type { ServerContext } from '../../graphql/context/request-context'
import { type Followed, readChanges } from '../../interchange/feeds/change-feed'
import { type Parameters, parametersOf, singleValues } from '../../interchange/feeds/feed-filter'
import type { ChangesFilter } from '../../modules/history/change.lists'
import { codeOfUnit } from '../../modules/territory/find-unit'
import { queryOf } from '../request-query'
import type { OpenDataContext } from './open-data-context'

interface Parts {
  readonly config: Config
  readonly database: Database
  readonly context: OpenDataContext
}

const MEDIA_TYPE = 'application/x-ndjson; charset=utf-8'

/** Of one answer; whoever wants more goes on from the cursor. */
const MAX_CHANGES = 500

const MAX_WAIT_SECONDS = 60

/** Of the seconds that a program asks for, so many are waited: proxies cut off what takes a minute. */
const PROXY_SAFE_SECONDS = 55

/** How long after a write those who wait are told of it, at the latest. */
const LOOK_MS = 250

/** So many may wait at once; whoever comes then is answered at once, as without `wait`. */
const MAX_WAITING = 500
const MAX_PER_OWNER = 20

/** What has changed, to be followed: GET /feeds/changes.ndjson?after=…&wait=30. */
export function changesRoute(http: FastifyInstance, { config, database, context }: Parts) {
  const waits = new Set<Wait>()
  let isClosing = false
  http.addHook('preClose', async () => {
    isClosing = true
    for (const { ended } of waits) ended.abort()
  })
  http.get('/feeds/changes.ndjson', async (request, reply) => {
    const asking = await context(request, reply)
    const { after, wait, filter } = await readParameters(parametersOf(queryOf(request)), asking)
    let from = after
    const read = async () => {
      asking.reader.renew()
      // What was read before a write is not what is told after it.
      const reading = { ...asking, epoch: { current: new Map() }, now: new Date() }
      const followed = await readChanges(from, { filter, most: MAX_CHANGES }, reading)
      from = followed.cursor
      return followed
    }
    let state = (await database.state()).id
    let followed = await read()
    if (followed.lines.length === 0 && wait > 0 && !isClosing && mayWait(waits, asking)) {
      const own = beginWait(reply, { owner: asking.quotaOwner, seconds: wait })
      waits.add(own)
      try {
        while (followed.lines.length === 0 && (await isWritten(database, state, own))) {
          state = (await database.state()).id
          followed = await read()
        }
      } finally {
        waits.delete(own)
      }
    }
    const next = queryOf(request)
    next.set('after', followed.cursor)
    reply.headers({
      'cache-control': 'no-store',
      link: `<${config.publicUrl}/feeds/changes.ndjson?${next}>; rel="next"`,
    })
    return reply.type(MEDIA_TYPE).send(textOf(followed))
  })
}

interface Wait {
  readonly owner: string
  /** By `performance.now()`: on Node.js 20, a timeout that is part of another signal may be collected, and never end it. */
  readonly until: number
  /** Aborted when the client has gone away, or the server stops. */
  readonly ended: AbortController
}

function beginWait({ raw }: FastifyReply, { owner, seconds }: { owner: string; seconds: number }): Wait {
  const ended = new AbortController()
  raw.once('close', () => ended.abort())
  return { owner, until: performance.now() + seconds * 1_000, ended }
}

const mayWait = (waits: ReadonlySet<Wait>, { quotaOwner }: ServerContext) =>
  waits.size < MAX_WAITING && [...waits].filter(({ owner }) => owner === quotaOwner).length < MAX_PER_OWNER

const textOf = ({ lines, cursor }: Followed): string =>
  [...lines, { cursor }].map((line) => `${JSON.stringify(line)}\n`).join('')

/** Waits for a write. False: there was none in time, or nobody waits for it any longer. */
async function isWritten(
  database: Database,
  state: string,
  { until, ended: { signal } }: Wait,
): Promise<boolean> {
  for (let left = until - performance.now(); left > 0 && !signal.aborted; left = until - performance.now()) {
    await pause(Math.min(LOOK_MS, left), undefined, { signal }).catch(() => {})
    if ((await database.state()).id !== state) return true
  }
  return false
}

interface ChangeFeedParameters {
  readonly after: string | null
  readonly wait: number
  readonly filter: ChangesFilter
}

const KNOWN = ['after', 'wait', 'types', 'territory']

async function readParameters(parameters: Parameters, { reader }: Context): Promise<ChangeFeedParameters> {
  const one = singleValues(parameters, KNOWN)
  const types = one('types')?.split(',') ?? null
  if (types?.some((type) => !Object.hasOwn(RecordType, type)))
    throw badUserInput('types', 'value', `types must be some of ${Object.keys(RecordType).join(', ')}.`)
  const wait = Number(one('wait') ?? '0')
  if (!Number.isInteger(wait) || wait < 0 || wait > MAX_WAIT_SECONDS)
    throw badUserInput(
      'wait',
      'range',
      `wait must be a whole number of seconds from 0 to ${MAX_WAIT_SECONDS}.`,
    )
  const named = one('territory')
  const territory = named === null ? null : await codeOfUnit(named, 'territory', reader)
  return {
    after: one('after'),
    wait: Math.min(wait, PROXY_SAFE_SECONDS),
    filter: { types: types as RecordType[] | null, territory },
  }
}
