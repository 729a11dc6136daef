import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError, parse } from 'graphql'
import { type Context, handleProtocols, makeServer } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Config } from '../../config/config'
import { RegistryError } from '../../core/errors'
import { clientNetwork } from '../../graphql/context/client-address'
import type { RequestContexts } from '../../graphql/context/request-context'
import { HttpError } from '../../graphql/errors/http-error'
import { LIMITS } from '../../graphql/limits/limits'
import type { LiveSubscription } from '../../graphql/subscriptions/live-subscription'
import { MAX_PER_CONNECTION, type SubscriptionLimits } from '../../graphql/subscriptions/subscription-limits'
import type { Subscriber, SubscriptionServer } from '../../graphql/subscriptions/subscription-server'
import { subscriberOf } from './subscribers'
import type { Upgrade } from './upgrade'

/** How long a client may take to say connection_init. */
const INIT_MS = 5_000

/** A client that does not answer a ping until the next one is gone. */
const KEEP_ALIVE_MS = 15_000

/** What may wait to be sent on one connection. */
const MAX_BUFFERED_BYTES = 4_000_000

/** How long what was sent last may take when the server stops. */
const CLOSING_MS = 2_000

const CLOSE = { goingAway: 1001, later: 1013, internal: 4500, unauthorized: 4401, forbidden: 4403 } as const

interface Parts {
  readonly config: Config
  readonly subscriptions: SubscriptionServer
  readonly limits: SubscriptionLimits
  readonly contexts: RequestContexts
}

interface Connection {
  readonly request: FastifyRequest
  readonly socket: WebSocket
  subscriber: Subscriber | null
  isAlive: boolean
}

/** The server wants a document in which to find a subscription; what is asked for has been read before. */
const ANY = parse('subscription { __typename }')

/** Serves the protocol of graphql-ws on connections that ask for it. */
export class WebSockets {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.bodyBytes,
    handleProtocols,
  })
  private readonly open = new Map<Connection, Context<Record<string, unknown>, Connection> | null>()
  private readonly timer = setInterval(() => this.keepAlive(), KEEP_ALIVE_MS).unref()

  constructor(private readonly parts: Parts) {}

  /** Takes the connection over, or refuses it as a request. */
  accept(request: FastifyRequest, reply: FastifyReply, { socket, head }: Upgrade) {
    const { config, limits } = this.parts
    refuseForeignOrigin(request, config)
    const end = limits.begin('connections', { owner: clientNetwork(request.ip), hasKey: false })
    socket.once('close', end)
    reply.hijack()
    reply.raw.detachSocket(socket as never)
    this.sockets.handleUpgrade(request.raw, socket, head, (webSocket) =>
      this.serve({ request, socket: webSocket, subscriber: null, isAlive: true }),
    )
    return reply
  }

  /** After the subscriptions have been told that they end. */
  async close() {
    clearInterval(this.timer)
    const end = performance.now() + CLOSING_MS
    const isBusy = () =>
      [...this.open.values()].some((each) => each && Object.keys(each.subscriptions).length > 0)
    while (isBusy() && performance.now() < end) await pause(5)
    for (const { socket } of this.open.keys()) socket.close(CLOSE.goingAway, 'The server is stopping.')
    while (this.open.size > 0 && performance.now() < end) await pause(5)
    for (const { socket } of this.open.keys()) socket.terminate()
  }

  private serve(connection: Connection) {
    const { socket, request } = connection
    this.open.set(connection, null)
    // A frame that is none, or too large: ws closes the connection and says so to the client.
    socket.on('error', (err) => request.log.info({ err }, 'a WebSocket was closed'))
    socket.on('pong', () => {
      connection.isAlive = true
    })
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (message) => {
            take(String(message)).catch((error: unknown) => this.refuse(connection, error))
          })
        },
      },
      connection,
    )
    socket.once('close', (code, reason) => {
      this.open.delete(connection)
      void closed(code, String(reason))
    })
  }

  private readonly protocol = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: async (context) => {
      const { extra } = context
      this.open.set(extra, context)
      const shown = authorizationIn(context.connectionParams)
      extra.subscriber = await subscriberOf(extra.request, this.parts.contexts, shown)
    },
    onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
      try {
        refuseMany(subscriptions)
        const live = await this.parts.subscriptions.begin({ ...payload }, extra.subscriber as Subscriber)
        return { schema: NO_SCHEMA, document: ANY, contextValue: live, rootValue: null }
      } catch (error) {
        return this.parts.subscriptions.errorsOf(error).map(asFormatted)
      }
    },
    subscribe: ({ contextValue }) => contextValue as LiveSubscription,
    onNext: (_context, _id, _payload, _args, result) => result,
  })

  /** Closes the connection for what is wrong with its beginning. */
  private refuse({ socket, request }: Connection, error: unknown) {
    const { statusCode, extensions, message } = Object(error)
    const known = error instanceof HttpError || error instanceof RegistryError
    if (!known) request.log.error({ err: error }, 'a WebSocket was closed for an unexpected error')
    const code =
      statusCode === 401
        ? CLOSE.unauthorized
        : extensions?.code === 'FORBIDDEN'
          ? CLOSE.forbidden
          : known
            ? CLOSE.later
            : CLOSE.internal
    socket.close(code, known ? limited(message) : 'Something went wrong on our side.')
  }

  private keepAlive() {
    for (const connection of this.open.keys()) {
      if (!connection.isAlive) connection.socket.terminate()
      connection.isAlive = false
      connection.socket.ping()
    }
  }
}

/** It is not looked at: documents are validated before. */
const NO_SCHEMA = null as never

/** Pages that browsers keep from reading answers are kept from sockets too, which browsers open to anybody. */
function refuseForeignOrigin(
  { headers: { origin } }: FastifyRequest,
  { corsOrigins, publicUrl }: Pick<Config, 'corsOrigins' | 'publicUrl'>,
) {
  if (origin === undefined || corsOrigins.includes('*') || corsOrigins.includes(origin)) return
  if (origin === new URL(publicUrl).origin) return
  throw new RegistryError('FORBIDDEN', 'Pages of this origin may not connect.', { reason: 'NOT_ALLOWED' })
}

/** Browsers cannot send headers with a WebSocket: clients say them in connection_init. */
function authorizationIn(params: Record<string, unknown> | undefined): string[] | undefined {
  const found = Object.entries(params ?? {}).filter(([name]) => name.toLowerCase() === 'authorization')
  return found.length === 0 ? undefined : found.map(([, value]) => String(value))
}

function refuseMany(subscriptions: object) {
  if (Object.keys(subscriptions).length <= MAX_PER_CONNECTION) return
  throw new RegistryError(
    'RATE_LIMITED',
    `A connection takes ${MAX_PER_CONNECTION} subscriptions at once. End one first, or open another connection.`,
    { limit: MAX_PER_CONNECTION },
  )
}

/** Settles when it is sent. Whoever lets too much wait is cut off: the cursor of what was read leads on. */
function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate()
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve()
    socket.send(text, (error) => (error ? reject(error) : resolve()))
  })
}

const asFormatted = (formatted: GraphQLFormattedError): GraphQLError =>
  Object.assign(new GraphQLError(formatted.message), { toJSON: () => formatted })

/** The protocol has room for so many bytes. */
const limited = (reason: string) => Buffer.from(reason).subarray(0, 120).toString().replace(/�+$/u, '')
