import { randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import { findVisible } from '../../keeping/find-kept'
import { actAsRepresentative } from '../../keeping/keeper'
import { type Acting, writeAs } from '../../keeping/write-as'
import { Webhook, webhooks } from '../webhook.entity'
import type { WebhookContext } from '../webhook-context'
import type { RotateWebhookSecretInput } from './webhook.inputs'

/** As Standard Webhooks has it: 24 to 64 bytes. */
const SECRET_BYTES = 32

/** For which deliveries are signed with the former secret too. */
const BOTH_SECRETS_MS = 24 * 60 * 60_000

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64')

/** In the form in which receivers are told it. */
export const shown = (secret: string): string => `whsec_${secret}`

/** Whoever delivers it just now goes on with the former one. */
export function rotateWebhookSecret(
  input: RotateWebhookSecretInput,
  context: WebhookContext,
): Promise<string> {
  const work = async (acting: Acting) => {
    const { id, organisationId } = await findVisible(webhooks, input.id, acting)
    await actAsRepresentative(organisationId, acting)
    const secret = newSecret()
    const [{ secret: formerSecret } = { secret: null }] = await acting.write.read<{ secret: string }>(
      sql`SELECT "secret" FROM "webhook" WHERE "id" = ${id}`,
    )
    const formerSecretUntil = new Date(acting.now.getTime() + BOTH_SECRETS_MS).toISOString()
    await acting.write.update(Webhook, id, { secret, formerSecret, formerSecretUntil })
    return shown(secret)
  }
  return writeAs({ input, work }, context)
}
