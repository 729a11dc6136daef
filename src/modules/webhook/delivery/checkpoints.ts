import sql from 'sql-template-tag'
import type { Write, Writing } from '../../../core/change-log/write'
import type { Context } from '../../../core/context'
import { WriteBehind } from '../../../core/write-behind'
import { behind, cursorAt, readLog } from '../../history/change-cursor'
import { pageOfChanges } from '../../history/change-pages'
import type { DueWebhook } from './due-webhooks'

/** Between two places, nothing is for the webhook. */
interface LogRange {
  readonly from: string
  readonly to: string
}

/**
 * How far webhooks have come past changes that are not for them. Most of what is written is for few of them: it is written
 * down for all together, every few seconds.
 */
export class Checkpoints {
  private readonly ranges: WriteBehind<LogRange>

  constructor(write: Write, report: (error: unknown) => void) {
    this.ranges = new WriteBehind({
      add: (_, range) => range,
      write: (ranges) => write((writing) => setPositions(ranges, writing)),
      report,
    })
  }

  /** Where the webhook stands that stands there by what is written. */
  positionOf({ id, position }: DueWebhook): string {
    const range = this.ranges.unwritten(id)
    return range?.from === position ? range.to : position
  }

  /** Whether nothing is for the webhook: then it is noted how far it has come. */
  async advance(due: DueWebhook, context: Context): Promise<boolean> {
    const place = this.positionOf(due)
    const { types, territory, head } = due
    const { nodes } = await pageOfChanges(
      { types, territory },
      { first: 1, after: cursorAt(place, context) },
      context,
    )
    // What was cleared away meanwhile may have been for it.
    const { from } = await readLog(context.reader)
    if (nodes.length > 0 || place < behind(from - 1)) return false
    this.ranges.note(due.id, { from: due.position, to: head })
    return true
  }

  flush(): Promise<void> {
    return this.ranges.flush()
  }

  close(): Promise<void> {
    return this.ranges.close()
  }
}

async function setPositions(ranges: ReadonlyMap<string, LogRange>, write: Writing) {
  const now = new Date().toISOString()
  // In one order, so that no two servers wait for each other.
  for (const [id, { from, to }] of [...ranges].sort(([one], [other]) => (one < other ? -1 : 1)))
    await write.run(sql`UPDATE "webhook" SET "position" = ${to} WHERE "id" = ${id} AND "position" = ${from}
      AND ("holder" IS NULL OR "heldUntil" < ${now})`)
}
