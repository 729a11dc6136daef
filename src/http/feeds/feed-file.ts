import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Part } from '../conditional'
import { ReusedMemory } from './reused-memory'
import type { FeedPiece } from './threads/messages'

/** So much is read together. */
const PIECE_BYTES = 64 * 1024

/** A reader's place in a file. */
export interface Reading extends AsyncIterable<Buffer> {
  readonly taken: number
  /** Whether it has all there is, and waits for more. */
  readonly isWaiting: boolean
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * A feed of one state of the registry, on disk: written as fast as it can be, and read by each at their own pace, while it
 * is written and afterwards.
 */
export class FeedFile {
  size = 0
  isComplete = false
  private failure: Error | null = null
  private readers: { readonly since: number }[] = []
  private waiting: (() => void)[] = []

  private constructor(
    private readonly handle: FileHandle,
    /** What the answer says of it. */
    readonly headers: Readonly<Record<string, string>>,
    /** Ends its writing. */
    private readonly end: () => void,
  ) {}

  static async create(headers: Readonly<Record<string, string>>, end: () => void): Promise<FeedFile> {
    const path = join(tmpdir(), `feed-${randomUUID()}`)
    const handle = await open(path, 'wx+', 0o600)
    // Without a name, nothing of it is left, however the process ends.
    await unlink(path)
    return new FeedFile(handle, headers, end)
  }

  async write(pieces: AsyncIterable<FeedPiece>, wrote: () => void): Promise<void> {
    for await (const { bytes, isLast } of pieces) {
      if (this.failure) throw this.failure
      await this.handle.appendFile(bytes)
      this.size += bytes.length
      wrote()
      this.isComplete = isLast
      this.wake()
    }
  }

  /** Nobody gets the rest of it. */
  fail(failure: Error) {
    this.failure ??= failure
    if (!this.isComplete) this.end()
    this.wake()
    this.closeUnlessRead()
  }

  get isGood(): boolean {
    return this.failure === null
  }

  get isRead(): boolean {
    return this.readers.length > 0
  }

  /** Whether nobody has begun to read it since the time. */
  isReadSinceBefore = (time: number) => this.readers.every(({ since }) => since < time)

  /** Counts a reader. What it returns takes the reader off again. */
  enter(): () => void {
    const reader = { since: performance.now() }
    this.readers.push(reader)
    return () => {
      if (!this.readers.includes(reader)) return
      this.readers = this.readers.filter((each) => each !== reader)
      if (this.isRead) return
      if (!this.isComplete) this.fail(new Error('Nobody reads the feed any more.'))
      this.closeUnlessRead()
    }
  }

  private closeUnlessRead() {
    if (!this.isRead && this.failure) this.handle.close().catch(() => {})
  }

  /** Whether it is complete, once it is that, or has so many bytes, or the time is over. Fails if it has failed. */
  async begun({ bytes = Number.POSITIVE_INFINITY, ms }: { bytes?: number; ms?: number }): Promise<boolean> {
    const end = ms === undefined ? null : performance.now() + ms
    while (this.isGood && !this.isComplete && this.size < bytes) {
      const left = end === null ? undefined : end - performance.now()
      if (left !== undefined && left <= 0) break
      await this.grown(left)
    }
    if (this.failure) throw this.failure
    return this.isComplete
  }

  /** `unsent` tells how many of the bytes that the reader has taken it still needs. */
  read({ start, end }: Part, unsent: () => number): Reading {
    const reading = {
      taken: 0,
      isWaiting: false,
      [Symbol.asyncIterator]: () => this.pieces({ start, end }, reading, unsent),
    }
    return reading
  }

  private async *pieces({ start, end }: Part, reading: Mutable<Reading>, unsent: () => number) {
    const memory = new ReusedMemory(PIECE_BYTES)
    for (let position = start; position <= end; ) {
      if (this.failure) throw this.failure
      const length = Math.min(this.size, end + 1) - position
      if (length > 0) {
        const buffer = memory.take(reading.taken, unsent())
        const { bytesRead } = await this.handle.read(buffer, 0, Math.min(length, PIECE_BYTES), position)
        position += bytesRead
        reading.taken += bytesRead
        memory.lend(buffer, reading.taken)
        yield buffer.subarray(0, bytesRead)
      } else {
        if (this.isComplete) return
        reading.isWaiting = true
        await this.grown()
        reading.isWaiting = false
      }
    }
  }

  private grown(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
      this.waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  private wake() {
    const woken = this.waiting
    this.waiting = []
    for (const wake of woken) wake()
  }
}
