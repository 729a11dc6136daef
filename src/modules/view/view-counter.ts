import { createHmac, randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Write } from '../../core/change-log/write'
import { type Collection, collectionOfId } from '../../core/collections/collection'
import { name } from '../../core/collections/dialect'
import type { Reader } from '../../core/collections/reader'
import { WriteBehind } from '../../core/write-behind'

/** Views remembered in a day; of more than these, the oldest may count again. */
const MAX_REMEMBERED = 500_000

/**
 * Counts views: one for each viewer, thing and day. Who viewed is kept only as a hash, with a salt that is thrown away at
 * the end of the day. Counts are added up in memory and written together, so that reading costs hardly a write.
 */
export class ViewCounter {
  private day = ''
  private salt = randomBytes(32)
  private seen = new Set<string>()
  private readonly counted: WriteBehind<number>

  constructor(
    private readonly reader: Reader,
    private readonly write: Write,
    /** Told of a failure to write; the views are tried again. */
    report: (error: unknown) => void,
  ) {
    this.counted = new WriteBehind({
      add: (pending = 0, views) => pending + views,
      write: (counts) => this.add(counts),
      report,
    })
  }

  /** How many views of the thing are not written yet. */
  unwritten(id: string): number {
    return this.counted.unwritten(id) ?? 0
  }

  count(id: string, viewer: string, now: Date) {
    this.beginDay(now.toISOString().slice(0, 10))
    const view = createHmac('sha256', this.salt).update(`${viewer}\0${id}`).digest('base64url').slice(0, 22)
    if (this.seen.has(view)) return
    this.seen.add(view)
    const [oldest] = this.seen
    if (oldest !== undefined && this.seen.size > MAX_REMEMBERED) this.seen.delete(oldest)
    this.counted.note(id, 1)
  }

  /** Writes what has been counted, in one transaction. What cannot be written stays counted. */
  flush(): Promise<void> {
    return this.counted.flush()
  }

  close(): Promise<void> {
    return this.counted.close()
  }

  private add(counts: ReadonlyMap<string, number>): Promise<void> {
    return this.write(async (write) => {
      for (const [id, views] of counts) {
        const { entity } = collectionOfId(id) as Collection<object>
        const table = name(this.reader.metadata(entity).tableName)
        await write.run(sql`UPDATE ${table} SET "viewCount" = "viewCount" + ${views} WHERE "id" = ${id}`)
      }
    })
  }

  private beginDay(day: string) {
    if (day === this.day) return
    this.day = day
    this.salt = randomBytes(32)
    this.seen = new Set()
  }
}
