import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createWsClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { Any } from './app'

/** What a client of a subscription is told, one after the other. */
export interface Told {
  /** The next result: data, or errors. Undefined: the subscription has ended. */
  next(): Promise<Any>
  /** The next payload of the field. Fails on errors. */
  payload(): Promise<Any>
  end(): Promise<void>
}

export type Transport = 'graphql-ws' | 'graphql-sse'

export const TRANSPORTS: readonly Transport[] = ['graphql-ws', 'graphql-sse']

interface Asked {
  readonly query: string
  readonly variables?: Record<string, unknown>
}

/** Subscribes by the client of the protocol itself. It does not connect again by itself. */
export function subscribe(
  transport: Transport,
  url: string,
  { query, variables = {}, token }: Asked & { readonly token?: string },
): Told {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const client =
    transport === 'graphql-ws'
      ? createWsClient({
          url: `${url.replace('http', 'ws')}/graphql`,
          webSocketImpl: WebSocket,
          connectionParams: headers,
          retryAttempts: 0,
        })
      : createSseClient({ url: `${url}/graphql`, headers, retryAttempts: 0 })
  const results = client.iterate({ query, variables })
  const next = async () => {
    const { value, done } = await results.next()
    return done ? undefined : value
  }
  return {
    next,
    payload: async () => {
      const result = await next()
      if (!result?.data) throw new Error(`No payload came: ${JSON.stringify(result)}`)
      return Object.values(result.data)[0]
    },
    end: async () => {
      await results.return?.()
      await client.dispose()
    },
  }
}
