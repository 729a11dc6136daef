import type { ExecutionResult } from 'graphql'
import type { ChangeBatch } from '../../modules/history/change-batch'

/** What was seen so long ago is looked at again: it may have been hidden since. */
const MAX_AGE_MS = 1_000

interface Executed {
  readonly at: number
  readonly result: Promise<ExecutionResult | null>
}

/** Changes that several subscribers are told of. Those who ask for the same, and see the same, share one execution. */
export class SharedBatch {
  private readonly executed = new Map<string, Executed>()

  constructor(readonly batch: ChangeBatch) {}

  /** Null: nothing of it is for those who ask so. */
  resultFor(key: string, execute: () => Promise<ExecutionResult | null>): Promise<ExecutionResult | null> {
    const known = this.executed.get(key)
    const now = performance.now()
    if (known && now - known.at < MAX_AGE_MS) return known.result
    const result = execute()
    this.executed.set(key, { at: now, result })
    return result
  }

  /** What of it lies behind the place. Null: nothing. */
  after(place: string): SharedBatch | null {
    const { changes, ...bounds } = this.batch
    const first = changes[0]
    if (!first || first.id > place) return this
    const left = changes.filter(({ id }) => id > place)
    return left.length > 0 ? new SharedBatch({ ...bounds, changes: left }) : null
  }
}
