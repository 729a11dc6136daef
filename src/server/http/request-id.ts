import type { IncomingMessage } from 'node:http'

/** The id that a client or a proxy gave the request, if it is fit for a log and a header; else a new one. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:+/=-]{1,100}$/.test(given) ? given : crypto.randomUUID()
}
