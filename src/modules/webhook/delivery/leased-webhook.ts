import { randomUUID } from 'node:crypto'
import sql, { empty } from 'sql-template-tag'
import type { Write, Writing } from '../../../core/change-log/write'
import { newId } from '../../../core/id'
import type { ChangeLine } from '../../../interchange/feeds/change-feed'
import type { Webhook } from '../webhook.entity'
import { WebhookState } from '../webhook.enums'
import { WebhookDelivery, webhookDeliveries } from '../webhook-delivery.entity'
import { isDue } from './due-webhooks'
import { queueFailureLetters } from './failure-letters'
import type { DeliveryOutcome, Message } from './send-message'

/** Of a server that died: then another one goes on. Longer than a message takes at the most. */
const LEASE_MS = 60_000

const FIRST_WAIT_MS = 5_000
const MAX_BACKOFF_MS = 2 * 60 * 60_000
/** A receiver may ask for a longer wait, but so that it is tried again before it is given up. */
const MAX_RETRY_AFTER_MS = 12 * 60 * 60_000
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000

/** The receiver is no more, by its own word. */
const GONE = 410

export type Due = Pick<Webhook, 'id' | 'url' | 'types' | 'territory' | 'position'> & {
  /** Each signs what is sent. */
  readonly secrets: readonly string[]
}

/** What messages are signed with. */
export type Signing = Pick<Webhook, 'secret' | 'formerSecret' | 'formerSecretUntil'>

type Row = Omit<Due, 'types' | 'secrets'> & Signing & { types: string | null }

/** What has failed since something was taken. */
type Faults = Pick<Webhook, 'failures' | 'failingSince'>

/** What was sent, and what came of it. */
export interface Sent {
  readonly message: Message
  readonly line: ChangeLine
  readonly place: string
  readonly outcome: DeliveryOutcome
}

/**
 * A webhook that nobody else delivers meanwhile: who holds it writes down what becomes of each message, in one transaction
 * with how far it has come. False: it is not theirs any more, for it was resumed elsewhere, deleted, or taken over.
 */
export class LeasedWebhook {
  private constructor(
    private readonly write: Write,
    private readonly holder: string,
    readonly webhook: Due,
  ) {}

  /** Null where another server was quicker. */
  static async take(id: string, write: Write): Promise<LeasedWebhook | null> {
    const holder = randomUUID()
    const webhook = await write(async (writing) => {
      const [due] = await writing.read<Row>(
        sql`SELECT "id", "url", "types", "territory", "position", "secret", "formerSecret", "formerSecretUntil" FROM "webhook"
          WHERE "id" = ${id} AND "state" = ${WebhookState.ENABLED} AND ${isDue(instant())}
          AND ("heldUntil" IS NULL OR "heldUntil" < ${instant()}) ${lock(writing)}`,
      )
      if (!due) return null
      await writing.run(
        sql`UPDATE "webhook" SET "holder" = ${holder}, "heldUntil" = ${instant(LEASE_MS)} WHERE "id" = ${id}`,
      )
      return { ...due, types: due.types === null ? null : JSON.parse(due.types), secrets: secretsOf(due) }
    })
    return webhook && new LeasedWebhook(write, holder, webhook)
  }

  /** It was taken. */
  delivered(sent: Sent): Promise<boolean> {
    return this.keeping(async (write) => {
      await this.log(sent, write)
      await write.run(sql`UPDATE "webhook" SET "position" = ${sent.place}, "failures" = 0, "failingSince" = NULL,
        "heldUntil" = ${instant(LEASE_MS)} WHERE "id" = ${this.webhook.id}`)
    })
  }

