import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ApiKeyScope } from '../../../api-key/api-key.enums'
import { RecordType } from '../../../change/record-type'
import type { Config } from '../../../config/config'
import type { Database } from '../../../database/database'
import { type Followed, readChanges } from '../../../feed/changes/read-changes'
import { type Parameters, parametersOf, singleValues } from '../../../feed/feed-filter'
import type { ChangesFilter } from '../../../history/change.lists'
import type { Context } from '../../../shared/context'
import { badUserInput } from '../../../shared/errors'
import type { ContextOf } from '../../context/request-context'
import type { ServerContext } from '../../context/server-context'
import { queryOf, refuseUnlessAccepted } from './feed-http'

interface Parts {
  readonly config: Config
  readonly database: Database
  readonly context: ContextOf
  readonly visit: () => Context
}

const MEDIA_TYPE = 'application/x-ndjson; charset=utf-8'

/** Of one answer; whoever wants more goes on from the cursor. */
const MOST_CHANGES = 500

const LONGEST_WAIT_SECONDS = 60

/** How long after a write those who wait are told of it, at the latest. */
const LOOK_MS = 250

/** So many may wait at once; whoever comes then is answered at once, as without `wait`. */
const MOST_WAITING = 500
const MOST_OF_ONE = 20

/** What has changed, to be followed: GET /feeds/changes.ndjson?after=…&wait=30. */
export function changesRoute(http: FastifyInstance, { config, database, context, visit }: Parts) {
  const waiting: string[] = []
  const closing = new AbortController()
  http.addHook('preClose', async () => closing.abort())
  http.get('/feeds/changes.ndjson', async (request, reply) => {
    const asking = await context(request, ApiKeyScope.FEEDS)
    refuseUnlessAccepted(request, MEDIA_TYPE)
    const { after, wait, filter } = readParameters(parametersOf(queryOf(request)))
    let from = after
    const read = async () => {
      const followed = await readChanges(from, { filter, most: MOST_CHANGES }, visit())
      from = followed.cursor
      return followed
    }
    let version = await database.version()
    let followed = await read()
    if (followed.lines.length === 0 && wait > 0 && mayWait(waiting, asking)) {
      waiting.push(asking.quotaOwner)
      try {
        const signal = AbortSignal.any([closing.signal, goneOf(reply), AbortSignal.timeout(wait * 1_000)])
        while (followed.lines.length === 0 && (await isWritten(database, version, signal))) {
          version = await database.version()
          followed = await read()
        }
      } finally {
        waiting.splice(waiting.indexOf(asking.quotaOwner), 1)
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

const mayWait = (waiting: readonly string[], { quotaOwner }: ServerContext) =>
  waiting.length < MOST_WAITING && waiting.filter((each) => each === quotaOwner).length < MOST_OF_ONE

const textOf = ({ lines, cursor }: Followed): string =>
  [...lines, { cursor }].map((line) => `${JSON.stringify(line)}\n`).join('')

/** Waits for a write. False: whoever waits is not to wait any longer. */
async function isWritten(database: Database, version: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    await pause(LOOK_MS, undefined, { signal }).catch(() => {})
    if ((await database.version()) !== version) return true
  }
  return false
}

function goneOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => gone.abort())
  return gone.signal
}

interface Asked {
  readonly after: string | null
  readonly wait: number
  readonly filter: ChangesFilter
}

const KNOWN = ['after', 'wait', 'types', 'territory']

function readParameters(parameters: Parameters): Asked {
  const one = singleValues(parameters, KNOWN)
  const types = one('types')?.split(',') ?? null
  if (types?.some((type) => !Object.hasOwn(RecordType, type)))
    throw badUserInput('types', 'value', `types must be some of ${Object.keys(RecordType).join(', ')}.`)
  const wait = Number(one('wait') ?? '0')
  if (!Number.isInteger(wait) || wait < 0 || wait > LONGEST_WAIT_SECONDS)
    throw badUserInput('wait', 'range', `wait must be a number of seconds, 0 to ${LONGEST_WAIT_SECONDS}.`)
  return {
    after: one('after'),
    wait,
    filter: { types: types as RecordType[] | null, territory: one('territory') },
  }
}
