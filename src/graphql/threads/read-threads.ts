import type { Logger } from 'pino'
import type { Spend } from '../../core/collections/reader'
import { unavailable } from '../../database/unavailable'
import type { Outcome, ThreadRead, ThreadSettings } from './messages'
import { Thread } from './thread'

/** Who asks, and for how long it is waited for. */
export interface Asked {
  /** Whose queries take turns with those of others. */
  readonly owner: string
  /** What is left of the time of the request. */
  readonly milliseconds: number
  /** Aborts once the client has gone. */
  readonly signal?: AbortSignal
  /** Told how long a thread has worked for it. */
  readonly spend?: Spend
}

/** So many queries may wait for a thread: of one client, and in all. */
const MAX_WAITING_OF_ONE = 200
const MAX_WAITING = 2_000

interface Task {
  readonly read: ThreadRead
  readonly asked: Asked
  readonly endsAt: number
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: Error) => void
  thread: Thread | null
  isDone: boolean
}

interface Settings extends ThreadSettings {
  /** At the most. */
  readonly threads: number
  readonly log: Pick<Logger, 'error' | 'warn'>
}

/**
 * Executes queries in threads. One starts with the server, and others when they are needed; one that ends is replaced. A
 * client whose queries take long leaves a thread to others, where there are two.
 */
export class ReadThreads {
  private readonly idle: Thread[] = []
  private readonly all = new Set<Thread>()
  private readonly waiting: Task[] = []
  private readonly running = new Map<string, number>()
  private starting = 0
  private isClosed = false
  private hasStarted = false

  constructor(private readonly settings: Settings) {
    this.start()
  }

  /** False until the first thread has started: so long, the process answers by itself. */
  get isReady(): boolean {
    return this.hasStarted
  }

  run(read: ThreadRead, asked: Asked): Promise<Outcome> {
    const { milliseconds, signal } = asked
    return new Promise((resolve, reject) => {
      const task: Task = {
        read,
        asked,
        endsAt: performance.now() + milliseconds,
        resolve: (outcome) => settle(() => resolve(outcome)),
        reject: (error) => settle(() => reject(error)),
        thread: null,
        isDone: false,
      }
      const settle = (how: () => void) => {
        if (task.isDone) return
        task.isDone = true
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        how()
      }
      const end = () => {
        task.thread?.stop()
        const at = this.waiting.indexOf(task)
        if (at >= 0) this.waiting.splice(at, 1)
        task.resolve({ kind: 'ended' })
      }
      const timer = setTimeout(end, milliseconds)
      if (this.isFull(asked.owner))
        return task.reject(unavailable('Too many queries wait to be executed. Try again later.'))
      if (signal?.aborted) return end()
      signal?.addEventListener('abort', end)
      this.waiting.push(task)
      this.dispatch()
    })
  }

  async close() {
    this.isClosed = true
    this.refuseAll()
    await Promise.all([...this.all].map((thread) => thread.close()))
  }

  private isFull(owner: string): boolean {
    const { length } = this.waiting
    return (
      length >= MAX_WAITING ||
      (length >= MAX_WAITING_OF_ONE &&
        this.waiting.filter(({ asked }) => asked.owner === owner).length >= MAX_WAITING_OF_ONE)
    )
  }

  private dispatch() {
    while (this.idle.length > 0) {
      const task = this.next()
      if (!task) return
      void this.execute(task, this.idle.pop() as Thread)
    }
    if (this.waiting.length > 0 && this.starting === 0) this.start()
  }

  /** The first of those whose clients have the fewest running. */
  private next(): Task | null {
    const most = Math.max(1, this.settings.threads - 1)
    const runningOf = ({ asked }: Task) => this.running.get(asked.owner) ?? 0
    let chosen: Task | null = null
    for (const task of this.waiting)
      if (runningOf(task) < most && (!chosen || runningOf(task) < runningOf(chosen))) chosen = task
    if (chosen) this.waiting.splice(this.waiting.indexOf(chosen), 1)
    return chosen
  }

  private async execute(task: Task, thread: Thread) {
    const { owner, spend } = task.asked
    const begin = performance.now()
    task.thread = thread
    this.running.set(owner, (this.running.get(owner) ?? 0) + 1)
    try {
      task.resolve(await thread.run(task.read, task.endsAt - performance.now()))
    } catch (error) {
      task.reject(error as Error)
    }
    spend?.(performance.now() - begin)
    const left = (this.running.get(owner) ?? 1) - 1
    if (left > 0) this.running.set(owner, left)
    else this.running.delete(owner)
    if (this.all.has(thread)) this.idle.push(thread)
    this.dispatch()
  }

  private start() {
    if (this.isClosed || this.all.size + this.starting >= this.settings.threads) return
    this.starting++
    const { databaseUrl, publicUrl, cursorSecret, commenting, maxAnswerBytes } = this.settings
    let thread: Thread | null = null
    const onEnd = (err: Error) => {
      if (thread) this.all.delete(thread)
      const at = thread ? this.idle.indexOf(thread) : -1
      if (at >= 0) this.idle.splice(at, 1)
      this.settings.log.warn({ err }, 'a thread that executes queries has ended and will be replaced')
    }
    Thread.open({ databaseUrl, publicUrl, cursorSecret, commenting, maxAnswerBytes }, onEnd)
      .then(
        (opened) => {
          thread = opened
          this.starting--
          this.hasStarted = true
          if (this.isClosed) return opened.close()
          this.all.add(opened)
          this.idle.push(opened)
          this.dispatch()
        },
        (err) => {
          this.starting--
          this.settings.log.error({ err }, 'a thread that executes queries could not be started')
          if (this.all.size === 0) this.refuseAll()
        },
      )
      .catch(() => {})
  }

  private refuseAll() {
    for (const task of this.waiting.splice(0))
      task.reject(unavailable('Queries cannot be executed now. Try again later.'))
  }
}
