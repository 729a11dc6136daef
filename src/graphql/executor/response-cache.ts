import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { getOrCreate } from '../../core/get-or-create'
import type { ReadState } from '../../database/registry-state'

/** What each answer ends with. */
const END = '}\n'

/** An answer without errors, as it goes over the wire: its text, or the bytes that another thread has made of it. */
export class Answer {
  private tag: string | undefined

  constructor(readonly body: string | Buffer) {}

  /** The same with extensions, which are told once. */
  withExtensions(extensions: object): Answer {
    const end = Buffer.from(`,"extensions":${JSON.stringify(extensions)}}\n`)
    return new Answer(Buffer.concat([Buffer.from(this.body).subarray(0, -END.length), end]))
  }

  /** A strong validator: it changes with every byte of the body. */
  get etag(): string {
    this.tag ??= `"${createHash('sha256').update(this.body).digest('base64url')}"`
    return this.tag
  }
}

/** An answer, the tables that it was read from, and the last instant at which it is true while nobody writes to them. */
export interface Dated {
  readonly answer: Answer
  readonly tables: readonly string[]
  readonly cacheExpiry: number
}

interface CachedAnswer extends Dated {
  /** What the tables held when it was begun. */
  readonly held: string
}

/** An estimate of what keeping an answer takes beside its body and its key. */
const BYTES_OF_ENTRY = 500
/** Beside each character of what tables held, their names. */
const TABLES_SHARE = 3
/** The largest answer that is kept, as a share of all. */
const MAX_SHARE = 16

/**
 * Answers that are given again while the tables that they were read from are the same as when they were begun. Whoever asks
 * the same of the same state of the registry waits for the same execution.
 */
export class ResponseCache {
  private readonly cache: LRUCache<string, CachedAnswer>
  private readonly running = new Map<string, Promise<Dated>>()

  constructor(
    bytes: number,
    private readonly state: ReadState,
  ) {
    this.cache = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / MAX_SHARE),
      sizeCalculation: ({ answer, held }, key) =>
        Buffer.byteLength(answer.body) + key.length + TABLES_SHARE * held.length + BYTES_OF_ENTRY,
    })
  }

  /** How many bytes are kept now, about. */
  get size(): number {
    return this.cache.calculatedSize
  }

  /** The answer to what the key stands for. Where making it fails, it fails for all who wait for it. */
  async get(key: string, now: Date, make: () => Promise<Dated>): Promise<Answer> {
    const state = await this.state()
    const known = this.cache.get(key)
    if (known && known.held === state.of(known.tables) && now.getTime() <= known.cacheExpiry)
      return known.answer
    const begun = `${state.id} ${key}`
    const made = await getOrCreate(this.running, begun, () =>
      make().finally(() => this.running.delete(begun)),
    )
    if (now.getTime() <= made.cacheExpiry) this.cache.set(key, { ...made, held: state.of(made.tables) })
    return made.answer
  }
}
