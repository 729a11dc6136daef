import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Context } from '../../../core/context'
import { newestChange } from '../../../interchange/feeds/change-feed'
import type { WebhookContext } from '../webhook-context'
import { type Signing, secretsOf } from './leased-webhook'
import { headersOf, WebhookClient } from './send-message'

/** Somebody waits for it: shorter than a delivery may take. */
const TIMEOUT_MS = 5_000

export interface Sample {
  readonly messageId: string
  readonly status: number | null
  readonly problem: string | null
  readonly milliseconds: number
}

/** Sends a message that changes nothing to the receiver of the webhook. Null: there is no such webhook. */
export async function sendSample(id: string, context: WebhookContext): Promise<Sample | null> {
  const [row] = await context.reader.all(
    sql`SELECT "url", "types", "secret", "formerSecret", "formerSecretUntil" FROM "webhook" WHERE "id" = ${id}`,
  )
  if (!row) return null
  const [url, types, secret, formerSecret, formerSecretUntil] = row as [string, string | null, ...string[]]
  const now = new Date()
  const change = await newestChange({ types: types === null ? null : JSON.parse(types) }, visitor(context))
  const message = {
    id: `msg_test_${randomUUID().replaceAll('-', '')}`,
    body: JSON.stringify({ type: 'webhook.test', timestamp: now.toISOString(), data: { id, change } }),
  }
  const secrets = secretsOf({ secret, formerSecret, formerSecretUntil } as Signing)
  const client = new WebhookClient(url, context.targets, TIMEOUT_MS)
  try {
    const { status, problem, milliseconds } = await client.send({
      ...message,
      headers: headersOf(message, secrets, now),
    })
    return { messageId: message.id, status, problem, milliseconds }
  } finally {
    client.close()
  }
}

/** Receivers are sent what visitors see. */
const visitor = (context: Context): Context => ({ ...context, viewer: null, epoch: { current: new Map() } })
