import { setTimeout } from 'node:timers/promises'
import { nameFields } from '../../core/records/record-names'
import { fedFields } from '../feeds/dataset'
import { openRows } from './files/read-file'
import { type Content, FileError, type FileRow } from './files/table'
import { importBatch, type Run, UniqueValues } from './import-batch'
import type { ImportOptions, ImportRegistry } from './import-options'
import { ImportReport } from './import-report'
import type { ImportRow } from './import-row'
import { keyOf, rowOf } from './row-keys'

/** Others who want to write get their turn. */
const PAUSE_MS = 2

/** Brings in the rows of a file, and tells what became of them. */
export async function importRows(
  rows: AsyncIterable<FileRow>,
  options: ImportOptions,
  registry: ImportRegistry & { readonly onProgress?: (done: number) => void },
): Promise<ImportReport> {
  const session = await options.importer.begin(options, registry)
  const run: Run = { options, registry, session, uniqueValues: new UniqueValues() }
  const report = new ImportReport()
  let batch: ImportRow[] = []
  const flush = async () => {
    registry.signal?.throwIfAborted()
    await importAll(batch, run, report)
    batch = []
    registry.onProgress?.(report.rows)
    await setTimeout(PAUSE_MS)
  }
  for await (const read of rows) {
    const row = rowOf(read, options)
    if ('result' in row) report.add(row, { ...read, key: keyOf(read) })
    else if (batch.push(row) >= registry.batch) await flush()
  }
  await flush()
  return report
}

async function importAll(rows: readonly ImportRow[], run: Run, report: ImportReport) {
  for (let left = rows; left.length > 0; ) {
    const outcomes = await importBatch(left, run)
    for (const row of left) {
      const outcome = outcomes.get(row)
      if (outcome) report.add(outcome, row)
    }
    left = left.filter((row) => !outcomes.has(row))
  }
}

interface Watched extends ImportRegistry {
  readonly progress?: (done: number, rows: number) => void
}

/** What is taken of a file. What feeds have besides is ignored: names for people, and what only the operator may set. */
export function contentOf({
  importer: { recordSchema, rules },
  isOperators,
}: Pick<ImportOptions, 'importer' | 'isOperators'>): Content {
  const fields = recordSchema.fields.filter((field) => isOperators || !field.isOperators)
  const taken = new Set(fields.map(({ name }) => name))
  const fed = [...fedFields(recordSchema), ...nameFields(recordSchema).map(({ field }) => field)]
  return { fields, ignored: fed.filter(({ name }) => !taken.has(name)), rules }
}

/** Brings in a file. It is looked through first: one that cannot be read is refused before anything is written. */
export async function importFile(
  open: () => AsyncIterable<Buffer>,
  options: ImportOptions,
  registry: Watched,
): Promise<ImportReport> {
  const content = contentOf(options)
  const read = () => openRows(open(), content)
  const total = { rows: 0, lines: 0 }
  for await (const row of read()) {
    total.rows++
    total.lines += row.lines
  }
  const report = await importRows(read(), options, {
    ...registry,
    onProgress: (done) => registry.progress?.(done, total.rows),
  })
  refuseDifference(total, report)
  return report
}

function refuseDifference(total: { readonly rows: number; readonly lines: number }, report: ImportReport) {
  const results = Object.values(report.counts).reduce((sum, count) => sum + count, 0)
  if (report.rows === total.rows && report.lines === total.lines && results === total.rows) return
  throw new FileError(
    `The file had ${total.rows} rows on ${total.lines} lines, but the report covers ${report.rows} rows on ${report.lines} lines, with ${results} results. Did the file change during the import? Import it again: rows that were written will not change.`,
  )
}
