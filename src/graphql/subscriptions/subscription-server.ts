import { type ExecutionResult, execute, GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import type { Config } from '../../config/config'
import { CacheExpiry } from '../../core/cache-expiry'
import { DeadlineReader } from '../../core/collections/deadline-reader'
import type { Context } from '../../core/context'
import { RegistryError } from '../../core/errors'
import type { Database } from '../../database/database'
import { type ChangeBatch, changesAfter } from '../../modules/history/change-batch'
import { cursorAt, positionOf, readLog, refuseExpiredCursor } from '../../modules/history/change-cursor'
import { MAX_CHANGES } from '../../modules/subscription/subscription-source'
import type { ServerContext } from '../context/request-context'
import { formatErrorFor } from '../errors/format-error'
import { HttpError } from '../errors/http-error'
import type { GraphQLRequestParameters } from '../executor/execute-compiled'
import type { AnswerLimit } from '../limits/answer-size'
import { registrySchema } from '../schema/schema'
import type { ReadThreads } from '../threads/read-threads'
import { readerInThreads } from '../threads/thread-statements'
import type { TrustedDocuments } from '../trusted-documents'
import { ChangeStreams } from './change-streams'
import type { Credential } from './credential'
import { LiveSubscription } from './live-subscription'
import type { Client, SubscriptionLimits } from './subscription-limits'
import { RequestErrors, readSubscription, type SubscriptionRequest } from './subscription-request'

export interface SubscriptionServerParts {
  readonly config: Config
  readonly database: Database
  readonly threads: ReadThreads | null
  readonly anonymousContext: () => Context
  readonly limits: SubscriptionLimits
  readonly trusted: TrustedDocuments | null
  readonly answerLimit: AnswerLimit
  readonly log: Logger
}

/** Who subscribes, on which connection. */
export interface Subscriber {
  readonly context: ServerContext
  readonly credential: Credential
  readonly client: Client
}

/** How often it is looked whether those who are told nothing may still listen. */
const CHECK_MS = 2_000

/** Answers subscriptions, whatever they come over. */
export class SubscriptionServer {
  private readonly streams: ChangeStreams
  private readonly live = new Set<LiveSubscription>()
  private readonly timer = setInterval(() => this.checkAll(), CHECK_MS).unref()
  private readonly format: ReturnType<typeof formatErrorFor>
  private isClosing = false

  constructor(private readonly parts: SubscriptionServerParts) {
    const { database, anonymousContext: newContext, log } = parts
    this.streams = new ChangeStreams({ database, newContext, log })
    this.format = formatErrorFor(log as never)
  }

  /** Begins a subscription. Fails with what is wrong with the request. */
  async begin(parameters: GraphQLRequestParameters, subscriber: Subscriber): Promise<LiveSubscription> {
    const { limits, trusted } = this.parts
    if (this.isClosing) throw stopping()
    limits.countRequest(subscriber.client)
    const request = readSubscription(parameters, registrySchema().schema, trusted)
    const onEnd = limits.begin('subscriptions', subscriber.client)
    try {
      await subscriber.credential.check()
      const context = this.contextOf(subscriber)
      const place = await placeOf(request.after, context)
      const filter = await request.source.filterOf(request.args, context)
      const live: LiveSubscription = new LiveSubscription(place, this.streams, {
        filter,
        key: () => `${request.key} ${JSON.stringify(subscriber.credential.viewer)}`,
        read: (from) => changesAfter(from, { filter, most: MAX_CHANGES }, this.contextOf(subscriber)),
        execute: (batch, isFirst) => this.execute(request, { batch, isFirst }, subscriber),
        check: () => this.check(subscriber),
        failure: (error, cursor) => ({ errors: [this.formatted(error, cursor) as GraphQLError] }),
        cursorAt: (at) => cursorAt(at, context),
        onEnd: () => {
          onEnd()
          this.live.delete(live)
        },
      })
      this.live.add(live)
      if (this.isClosing) live.end(stopping())
      return live
    } catch (error) {
      onEnd()
      throw error
    }
  }

  /** The errors of a request that is refused, as clients see them. */
  errorsOf(error: unknown): GraphQLFormattedError[] {
    return error instanceof RequestErrors
      ? error.errors.map((each) => this.formatted(each))
      : [this.formatted(error)]
  }

  /** Tells every subscriber that the server stops, and where to continue. */
  async close() {
    this.isClosing = true
    clearInterval(this.timer)
    for (const live of this.live) live.end(stopping())
    await this.streams.close()
  }

  private checkAll() {
    for (const live of this.live) void live.check()
  }

  private async check({ credential, context }: Subscriber) {
    await credential.check()
    context.budget.refuseIfSpent('reads')
  }

  /** As a request that came now would have it. */
  private contextOf({ context, credential, client }: Subscriber): ServerContext {
    const { database, threads, config } = this.parts
    const reader = readerInThreads(database.reader, threads, () => client.owner)
    return Object.create(context, {
      epoch: { value: { current: new Map() } },
      reader: { value: new DeadlineReader(reader, config.queryTimeoutMs, context.reader.spend) },
      now: { value: new Date() },
      viewer: { value: credential.viewer },
      cacheExpiry: { value: new CacheExpiry() },
    })
  }

  private async execute(
    { document, operationName, variables, source, args }: SubscriptionRequest,
    { batch, isFirst }: { readonly batch: ChangeBatch; readonly isFirst: boolean },
    subscriber: Subscriber,
  ): Promise<ExecutionResult | null> {
    const context = this.contextOf(subscriber)
    const entries = await source.entriesOf(batch.changes, args, context)
    if (entries.length === 0 && !isFirst) return null
    const payload = { cursor: cursorAt(batch.end, context), [source.list]: entries }
    const { data, errors } = await execute({
      schema: registrySchema().schema,
      document,
      operationName,
      rootValue: { [source.field]: payload },
      contextValue: context,
      variableValues: variables,
    })
    const figure = this.parts.answerLimit.excess(data)
    if (figure !== null) throw this.parts.answerLimit.refusal(figure)
    return {
      data: data ?? null,
      ...(errors && { errors: errors.map((error) => this.formatted(error) as GraphQLError) }),
    }
  }

  private formatted(error: unknown, cursor?: string): GraphQLFormattedError {
    if (error instanceof HttpError) {
      const code = error.statusCode === 401 ? 'UNAUTHENTICATED' : 'BAD_REQUEST'
      return { message: error.message, extensions: { code } }
    }
    const asGraphQL =
      error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })
    const { extensions, ...formatted } = this.format(asGraphQL.toJSON(), asGraphQL)
    return { ...formatted, extensions: { ...extensions, ...(cursor !== undefined && { cursor }) } }
  }
}

const stopping = () =>
  new RegistryError(
    'SERVICE_UNAVAILABLE',
    'The server is stopping. Subscribe again soon, and continue from the cursor.',
    {
      retryAfterSeconds: 1,
    },
  )

/** Where a subscription begins: behind the cursor, or at the end of the log. */
async function placeOf(after: string | null, context: Context): Promise<string> {
  const log = await readLog(context.reader)
  if (after === null) return log.head
  const place = positionOf(after, context)
  await refuseExpiredCursor(place, log, context.reader)
  return place
}
