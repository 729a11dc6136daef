import sql from 'sql-template-tag'
import { behind, cursorAt, readLog } from '../../history/change-log'
import { pageOfChanges } from '../../history/stretches'
import type { Context } from '../../shared/context'
import { WriteBehind } from '../../shared/write-behind'
import type { Write, Writing } from '../../shared/writing'
import type { DueWebhook } from './due-webhooks'

/** Between two places, nothing is for the webhook. */
interface Stretch {
  readonly from: string
  readonly to: string
}

/**
 * How far webhooks have come past changes that are not for them. Most of what is written is for few of them: it is written
 * down for all together, every few seconds.
 */
export class Passed {
  private readonly stretches: WriteBehind<Stretch>

  constructor(write: Write, report: (error: unknown) => void) {
    this.stretches = new WriteBehind({
      add: (_, stretch) => stretch,
      write: (stretches) => write((writing) => setPositions(stretches, writing)),
      report,
    })
  }

  /** Where the webhook stands that stands there by what is written. */
  placeOf({ id, position }: DueWebhook): string {
    const stretch = this.stretches.unwritten(id)
    return stretch?.from === position ? stretch.to : position
  }

  /** Whether nothing is for the webhook: then it is noted how far it has come. */
  async passes(due: DueWebhook, context: Context): Promise<boolean> {
    const place = this.placeOf(due)
    const { types, territory, newest } = due
    const { nodes } = await pageOfChanges(
      { types, territory },
      { first: 1, after: cursorAt(place, context) },
      context,
    )
    // What was cleared away meanwhile may have been for it.
    const { from } = await readLog(context.reader)
    if (nodes.length > 0 || place < behind(from - 1)) return false
    this.stretches.note(due.id, { from: due.position, to: behind(newest) })
    return true
  }

  flush(): Promise<void> {
    return this.stretches.flush()
  }

  close(): Promise<void> {
    return this.stretches.close()
  }
}

async function setPositions(stretches: ReadonlyMap<string, Stretch>, write: Writing) {
  const now = new Date().toISOString()
  // In one order, so that no two servers wait for each other.
  for (const [id, { from, to }] of [...stretches].sort(([one], [other]) => (one < other ? -1 : 1)))
    await write.run(sql`UPDATE "webhook" SET "position" = ${to} WHERE "id" = ${id} AND "position" = ${from}
      AND ("holder" IS NULL OR "heldUntil" < ${now})`)
}
