import { createHmac } from 'node:crypto'
import type { ChangeLine } from '../changes/read-changes'

/** One change, on its way to a receiver. */
export interface Message {
  /** The same whenever the change is sent. */
  readonly id: string
  readonly body: string
}

/** A change in the form that Standard Webhooks recommends: https://www.standardwebhooks.com/. */
export function messageOf(place: string, line: ChangeLine): Message {
  const type = `${line.type}.${line.kind}`.toLowerCase()
  // A dot parts what is signed. The time tells it from a change that had the same number before a restore.
  const id = ['msg', ...place.split('.'), Date.parse(line.at).toString(36)].join('_')
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
