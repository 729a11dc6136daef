import { type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'

/** A connection that a client wants to use as a WebSocket. */
export interface Upgrade {
  readonly socket: Duplex
  /** What came behind the request. */
  readonly head: Buffer
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>()

/** The connection of a request that wants it to become a WebSocket. Undefined: it is a plain one. */
export const upgradeOf = (request: IncomingMessage): Upgrade | undefined => upgrades.get(request)

/** Lets requests for a WebSocket go through the routes and hooks as others do; who does not take them answers them. */
export function routeUpgrades(http: FastifyInstance) {
  http.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket')
      return answerPlainly(http.server as Server, { request, socket, head })
    socket.on('error', () => {})
    upgrades.set(request, { socket, head })
    const response = new ServerResponse(request)
    response.assignSocket(socket as Socket)
    response.shouldKeepAlive = false
    response.on('finish', () => {
      response.detachSocket(socket as Socket)
      if (!socket.destroyed) socket.end()
    })
    http.routing(request, response)
  })
}

/** Headers that ask for another protocol. */
const OF_UPGRADES = new Set(['upgrade', 'http2-settings', 'connection'])

/**
 * Node gives every request with an Upgrade header away once somebody takes WebSockets: also those for HTTP/2, which the
 * clients of some languages offer with each request. Without the offer, the request is as any other.
 */
function answerPlainly(
  server: Server,
  { request, socket, head }: Upgrade & { readonly request: IncomingMessage },
) {
  const { method, url, httpVersion, rawHeaders } = request
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string
    if (!OF_UPGRADES.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[index + 1]}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}
