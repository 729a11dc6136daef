import type { Logger } from 'pino'
import { cursorAt, placeOf } from '../../history/change-log'
import type { Context } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import type { Write } from '../../shared/writing'
import type { Targets } from '../../webhook/target/targets'
import { WebhookState } from '../../webhook/webhook.enums'
import { type Followed, readChanges } from '../changes/read-changes'
import { HeldWebhook, type Sent } from './held-webhook'
import { headersOf, messageOf } from './message'
import { Receiver } from './receiver'

export interface Office {
  readonly write: Write
  /** Reads as a visitor does, each time as a request of its own. */
  readonly visit: () => Context
  readonly targets: Targets
  readonly log: Pick<Logger, 'warn' | 'error'>
}

/** After so long, others have their turn; and no change is sent that was read longer ago. */
const TURN_MS = 2_000

/** Changes that are read together: those of a webhook with many to come let others have their turn. */
const BATCH = 20

/** A webhook is sent what comes next, one change after the other. */
export class Turn {
  constructor(
    private readonly office: Office,
    /** Then the message in hand is finished, and no other begun. */
    private readonly closing: AbortSignal,
  ) {}

  async take(id: string) {
    const { write, visit } = this.office
    const held = await HeldWebhook.take(id, write)
    if (!held) return
    const context = visit()
    const followed = await this.read(held, context)
    if (followed === null) return
    const end = await this.send(held, followed, context)
    if (end !== null) await held.release(end)
  }

  /** What is to be sent. Null: it is not kept any more, and the webhook is switched off. */
  private async read(held: HeldWebhook, context: Context): Promise<Followed | null> {
    const { id, position, types, territory } = held.webhook
    try {
      const wanted = { filter: { types, territory }, most: BATCH }
      return await readChanges(cursorAt(position, context), wanted, context)
    } catch (error) {
      if (!isTooLate(error)) {
        await held.failed(null)
        throw error
      }
      this.office.log.warn({ webhookId: id }, 'a webhook is switched off: its changes are not kept any more')
      await held.lose()
      return null
    }
  }

  /** Behind which change all is done. Null: it is not ours to say any more. */
  private async send(
    held: HeldWebhook,
    { lines, cursor }: Followed,
    context: Context,
  ): Promise<string | null> {
    const { targets } = this.office
    const { url, secrets, position } = held.webhook
    const to = new Receiver(url, targets)
    const end = performance.now() + TURN_MS
    let done = position
    try {
      for (const line of lines) {
        if (this.closing.aborted || performance.now() > end) return done
        const place = placeOf(line.cursor, context)
        const message = messageOf(place, line)
        const outcome = await to.send({ ...message, headers: headersOf(message, secrets, new Date()) })
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

  private async fail(held: HeldWebhook, sent: Sent) {
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