  /** It was not, or nothing could be read to be sent (null): it is tried again later, or the webhook is switched off. */
  async failed(sent: Sent | null): Promise<WebhookState> {
    const { id } = this.webhook
    let state = WebhookState.ENABLED
    await this.keeping(async (write, { failures, failingSince }) => {
      const since = failingSince ?? instant()
      state = stateAfter(sent?.outcome.status ?? null, since)
      if (sent) await this.log(sent, write)
      await write.run(sql`UPDATE "webhook" SET "state" = ${state}, "failures" = ${failures + 1},
        "failingSince" = ${since}, "nextAttemptAt" = ${instant(waitAfter(failures, sent?.outcome.retryAfterMs ?? 0))},
        "holder" = NULL, "heldUntil" = NULL WHERE "id" = ${id}`)
      if (state !== WebhookState.ENABLED) await queueFailureLetters(id, write)
    })
    return state
  }

  /** The changes at which it stands are not kept any more. */
  async lose(): Promise<void> {
    const { id } = this.webhook
    await this.keeping(async (write) => {
      await write.run(sql`UPDATE "webhook" SET "state" = ${WebhookState.RESYNC_REQUIRED},
        "holder" = NULL, "heldUntil" = NULL WHERE "id" = ${id}`)
      await queueFailureLetters(id, write)
    })
  }

  /** Gives it back, with all before the place done. */
  async release(place: string): Promise<void> {
    await this.keeping((write) =>
      write.run(sql`UPDATE "webhook" SET "position" = ${place}, "nextAttemptAt" = ${instant()},
        "holder" = NULL, "heldUntil" = NULL WHERE "id" = ${this.webhook.id}`),
    )
  }

  private keeping(work: (write: Writing, faults: Faults) => Promise<void>): Promise<boolean> {
    return this.write(async (write) => {
      const [faults] = await write.read<Faults>(
        sql`SELECT "failures", "failingSince" FROM "webhook" WHERE "id" = ${this.webhook.id} AND "holder" = ${this.holder} ${lock(write)}`,
      )
      if (faults) await work(write, faults)
      return faults !== undefined
    })
  }

  /** One row for each message, however often it is sent. */
  private async log({ message, line, outcome }: Sent, write: Writing) {
    const { status, problem, milliseconds } = outcome
    const now = instant()
    const values = {
      attemptedAt: now,
      deliveredAt: problem === null ? now : null,
      status,
      problem,
      milliseconds,
    }
    const [{ id: webhookId }, { id: messageId }] = [this.webhook, message]
    const [known] = await write.read<Pick<WebhookDelivery, 'id' | 'attempts'>>(
      sql`SELECT "id", "attempts" FROM "webhook_delivery" WHERE "webhookId" = ${webhookId} AND "messageId" = ${messageId}`,
    )
    if (known) {
      await write.manager.update(
        WebhookDelivery,
        { id: known.id },
        { ...values, attempts: known.attempts + 1 },
      )
      return
    }
    const { kind, type, id: recordId } = line
    const id = newId(webhookDeliveries.prefix)
    await write.insertRows(WebhookDelivery, [
      { id, webhookId, messageId, kind, type, recordId, startedAt: now, attempts: 1, ...values },
    ])
  }
}

export const secretsOf = ({ secret, formerSecret, formerSecretUntil }: Signing): string[] =>
  formerSecret !== null && formerSecretUntil !== null && new Date(formerSecretUntil) > new Date()
    ? [secret, formerSecret]
    : [secret]

const instant = (inMs = 0) => new Date(Date.now() + inMs).toISOString()

/** SQLite has one writer. */
const lock = ({ dialect }: Writing) => (dialect.name === 'postgres' ? sql`FOR UPDATE` : empty)

function stateAfter(status: number | null, failingSince: string): WebhookState {
  if (status === GONE) return WebhookState.GONE
  const isHopeless = Date.now() - Date.parse(failingSince) >= GIVE_UP_AFTER_MS
  return isHopeless ? WebhookState.FAILING : WebhookState.ENABLED
}

/** Twice as long each time, and not for all at the same moment; no less than the receiver asks for. */
function waitAfter(failures: number, retryAfterMs: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, MAX_BACKOFF_MS) * (0.9 + Math.random() * 0.2)
  return Math.max(wait, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS))
}
