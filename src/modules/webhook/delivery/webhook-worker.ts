import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { causeOf } from '../../../core/errors'
import { Checkpoints } from './checkpoints'
import { type DeliveryDependencies, DeliveryRun } from './delivery-run'
import { type DueWebhook, dueWebhooks } from './due-webhooks'

interface Running {
  readonly owner: string
  readonly turn: Promise<void>
}

/** How often it is asked whether there is something to send. */
const ROUND_MS = 1_000

/** Receivers that are sent to at the same time: one that is slow holds up its own changes only. */
const MAX_CONCURRENT = 32

/** Of one organisation: the others are not to wait for it. */
const MAX_PER_OWNER = 2

/** After a failure that no receiver is to blame for. */
const ASIDE_MS = 5_000

/** The farthest behind: more than may run, since some of them have too many of their owner before them. */
const MAX_EXAMINED = 500

/**
 * Sends to each webhook the changes behind its position, one after the other. The log of changes is the queue: nothing is
 * laid down for each webhook when somebody writes, and nothing is lost when a server dies. Several servers over one
 * database share the webhooks.
 */
export class WebhookWorker {
  private readonly running = new Map<string, Running>()
  private readonly closing = new AbortController()
  private waiting: DueWebhook[] = []
  private looking: Promise<void> | undefined
  private isPoked = false
  private readonly timer = setInterval(() => this.poke(), ROUND_MS).unref()
  private readonly checkpoints: Checkpoints

  constructor(private readonly dependencies: DeliveryDependencies) {
    // Each delivery that failed pauses until the worker closes.
    setMaxListeners(MAX_CONCURRENT, this.closing.signal)
    const { write, log } = dependencies
    this.checkpoints = new Checkpoints(write, (error) =>
      log.error(
        causeOf(error),
        'the database failed: the progress of webhooks is stored once it works again',
      ),
    )
  }

  /** There may be something to send. Nobody waits for it. */
  poke() {
    this.isPoked = true
    this.looking ??= this.look()
      .catch((error: unknown) =>
        this.dependencies.log.error(
          causeOf(error),
          'the database failed: webhooks wait and continue once it works again',
        ),
      )
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
    await this.checkpoints.close()
  }

  private async look() {
    while (this.isPoked && !this.isClosed) {
      this.isPoked = false
      const due = await dueWebhooks(MAX_EXAMINED, this.dependencies.anonymousContext().reader)
      // Else those behind them would not be seen.
      if (due.length === MAX_EXAMINED) await this.checkpoints.flush()
      this.waiting = due.filter((each) => this.checkpoints.positionOf(each) < each.head)
      this.startSome()
    }
  }

  /** Of those that wait, as many as may run. False: none of them. */
  private startSome(): boolean {
    const startable = this.waiting.filter(({ id }) => !this.running.has(id))
    this.waiting = []
    let isStarted = false
    for (const each of startable)
      if (this.mayRun(each)) {
        this.start(each)
        isStarted = true
      } else this.waiting.push(each)
    return isStarted
  }

  private mayRun({ owner }: DueWebhook): boolean {
    if (this.isClosed || this.running.size >= MAX_CONCURRENT) return false
    let ofOwner = 0
    for (const each of this.running.values()) if (each.owner === owner) ofOwner++
    return ofOwner < MAX_PER_OWNER
  }

  private start(due: DueWebhook) {
    const { id, owner } = due
    const turn = this.deliver(due)
      .catch(async (error: unknown) => {
        this.dependencies.log.error(
          { webhookId: id, ...causeOf(error) },
          'a webhook could not be processed and will be retried',
        )
        await pause(ASIDE_MS, undefined, { signal: this.closing.signal, ref: false }).catch(() => {})
      })
      .finally(() => {
        this.running.delete(id)
        // Who has had a turn is looked for again when all others have had theirs.
        if (!this.startSome()) this.poke()
      })
    this.running.set(id, { owner, turn })
  }

  private get isClosed(): boolean {
    return this.closing.signal.aborted
  }

  private async deliver(due: DueWebhook) {
    // What fails here fails in the turn as well, where it is written down.
    if (await this.checkpoints.advance(due, this.dependencies.anonymousContext()).catch(() => false)) return
    await new DeliveryRun(this.dependencies, this.closing.signal).take(due.id)
  }
}
