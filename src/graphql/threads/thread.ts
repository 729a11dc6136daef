import { channel } from 'node:diagnostics_channel'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../core/start-thread'
import { unavailable } from '../../database/unavailable'
import {
  ENDED,
  type FromThread,
  type Outcome,
  type ThreadRead,
  type ThreadSettings,
  type ToThread,
} from './messages'

const statements = channel('partnerstwa:statement')

/** What the objects of one operation may take beside what a thread always holds, about 60 MB. */
const MAX_HEAP_MB = 384
const YOUNG_MB = 32

/** How long an operation may take to notice that it is to end, before its thread is ended. */
const PATIENCE_MS = 150

interface Running {
  readonly id: number
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: Error) => void
}

/** Threads without a server: to start one takes more than a second, most of it the making of the schema. */
const spare: Thread[] = []
const MAX_SPARE = 2

/** A thread that executes queries, one at a time. */
export class Thread {
  private readonly worker: Worker
  private readonly control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  private readonly loaded: Promise<void>
  private running: Running | null = null
  private count = 0
  private onEnd: (cause: Error) => void = () => {}
  private hasEnded = false
  private isEnding = false
  /** Told once the thread has closed its database. */
  private closed: (() => void) | null = null

  private constructor() {
    this.worker = startThread(join(__dirname, 'read-thread.js'), {
      workerData: { control: this.control },
      heapMb: MAX_HEAP_MB,
      youngMb: YOUNG_MB,
    })
    this.loaded = new Promise((resolve, reject) => {
      this.worker.on('message', (message: FromThread) => {
        if (message.done === 'load') return resolve()
        if (message.done === 'close') return this.closed?.()
        // Too late: whoever comes next would get a thread that is about to end.
        if (this.isEnding) return
        for (const text of message.statements) statements.publish(text)
        this.settle(({ resolve }) => resolve(message.outcome))
      })
      this.worker.on('error', (error) => this.fail(error, reject))
      this.worker.on('exit', () => this.fail(new Error('The thread has ended.'), reject))
    })
    this.loaded.catch(() => {})
    // Who waits for it has a connection, which keeps the process. After the listeners, which would undo it.
    this.worker.unref()
  }

  /** Resolves once it can execute. It is told when it ends other than by `close`. */
  static async open(settings: ThreadSettings, onEnd: (cause: Error) => void): Promise<Thread> {
    const thread = spare.pop() ?? new Thread()
    thread.onEnd = onEnd
    await thread.loaded
    thread.post({ do: 'open', settings })
    return thread
  }

  run(read: ThreadRead, milliseconds: number): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const id = ++this.count
      this.running = { id, resolve, reject }
      this.post({ do: 'run', id, read, milliseconds, isTraced: statements.hasSubscribers })
    })
  }

  /** Ends the operation that runs: between its statements, or within one; where it does not notice, with its thread. */
  stop() {
    const { running } = this
    if (!running) return
    Atomics.store(this.control, ENDED, running.id)
    setTimeout(() => {
      if (this.running !== running) return
      this.isEnding = true
      void this.worker.terminate()
    }, PATIENCE_MS).unref()
  }

  /** Closes its database, of which a copy may be made afterwards. The thread may serve another server then. */
  async close() {
    this.onEnd = () => {}
    if (this.running || this.hasEnded || spare.length >= MAX_SPARE) {
      await this.worker.terminate()
      return
    }
    // Nothing else may keep the process until then.
    this.worker.ref()
    await new Promise<void>((resolve) => {
      this.closed = resolve
      this.post({ do: 'close' })
    })
    this.closed = null
    this.worker.unref()
    if (!this.hasEnded) spare.push(this)
  }

  private fail(error: Error, reject: (error: Error) => void) {
    if (this.hasEnded) return
    this.hasEnded = true
    this.closed?.()
    reject(error)
    const at = spare.indexOf(this)
    if (at >= 0) spare.splice(at, 1)
    this.settle(({ reject }) => reject(causeOf(error)))
    this.onEnd(error)
  }

  private settle(how: (running: Running) => void) {
    const { running } = this
    this.running = null
    if (running) how(running)
  }

  private post(message: ToThread) {
    this.worker.postMessage(message)
  }
}

const causeOf = (error: Error) =>
  Object(error).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? unavailable('The query needed more memory than one query may use. Ask for less at once.')
    : unavailable('The thread that executed the query has ended. Try again later.')
