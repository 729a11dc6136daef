import { createHmac } from 'node:crypto'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { ChangeLine } from '../../../interchange/feeds/change-feed'
import type { Targets } from '../webhook-target'

/** One change, on its way to a receiver. */
export interface Message {
  /** The same whenever the change is sent. */
  readonly id: string
  readonly body: string
}

/** A change in the form that Standard Webhooks recommends: https://www.standardwebhooks.com/. */
export function messageOf(place: string, line: ChangeLine): Message {
  const type = `${line.type}.${line.kind}`.toLowerCase()
  // A dot parts what is signed. Changes of earlier releases have no id of their write; their time stands for it.
  const [sequence, number, writeId = Date.parse(line.at).toString(36)] = place.split('.')
  const id = ['msg', sequence, number, writeId].join('_')
  return { id, body: JSON.stringify({ type, timestamp: line.at, data: line }) }
}

/** The headers by which a receiver knows what it gets, and that it comes from us. */
export function headersOf(
  { id, body }: Message,
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000)
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', Buffer.from(secret, 'base64'))
    return `v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'content-type': 'application/json',
    'user-agent': 'Partnerstwa-Webhooks/1.0',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}

const TIMEOUT_MS = 15_000

/** Of what a receiver has to say nothing is read; so much of it is let go by, to use the connection again. */
const MAX_RESPONSE_BYTES = 64 * 1024

export interface DeliveryOutcome {
  /** Null: there was no answer. */
  readonly status: number | null
  /** Why the message is not taken. Null: it is. */
  readonly problem: string | null
  readonly milliseconds: number
  /** For how long the receiver asks to be left alone. Null: it does not say. */
  readonly retryAfterMs: number | null
}

interface Letter {
  readonly body: string
  readonly headers: Record<string, string>
}

/** Whoever a webhook leads to. No redirect is followed: who moves says so to the registry. */
export class WebhookClient {
  private readonly url: URL
  private readonly agent: http.Agent

  constructor(
    address: string,
    private readonly targets: Targets,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    this.url = new URL(address)
    const agent = this.url.protocol === 'https:' ? https.Agent : http.Agent
    this.agent = new agent({ keepAlive: true })
  }

  async send(letter: Letter): Promise<DeliveryOutcome> {
    const start = performance.now()
    const milliseconds = () => Math.round(performance.now() - start)
    try {
      const { statusCode, headers } = await this.post(letter)
      const status = statusCode as number
      const isTaken = status >= 200 && status < 300
      return {
        status,
        problem: isTaken ? null : `The receiver answered ${status}.`,
        milliseconds: milliseconds(),
        retryAfterMs: isTaken ? null : retryAfterOf(headers['retry-after'], Date.now()),
      }
    } catch (error) {
      const problem = this.problemOf(error as NodeJS.ErrnoException)
      return { status: null, problem, milliseconds: milliseconds(), retryAfterMs: null }
    }
  }

  close() {
    this.agent.destroy()
  }

  private post({ body, headers }: Letter): Promise<IncomingMessage> {
    const { url, agent, targets } = this
    return new Promise((resolve, reject) => {
      targets.refuse(url)
      const { request } = url.protocol === 'https:' ? https : http
      const signal = AbortSignal.timeout(this.timeoutMs)
      const sent = request(url, { method: 'POST', headers, agent, lookup: targets.lookup, signal })
      sent.once('error', reject)
      // Whoever answers that it speaks another protocol ends the request without an error and without an answer.
      sent.once('upgrade', (_, socket) => socket.destroy())
      sent.once('close', () => reject(new Error('it closed the connection without an answer.')))
      sent.once('response', (response) => {
        letGo(response)
        resolve(response)
      })
      sent.end(body)
    })
  }

  private problemOf({ name, code, message }: NodeJS.ErrnoException): string {
    if (name === 'AbortError' || name === 'TimeoutError')
      return `The receiver did not answer within ${this.timeoutMs / 1000} s.`
    return `The receiver could not be reached: ${code ?? message}`
  }
}

/** In seconds, or until when (RFC 9110). Null: it is neither. */
function retryAfterOf(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1_000
  const until = /^[A-Z][a-z]+, .* GMT$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(until) ? null : Math.max(0, until - now)
}

function letGo(response: IncomingMessage) {
  let length = 0
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > MAX_RESPONSE_BYTES) response.destroy()
  })
  // Its status is known; whatever happens to the rest matters to nobody.
  response.on('error', () => {})
}
