import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'

interface Received {
  readonly id: string
  readonly type: string
  readonly timestamp: string
  readonly data: {
    readonly cursor: string
    readonly kind: string
    readonly type: string
    readonly id: string
    readonly at: string
    readonly record: Record<string, unknown> | null
  }
}

/** What the receiver does with a request: a status, or more. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** A server of a partner organisation, on this machine. */
export interface Receiver {
  readonly url: string
  /** Messages with a good signature that it has taken, and all that were sent to it. */
  readonly taken: Received[]
  readonly sent: Received[]
  /** The signatures of messages that it has refused, for they were not signed with its secret. */
  readonly refused: string[]
  secret: string
  answering: Answering
  /** Waits until it has taken so many messages. */
  until(count: number): Promise<void>
  close(): Promise<void>
}

export const answer =
  (status: number, headers: Record<string, string> = {}): Answering =>
  (_, response) => {
    response.writeHead(status, headers).end()
  }

export async function openReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    let verified: unknown
    try {
      verified = new Verifier(receiver.secret).verify(body, request.headers as Record<string, string>)
    } catch {
      receiver.refused.push(String(request.headers['webhook-signature']))
      response.writeHead(401).end()
      return
    }
    const received = { id: String(request.headers['webhook-id']), ...(verified as Omit<Received, 'id'>) }
    receiver.sent.push(received)
    response.once('finish', () => {
      if (response.statusCode < 300) receiver.taken.push(received)
    })
    receiver.answering(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    taken: [],
    sent: [],
    refused: [],
    secret: '',
    answering: answer(204),
    async until(count) {
      while (receiver.taken.length < count) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}
