import { once } from 'node:events'
import { type ClientOptions, WebSocket } from 'ws'
import type { Any } from '../../support/app'

/** A WebSocket whose messages are ours to write. */
export class RawSocket {
  readonly socket: WebSocket
  /** What it was closed with; of a refused one, the status of HTTP. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  private readonly messages: Any[] = []
  private wake = () => {}

  constructor(url: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options)
    this.socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)))
      this.wake()
    })
    this.closed = new Promise((resolve) => {
      this.socket.on('error', () => {})
      this.socket.on('unexpected-response', (_request, response) => {
        let body = ''
        response.on('data', (part) => {
          body += part
        })
        response.on('end', () => resolve({ code: response.statusCode ?? 0, reason: body }))
      })
      this.socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }))
    })
  }

  async open(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open')
    return this
  }

  /** Opens it, and says who it is. */
  async init(payload?: object): Promise<this> {
    await this.open()
    this.send({ type: 'connection_init', ...(payload && { payload }) })
    return this
  }

  send(message: object | string) {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  subscribe(query: string, id = '1', more: object = {}) {
    this.send({ type: 'subscribe', id, payload: { query, ...more } })
  }

  /** The next message of the types, others are left out. */
  async message(...types: string[]): Promise<Any> {
    for (;;) {
      const found = this.messages.findIndex(({ type }) => types.includes(type))
      if (found >= 0) return this.messages.splice(found, 1)[0]
      await new Promise<void>((resolve, reject) => {
        this.wake = resolve
        void this.closed.then(({ code, reason }) => reject(new Error(`It was closed: ${code} ${reason}`)))
      })
    }
  }
}
