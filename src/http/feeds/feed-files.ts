import type { FastifyBaseLogger } from 'fastify'
import type { ConcurrencyLimit } from './concurrency-limit'
import { FeedFile } from './feed-file'
import type { FeedPiece } from './threads/messages'

/** Whoever has read for so long gives way where there is no room for others. */
const PATIENCE_MS = 60_000

/** A feed that begins to be written. */
export interface FeedSource {
  /** Its validator, which no other bytes have. */
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly pieces: AsyncIterable<FeedPiece>
  /** Ends what is read for it, once. */
  close(): Promise<void>
}

export interface FeedOrder {
  readonly key: string
  readonly owner: string
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal
  readonly log: FastifyBaseLogger
  /** Fails where the client may have none written. */
  admit(): void
  begin(): Promise<FeedSource>
}

/** Whole feeds, each written once for all who ask for it, and kept while there is room. */
export class FeedFiles {
  /** By their keys, those first that were asked for longest ago. */
  private readonly files = new Map<string, FeedFile>()
  private readonly coming = new Map<string, Promise<FeedFile>>()
  private readonly writing = new Set<Promise<void>>()

  constructor(
    private readonly maxBytes: number,
    private readonly limit: ConcurrencyLimit,
  ) {}

  /** The feed, complete or not. Whoever gets it enters it. */
  async open(order: FeedOrder): Promise<FeedFile> {
    const { key } = order
    for (;;) {
      const known = this.files.get(key)
      if (known?.isGood) return this.touched(key, known)
      const coming = this.coming.get(key)
      if (!coming) break
      // Whoever asked first may have gone away: then it is written for the next.
      const made = await coming.catch(() => null)
      if (made?.isGood) return made
      order.signal.throwIfAborted()
    }
    order.admit()
    const made = this.prepare(order)
    this.coming.set(key, made)
    try {
      return await made
    } finally {
      this.coming.delete(key)
    }
  }

  async close() {
    for (const key of this.files.keys()) this.remove(key, new Error('The server is stopping.'))
    await Promise.all(this.writing)
  }

  private touched(key: string, file: FeedFile): FeedFile {
    this.files.delete(key)
    this.files.set(key, file)
    return file
  }

  private async prepare({ owner, signal, log, begin }: FeedOrder): Promise<FeedFile> {
    const end = await this.limit.begin(owner, signal)
    let source: FeedSource | null = null
    try {
      source = await begin()
      signal.throwIfAborted()
      const known = this.files.get(source.key)
      if (known?.isGood) {
        await this.end(source, end)
        return known
      }
      const { headers, close } = source
      const file = await FeedFile.create(headers, () => void close())
      const written = this.write(file, source, log).finally(() => {
        this.writing.delete(written)
        end()
      })
      this.writing.add(written)
      return file
    } catch (error) {
      if (source) await this.end(source, end)
      else end()
      throw error
    }
  }

  private async end(source: FeedSource, end: () => void) {
    end()
    await source.close()
  }

  private async write(file: FeedFile, source: FeedSource, log: FastifyBaseLogger) {
    this.files.set(source.key, file)
    try {
      await file.write(source.pieces, () => this.makeRoom(file))
    } catch (error) {
      if (file.isGood) log.error({ err: error }, 'a feed could not be written to its end')
      file.fail(error as Error)
      if (this.files.get(source.key) === file) this.files.delete(source.key)
    }
    await source.close()
  }

  private makeRoom(written: FeedFile) {
    const isUnread = (file: FeedFile) => !file.isRead
    const isReadSlowly = (file: FeedFile) => file.isReadSinceBefore(performance.now() - PATIENCE_MS)
    for (const mayGo of [isUnread, isReadSlowly])
      for (const [key, file] of this.files) {
        if (this.bytes <= this.maxBytes) return
        if (file !== written && file.isComplete && mayGo(file))
          this.remove(key, new Error('The room on the disk is needed for other feeds.'))
      }
    if (this.bytes > this.maxBytes)
      throw new Error('The feeds that are being read do not fit into FEED_FILES_MB.')
  }

  private get bytes(): number {
    return [...this.files.values()].reduce((sum, { size }) => sum + size, 0)
  }

  private remove(key: string, reason: Error) {
    this.files.get(key)?.fail(reason)
    this.files.delete(key)
  }
}
