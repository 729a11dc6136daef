import { readFile } from '../reading/read-file'
import { importRows } from './import-rows'
import type { Order, Registry } from './order'
import type { Report } from './report'

interface Watched extends Registry {
  readonly progress?: (done: number, rows: number) => void
}

/** Brings in a file. It is looked through first: one that cannot be read is refused before anything is written. */
export async function importFile(
  open: () => AsyncIterable<Buffer>,
  order: Order,
  registry: Watched,
): Promise<Report> {
  const fields = order.intake.shape.fields.filter(({ isOperators }) => order.isOperators || !isOperators)
  let rows = 0
  for await (const _ of readFile(open(), fields)) rows++
  return importRows(readFile(open(), fields), order, {
    ...registry,
    tell: (done) => registry.progress?.(done, rows),
  })
}
