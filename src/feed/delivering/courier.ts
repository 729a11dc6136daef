import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import sql from 'sql-template-tag'
import { behind, cursorAt, placeOf } from '../../history/change-log'
import { causeOf } from '../../shared/cause'
import type { Context } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import type { Write } from '../../shared/writing'
import type { Targets } from '../../webhook/target/targets'
import { WebhookState } from '../../webhook/webhook.enums'
import { type Followed, readChanges } from '../changes/read-changes'
import { HeldWebhook, type Sent } from './held-webhook'
import { headersOf, messageOf } from './message'
import { Receiver } from './receiver'

interface Office {
  readonly write: Write
  /** Reads as a visitor does, each time as a request of its own. */
  readonly visit: () => Context
  readonly targets: Targets
  readonly log: Pick<Logger, 'warn' | 'error'>
}

/** A webhook whose turn it is, and whose it is; the registry’s own are of one owner. */
interface Due {
  readonly id: string
  readonly owner: string
}

interface Running {
  readonly owner: string
  readonly turn: Promise<void>
}

/** How often it is asked whether there is something to send. */
const ROUND_MS = 1_000

/** Receivers that are sent to at the same time: one that is slow holds up its own changes only. */
const MOST_AT_ONCE = 32

/** Of one organisation: the others are not to wait for it. */
const MOST_OF_ONE = 2

/** After so long, others have their turn; and no change is sent that was read longer ago. */
const TURN_MS = 2_000

/** After a failure that no receiver is to blame for. */
const ASIDE_MS = 5_000

/** The farthest behind: more than may run, since some of them have too many of their owner before them. */
const MOST_LOOKED_AT = 500

/** Changes that are read together: those of a webhook with many to come let others have their turn. */
const BATCH = 20

/**
 * Sends to each webhook the changes behind its position, one after the other. The log of changes is the queue: nothing is
 * laid down for each webhook when somebody writes, and nothing is lost when a server dies. Several servers over one
 * database share the webhooks.
 */
export class Courier {
  private readonly running = new Map<string, Running>()
  private readonly closing = new AbortController()
  private looking: Promise<void> | undefined
  private isPoked = false
  private readonly timer = setInterval(() => this.poke(), ROUND_MS).unref()

  constructor(private readonly office: Office) {}

  /** There may be something to send. Nobody waits for it. */
  poke() {
    this.isPoked = true
    this.looking ??= this.look()
      .catch((error: unknown) => this.office.log.error(causeOf(error), 'webhooks wait: the database fails'))
      .finally(() => {
        this.looking = undefined
      })
  }

  /** Finishes the messages in hand; the others stay for the next start. */
  async close() {
    this.closing.abort()
    clearInterval(this.timer)
    await this.looking
    await Promise.all([...this.running.values()].map(({ turn }) => turn))
  }

  private async look() {
    while (this.isPoked && !this.isClosed) {
      this.isPoked = false
      for (const due of await this.due()) this.start(due)
    }
  }

  /** Webhooks that have something to send, those first that have waited longest. One statement: it is asked again and again. */
  private async due(): Promise<Due[]> {
    const { reader } = this.office.visit()
    const now = new Date().toISOString()
    const rows = await reader.all(sql`SELECT "id", "organisationId", "position", "nextAttemptAt",
      (SELECT "version" FROM "registry") AS "newest" FROM "webhook" WHERE "state" = ${WebhookState.ENABLED}
      AND "nextAttemptAt" <= ${now} AND ("heldUntil" IS NULL OR "heldUntil" < ${now})
      ORDER BY "position", "id" LIMIT ${MOST_LOOKED_AT}`)
    return (rows as [string, string | null, string, string, number][])
      .filter(([, , position, , newest]) => position < behind(newest))
      .sort(([, , , one], [, , , other]) => (one < other ? -1 : Number(one > other)))
      .map(([id, organisationId]) => ({ id, owner: organisationId ?? '' }))
  }

  private start({ id, owner }: Due) {
    const ofOwner = [...this.running.values()].filter((each) => each.owner === owner).length
    if (this.running.has(id) || this.running.size >= MOST_AT_ONCE || ofOwner >= MOST_OF_ONE) return
    const turn = this.deliver(id)
      .catch(async (error: unknown) => {
        this.office.log.error({ webhookId: id, ...causeOf(error) }, 'a webhook waits')
        await pause(ASIDE_MS, undefined, { signal: this.closing.signal, ref: false }).catch(() => {})
      })
      .finally(() => {
        this.running.delete(id)
        this.poke()
      })
    this.running.set(id, { owner, turn })
  }

  private get isClosed(): boolean {
    return this.closing.signal.aborted
  }

  private async deliver(id: string) {
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
    const { url, secret, position } = held.webhook
    const to = new Receiver(url, targets)
    const end = performance.now() + TURN_MS
    let done = position
    try {
      for (const line of lines) {
        if (this.isClosed || performance.now() > end) return done
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
