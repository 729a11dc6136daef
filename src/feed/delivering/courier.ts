import type { Logger } from 'pino'
import sql from 'sql-template-tag'
import { behind, cursorAt, placeOf, readLog } from '../../history/change-log'
import type { Context } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import type { Write } from '../../shared/writing'
import type { Targets } from '../../webhook/target/targets'
import { WebhookState } from '../../webhook/webhook.enums'
import { type Followed, readChanges } from '../changes/read-changes'
import { HeldWebhook } from './held-webhook'
import { headersOf, messageOf } from './message'
import { Receiver } from './receiver'

interface Office {
  readonly write: Write
  /** Reads as a visitor does, each time as a request of its own. */
  readonly visit: () => Context
  readonly targets: Targets
  readonly log: Pick<Logger, 'warn' | 'error'>
  readonly timeoutMs?: number
}

/** How long after a change it is sent, at the latest. */
const ROUND_MS = 1_000

/** Receivers that are sent to at the same time: one that is slow holds up its own changes only. */
const MOST_AT_ONCE = 8

/** Changes that are read together: those of a webhook with many to come let others have their turn. */
const BATCH = 20

/**
 * Sends to each webhook the changes behind its position, one after the other. The log of changes is the queue: nothing is
 * laid down for each webhook when somebody writes, and nothing is lost when a server dies. Several servers over one
 * database share the webhooks.
 */
export class Courier {
  private readonly running = new Map<string, Promise<void>>()
  private looking: Promise<void> | undefined
  private isPoked = false
  private isClosed = false
  private readonly timer = setInterval(() => this.poke(), ROUND_MS).unref()

  constructor(private readonly office: Office) {}

  /** There may be something to send. Nobody waits for it. */
  poke() {
    this.isPoked = true
    this.looking ??= this.look()
      .catch((err: unknown) => this.office.log.error({ err }, 'webhooks wait: the database fails'))
      .finally(() => {
        this.looking = undefined
      })
  }

  /** Finishes the messages in hand; the others stay for the next start. */
  async close() {
    this.isClosed = true
    clearInterval(this.timer)
    await this.looking
    await Promise.all(this.running.values())
  }

  private async look() {
    while (this.isPoked && !this.isClosed) {
      this.isPoked = false
      for (const id of await this.due()) this.start(id)
    }
  }

  /** Webhooks that have something to send, those first that have waited longest. */
  private async due(): Promise<string[]> {
    const { reader } = this.office.visit()
    const { newest } = await readLog(reader)
    const now = new Date().toISOString()
    const rows = await reader.all(sql`SELECT "id" FROM "webhook" WHERE "state" = ${WebhookState.ENABLED}
      AND "nextAttemptAt" <= ${now} AND ("heldUntil" IS NULL OR "heldUntil" < ${now})
      AND "position" < ${behind(newest)} ORDER BY "nextAttemptAt", "id" LIMIT ${MOST_AT_ONCE * 2}`)
    return rows.map(([id]) => id as string)
  }

  private start(id: string) {
    if (this.running.has(id) || this.running.size >= MOST_AT_ONCE) return
    const turn = this.deliver(id)
      .catch((err: unknown) => this.office.log.error({ err, webhookId: id }, 'a webhook waits'))
      .finally(() => {
        this.running.delete(id)
        this.poke()
      })
    this.running.set(id, turn)
  }

  private async deliver(id: string) {
    const { write, visit } = this.office
    const held = await HeldWebhook.take(id, write)
    if (!held) return
    const { position, types, territory } = held.webhook
    const context = visit()
    const after = cursorAt(position, context)
    const followed = await readChanges(after, { filter: { types, territory }, most: BATCH }, context).catch(
      (error: unknown) => (isTooLate(error) ? null : Promise.reject(error)),
    )
    if (followed === null) {
      this.office.log.warn({ webhookId: id }, 'a webhook is switched off: its changes are not kept any more')
      return held.lose()
    }
    const end = await this.send(held, followed, context)
    if (end !== null) await held.release(end)
  }

  /** Behind which change all is done. Null: it is not ours to say any more. */
  private async send(
    held: HeldWebhook,
    { lines, cursor }: Followed,
    context: Context,
  ): Promise<string | null> {
    const { targets, timeoutMs } = this.office
    const { url, secret, position } = held.webhook
    const to = new Receiver(url, targets, timeoutMs)
    let done = position
    try {
      for (const line of lines) {
        if (this.isClosed) return done
        const place = placeOf(line.cursor, context)
        const message = messageOf(place, line)
        const outcome = await to.send({ ...message, headers: headersOf(message, secret, new Date()) })
        const sent = { message, line, place, outcome }
        if (outcome.problem !== null) {
          await this.fail(held, sent)
          return null
        }
        if (!(await held.delivered(sent))) return null
        done = place
      }
    } finally {
      to.close()
    }
    return placeOf(cursor, context)
  }

  private async fail(held: HeldWebhook, sent: Parameters<HeldWebhook['failed']>[0]) {
    const state = await held.failed(sent)
    if (state !== WebhookState.ENABLED)
      this.office.log.warn(
        { webhookId: held.webhook.id, state, problem: sent.outcome.problem },
        'a webhook is switched off',
      )
  }
}

const isTooLate = (error: unknown): boolean =>
  error instanceof RegistryError && error.extensions.code === 'RESYNC_REQUIRED'
