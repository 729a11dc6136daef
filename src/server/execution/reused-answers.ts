import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ReadVersion } from '../../database/registry-version'
import { getOrMake } from '../../shared/get-or-make'

/** The text of an answer without errors, as it goes over the wire. */
export class Answer {
  private tag: string | undefined

  constructor(readonly body: string) {}

  /** A strong validator: it changes with every byte of the body. */
  get etag(): string {
    this.tag ??= `"${createHash('sha256').update(this.body).digest('base64url')}"`
    return this.tag
  }
}

/** An answer, and the last instant at which it is true while nobody writes. */
export interface Dated {
  readonly answer: Answer
  readonly goodUntil: number
}

interface Kept extends Dated {
  readonly version: number
}

/** An estimate of what keeping an answer takes beside its body and its key. */
const BYTES_OF_ENTRY = 500
/** The largest answer that is kept, as a share of all. */
const LARGEST_SHARE = 16

/**
 * Answers that are given again while the registry is the same: what was asked, and the version of the registry when the
 * answer was begun, are the key. Whoever asks the same at the same time waits for the same execution.
 */
export class ReusedAnswers {
  private readonly kept: LRUCache<string, Kept>
  private readonly running = new Map<string, Promise<Dated | null>>()

  constructor(
    bytes: number,
    private readonly version: ReadVersion,
  ) {
    this.kept = new LRUCache({
      maxSize: bytes,
      maxEntrySize: Math.ceil(bytes / LARGEST_SHARE),
      sizeCalculation: ({ answer }, key) => Buffer.byteLength(answer.body) + key.length + BYTES_OF_ENTRY,
    })
  }

  /** How many bytes are kept now, about. */
  get size(): number {
    return this.kept.calculatedSize
  }

  /** The answer to what the key stands for; null where making it fails, for all who wait for it. */
  async get(key: string, now: Date, make: () => Promise<Dated | null>): Promise<Answer | null> {
    const version = await this.version()
    const known = this.kept.get(key)
    if (known?.version === version && now.getTime() <= known.goodUntil) return known.answer
    const begun = `${version} ${key}`
    const made = await getOrMake(this.running, begun, () => make().finally(() => this.running.delete(begun)))
    if (made && now.getTime() <= made.goodUntil) this.kept.set(key, { ...made, version })
    return made?.answer ?? null
  }
}
