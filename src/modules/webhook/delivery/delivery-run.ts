import type { Logger } from 'pino'
import type { Write } from '../../../core/change-log/write'
import type { Context } from '../../../core/context'
import { RegistryError } from '../../../core/errors'
import { type Followed, readChanges } from '../../../interchange/feeds/change-feed'
import { cursorAt, positionOf } from '../../history/change-cursor'
import { WebhookState } from '../webhook.enums'
import type { Targets } from '../webhook-target'
import { LeasedWebhook, type Sent } from './leased-webhook'
import { headersOf, messageOf, WebhookClient } from './send-message'

export interface DeliveryDependencies {
  readonly write: Write
  /** Reads as a visitor does, each time as a request of its own. */
  readonly anonymousContext: () => Context
  readonly targets: Targets
  readonly log: Pick<Logger, 'warn' | 'error'>
}

/** After so long, others have their turn; and no change is sent that was read longer ago. */
const TURN_MS = 2_000

/** Changes that are read together: those of a webhook with many to come let others have their turn. */
const BATCH = 20

/** A webhook is sent what comes next, one change after the other. */
export class DeliveryRun {
  constructor(
    private readonly dependencies: DeliveryDependencies,
    /** Then the message in hand is finished, and no other begun. */
    private readonly closing: AbortSignal,
  ) {}

  async take(id: string) {
    const { write, anonymousContext } = this.dependencies
    const leased = await LeasedWebhook.take(id, write)
    if (!leased) return
    const context = anonymousContext()
    const followed = await this.read(leased, context)
    if (followed === null) return
    const end = await this.send(leased, followed, context)
    if (end !== null) await leased.release(end)
  }

  /** What is to be sent. Null: it is not kept any more, and the webhook is switched off. */
  private async read(leased: LeasedWebhook, context: Context): Promise<Followed | null> {
    const { id, position, types, territory } = leased.webhook
    try {
      const wanted = { filter: { types, territory }, most: BATCH }
      return await readChanges(cursorAt(position, context), wanted, context)
    } catch (error) {
      if (!isTooLate(error)) {
        await leased.failed(null)
        throw error
      }
      this.dependencies.log.warn(
        { webhookId: id },
        'a webhook was switched off, because the change log no longer has the changes it needs: its owner must resync and resume it',
      )
      await leased.lose()
      return null
    }
  }

  /** Behind which change all is done. Null: it is not ours to say any more. */
  private async send(
    leased: LeasedWebhook,
    { lines, cursor }: Followed,
    context: Context,
  ): Promise<string | null> {
    const { targets } = this.dependencies
    const { url, secrets, position } = leased.webhook
    const to = new WebhookClient(url, targets)
    const end = performance.now() + TURN_MS
    let done = position
    try {
      for (const line of lines) {
        if (this.closing.aborted || performance.now() > end) return done
        const place = positionOf(line.cursor, context)
        const message = messageOf(place, line)
        const outcome = await to.send({ ...message, headers: headersOf(message, secrets, new Date()) })
        const sent = { message, line, place, outcome }
        if (outcome.problem !== null) {
          await this.fail(leased, sent)
          return null
        }
        if (!(await leased.delivered(sent))) return null
        done = place
      }
    } finally {
      to.close()
    }
    return positionOf(cursor, context)
  }

  private async fail(leased: LeasedWebhook, sent: Sent) {
    const state = await leased.failed(sent)
    if (state !== WebhookState.ENABLED)
      this.dependencies.log.warn(
        { webhookId: leased.webhook.id, state, problem: sent.outcome.problem },
        'a webhook was switched off after failed deliveries: its owner must fix the receiver and resume it',
      )
  }
}

const isTooLate = (error: unknown): boolean =>
  error instanceof RegistryError && error.extensions.code === 'RESYNC_REQUIRED'
