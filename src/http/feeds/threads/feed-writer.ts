import { join } from 'node:path'
import type { Spend } from '../../../core/collections/reader'
import { startThread } from '../../../core/start-thread'
import { unavailable } from '../../../database/unavailable'
import { restored } from '../../../graphql/threads/transfer-errors'
import type {
  FeedOrder,
  FeedPiece,
  FeedQuestion,
  FeedReply,
  FeedState,
  FromFeedThread,
  ToFeedThread,
} from './messages'

/** What several feeds at once may take beside what the thread always holds. */
const MAX_HEAP_MB = 192
const YOUNG_MB = 12

interface Asked {
  readonly resolve: (reply: FeedReply) => void
  readonly reject: (error: Error) => void
  readonly spend: Spend
}

/** The thread that writes feeds: several by turns, so that they take one processor at the most. */
class FeedThread {
  hasEnded = false
  private readonly worker = startThread(join(__dirname, 'feed-thread.js'), {
    heapMb: MAX_HEAP_MB,
    youngMb: YOUNG_MB,
  })
  private readonly asked = new Map<number, Asked>()
  private count = 0

  constructor() {
    this.worker.on('message', ({ id, reply, spent }: FromFeedThread) => {
      const asked = this.asked.get(id)
      this.asked.delete(id)
      asked?.spend(spent)
      if (reply.kind === 'failure') asked?.reject(restored(reply.error))
      else asked?.resolve(reply)
    })
    this.worker.on('error', () => this.end())
    this.worker.on('exit', () => this.end())
    // Who waits for a feed has a connection, which keeps the process. After the listeners, which would undo it.
    this.worker.unref()
  }

  newFeed = () => ++this.count

  ask(feed: number, question: FeedQuestion, spend: Spend): Promise<FeedReply> {
    return new Promise((resolve, reject) => {
      if (this.hasEnded) return reject(lost())
      const id = ++this.count
      this.asked.set(id, { resolve, reject, spend })
      const given = question.do === 'next' && question.memory ? [question.memory] : []
      this.worker.postMessage({ id, feed, question } satisfies ToFeedThread, given)
    })
  }

  private end() {
    this.hasEnded = true
    for (const { reject } of this.asked.values()) reject(lost())
    this.asked.clear()
  }
}

const lost = () => unavailable('The thread that wrote the feed has ended. Try again later.')

let thread: FeedThread | null = null

/** The one of the process, which is replaced once it has ended. */
function feedThread(): FeedThread {
  if (!thread || thread.hasEnded) thread = new FeedThread()
  return thread
}

/** To start it takes about a second, which the first feed need not wait for. */
export const startFeedThread = () => {
  feedThread()
}

/** A state of the registry, from which a feed can be written. */
export interface OpenFeed extends FeedState {
  write(order: FeedOrder): AsyncIterable<FeedPiece>
  /** Ends its reading, in the middle of a statement too. */
  close(): Promise<void>
}

/** Told how long the database works for it. */
export async function openFeed(databaseUrl: string, spend: Spend): Promise<OpenFeed> {
  const thread = feedThread()
  const feed = thread.newFeed()
  const control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  let closed: Promise<void> | null = null
  const close = () => {
    Atomics.store(control, 0, 1)
    closed ??= thread.ask(feed, { do: 'close' }, spend).then(
      () => {},
      () => {},
    )
    return closed
  }
  const next = async (order: FeedOrder, memory: ArrayBuffer | null): Promise<FeedPiece> => {
    const reply = await thread.ask(feed, { do: 'next', order, memory }, spend)
    if (reply.kind !== 'piece') throw new Error(`A piece was asked for, not ${reply.kind}.`)
    return reply.piece
  }
  try {
    const reply = await thread.ask(feed, { do: 'open', databaseUrl, control }, spend)
    if (reply.kind !== 'state') throw new Error(`A state was asked for, not ${reply.kind}.`)
    return {
      ...reply.state,
      async *write(order) {
        let coming = next(order, null)
        // Garbage of this size would pile up here, where little else is made that has the collector come.
        let memory: ArrayBuffer | null = null
        for (;;) {
          const piece = await coming
          // The thread writes on while this one is made use of. A failure is told to whoever wants the next.
          if (!piece.isLast) coming = next(order, memory)
          coming.catch(() => {})
          yield piece
          if (piece.isLast) return
          memory = piece.bytes.buffer
        }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
