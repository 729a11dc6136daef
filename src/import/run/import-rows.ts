import { setTimeout } from 'node:timers/promises'
import { Claims } from '../batch/claims'
import { type Run, takeBatch } from '../batch/take-batch'
import type { ReadRow } from '../reading/read-row'
import type { Order, Registry } from './order'
import { rowOf } from './read-row'
import { Report } from './report'
import type { Row } from './row'

/** Others who want to write get their turn. */
const PAUSE_MS = 2

/** Brings in the rows of a file, and tells what became of them. */
export async function importRows(
  rows: AsyncIterable<ReadRow>,
  order: Order,
  registry: Registry & { readonly tell?: (done: number) => void },
): Promise<Report> {
  const taking = await order.intake.begin(order, registry)
  const run: Run = { order, registry, taking, claims: new Claims() }
  const report = new Report()
  let batch: Row[] = []
  const flush = async () => {
    registry.signal?.throwIfAborted()
    await takeAll(batch, run, report)
    batch = []
    registry.tell?.(report.rows)
    await setTimeout(PAUSE_MS)
  }
  for await (const read of rows) {
    const row = rowOf(read, order)
    if ('result' in row) report.add(row)
    else if (batch.push(row) >= registry.batch) await flush()
  }
  await flush()
  return report
}

async function takeAll(rows: readonly Row[], run: Run, report: Report) {
  for (let left = rows; left.length > 0; ) {
    const outcomes = await takeBatch(left, run)
    for (const row of left) {
      const told = outcomes.get(row)
      if (told) report.add(told)
    }
    left = left.filter((row) => !outcomes.has(row))
  }
}
