import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { getOperationAST, parse } from 'graphql'
import { RegistryError } from '../../core/errors'
import { accepted } from '../../core/media-types'
import type { RequestContexts } from '../../graphql/context/request-context'
import { HttpError } from '../../graphql/errors/http-error'
import type { GraphQLRequestParameters } from '../../graphql/executor/execute-compiled'
import { LIMITS } from '../../graphql/limits/limits'
import type { LiveSubscription } from '../../graphql/subscriptions/live-subscription'
import type { SubscriptionServer } from '../../graphql/subscriptions/subscription-server'
import { parametersOf, parametersOfLink } from '../query-parameters'
import { subscriberOf } from './subscribers'

const EVENT_STREAM = 'text/event-stream'

/** Proxies end connections on which nothing comes for long. */
const KEEP_ALIVE_MS = 12_000

interface Parts {
  readonly subscriptions: SubscriptionServer
  readonly contexts: RequestContexts
}

/** Whether a request is to be answered by an event stream. One that takes a single answer too wants it for subscriptions only. */
export function wantsEventStream(request: FastifyRequest): boolean {
  const ranges = accepted(request.headers.accept)
  if (!ranges.includes(EVENT_STREAM)) return false
  return ranges.every((range) => range === EVENT_STREAM) || isSubscription(sentParameters(request) ?? {})
}

/** A page of another site may subscribe by GET: it does nothing in a visitor’s name, and CORS says whether it may read. */
const sentParameters = (request: FastifyRequest) =>
  request.method === 'GET'
    ? parametersOfLink(request.query as GraphQLRequestParameters)
    : parametersOf(request)

function isSubscription({ query, operationName }: GraphQLRequestParameters): boolean {
  if (typeof query !== 'string' || !query.includes('subscription')) return false
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens })
    const name = typeof operationName === 'string' ? operationName : null
    return getOperationAST(document, name)?.operation === 'subscription'
  } catch {
    return false
  }
}

/** Answers a subscription in the distinct connections mode of GraphQL over server-sent events. */
export async function answerByEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { subscriptions, contexts }: Parts,
): Promise<FastifyReply> {
  const subscriber = await subscriberOf(request, contexts)
  const parameters = sentParameters(request)
  if (!parameters) throw new HttpError(400, 'A subscription is a JSON object with a query.')
  reply.headers({
    'content-type': `${EVENT_STREAM}; charset=utf-8`,
    'cache-control': 'no-store',
    // Nginx would collect events before it sends them.
    'x-accel-buffering': 'no',
  })
  try {
    const live = await subscriptions.begin(resumed(request, parameters), subscriber)
    return reply.send(new EventStream(live, reply))
  } catch (error) {
    if (error instanceof HttpError || isForLater(error)) throw error
    return reply.send(`${eventOf({ errors: subscriptions.errorsOf(error) }, null)}${COMPLETE}`)
  }
}

const isForLater = (error: unknown) =>
  error instanceof RegistryError &&
  ['RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'UNAUTHENTICATED'].includes(error.extensions.code as string)

/** A browser's EventSource that connects again says which event it has seen last: its id is the cursor. */
function resumed(
  { headers }: FastifyRequest,
  parameters: GraphQLRequestParameters,
): GraphQLRequestParameters {
  const seen = headers['last-event-id']
  return typeof seen === 'string' && seen !== '' ? { ...parameters, lastEventId: seen } : parameters
}

const COMPLETE = 'event: complete\ndata:\n\n'

const eventOf = (result: object, cursor: string | null): string =>
  `event: next\n${cursor === null ? '' : `id: ${cursor}\n`}data: ${JSON.stringify(result)}\n\n`

class EventStream extends Readable {
  private isReading = false
  private written = -1
  private readonly timer = setInterval(() => this.keepAlive(), KEEP_ALIVE_MS).unref()

  constructor(
    private readonly live: LiveSubscription,
    private readonly reply: FastifyReply,
  ) {
    super()
    // So that the client learns at once that it is connected.
    this.push(':\n\n')
  }

  override _read() {
    if (this.isReading) return
    this.isReading = true
    this.live.next().then(
      ({ value }) => {
        this.isReading = false
        if (value !== undefined) return void this.push(eventOf(value, this.live.cursor))
        clearInterval(this.timer)
        this.push(COMPLETE)
        this.push(null)
      },
      (error) => this.destroy(error),
    )
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void) {
    clearInterval(this.timer)
    void this.live.return()
    callback(error)
  }

  /** Whoever has taken nothing of what waits since the last time is gone. */
  private keepAlive() {
    const { socket, writableLength } = this.reply.raw
    const written = socket?.bytesWritten ?? 0
    if (writableLength > 0 && written === this.written) this.reply.raw.destroy()
    else this.push(':\n\n')
    this.written = written
  }
}
