import { setTimeout } from 'node:timers/promises'
import { ImportState } from '../../modules/import/import.enums'
import { contentOf } from './content'
import { FileRows } from './file-rows'
import { openRows } from './files/read-file'
import { FileError, type FileRow } from './files/table'
import { collectRows, importBatch, type Run } from './import-batch'
import type { ImportOptions, ImportRegistry } from './import-options'
import { ImportRecord } from './import-record'
import { ImportReport, type Position } from './import-report'
import type { ImportRow, RowOutcome } from './import-row'
import { UnitIndex } from './places/unit-index'
import { chooseSource, storedSource } from './remembered-source'
import { keyOf, rowOf } from './row-keys'

/** Others who want to write get their turn. */
const PAUSE_MS = 2

type AddOutcome = (outcome: RowOutcome, row: Position & Pick<FileRow, 'written'>) => Promise<void>

interface Table {
  readonly rows: AsyncIterable<FileRow>
  /** As the file calls its columns, once the first row has been read. */
  readonly names: readonly string[]
}

/** Brings in the rows of a file, and tells what became of them. */
async function importRows(
  { rows, names }: Table,
  run: Run,
  { units, onProgress }: { readonly units: UnitIndex; readonly onProgress: (done: number) => void },
): Promise<ImportReport> {
  const { options, registry, record } = run
  const report = record?.report ?? new ImportReport()
  report.importId = record?.id ?? null
  const add: AddOutcome = async (outcome, row) => {
    report.add(outcome, row)
    if (outcome.result === 'refused' || outcome.result === 'skipped')
      await registry.refused?.add(outcome, row.written, names)
  }
  let batch: ImportRow[] = []
  const flush = async () => {
    registry.signal?.throwIfAborted()
    await importAll(batch, run, add)
    batch = []
    onProgress(report.rows)
    await setTimeout(PAUSE_MS)
  }
  for await (const read of rows) {
    const row = rowOf(read, options, units)
    if ('result' in row) await add(row, { ...read, key: keyOf(read) })
    else if (batch.push(row) >= registry.batch) await flush()
  }
  await flush()
  return report
}

async function importAll(rows: readonly ImportRow[], run: Run, add: AddOutcome) {
  for (let left = rows; left.length > 0; ) {
    const outcomes = await importBatch(left, run)
    for (const row of left) {
      const outcome = outcomes.get(row)
      if (outcome) await add({ ...outcome, notes: row.notes }, row)
    }
    left = left.filter((row) => !outcomes.has(row))
  }
}

interface Watched extends ImportRegistry {
  readonly progress?: (done: number, rows: number) => void
}

/** Brings in a file. It is looked through first: one that cannot be read is refused before anything is written. */
export async function importFile(
  open: () => AsyncIterable<Buffer>,
  given: ImportOptions,
  registry: Watched,
): Promise<ImportReport> {
  const content = contentOf(given)
  const { format } = given
  const names: string[] = []
  const onHeader = (found: readonly string[]) => names.splice(0, names.length, ...found)
  const read = () => openRows(open(), content, { onHeader, ...(format && { format }) })
  const source = await chooseSource(read(), names, { options: given, registry })
  const options: ImportOptions = {
    ...given,
    ...(given.isSourceNamed === false && {
      source: storedSource(source.name, given, registry),
      sourceName: source.name,
    }),
  }
  const session = await options.importer.begin(options, registry)
  const units = await UnitIndex.read(registry.reader)
  const file = new FileRows((row) => session.uniqueValues(row))
  const collecting = { options, registry, session, file }
  const total = await collectAll(read(), collecting, units)
  const record = options.isDryRun ? null : await ImportRecord.begin({ options, registry, columns: names })
  try {
    const report = await importRows(
      { rows: read(), names },
      { ...collecting, record },
      {
        units,
        onProgress: (done) => registry.progress?.(done, total.rows),
      },
    )
    report.source = source
    refuseDifference(total, report)
    await record?.end(ImportState.DONE)
    return report
  } catch (error) {
    // Where it cannot be stored that it has stopped, it counts as stopped soon.
    await record?.end(ImportState.STOPPED).catch(() => {})
    throw error
  }
}

/** Looks through the whole file before anything is written. */
async function collectAll(rows: AsyncIterable<FileRow>, run: Omit<Run, 'record'>, units: UnitIndex) {
  const total = { rows: 0, lines: 0 }
  let batch: ImportRow[] = []
  const flush = async () => {
    run.registry.signal?.throwIfAborted()
    if (batch.length > 0) await collectRows(batch, run)
    batch = []
    await setTimeout(PAUSE_MS)
  }
  for await (const read of rows) {
    total.rows++
    total.lines += read.lines
    const row = rowOf(read, run.options, units)
    if (!('result' in row) && batch.push(row) >= run.registry.batch) await flush()
  }
  await flush()
  return total
}

function refuseDifference(total: { readonly rows: number; readonly lines: number }, report: ImportReport) {
  const results = Object.values(report.counts).reduce((sum, count) => sum + count, 0)
  if (report.rows === total.rows && report.lines === total.lines && results === total.rows) return
  throw new FileError(
    `The file had ${total.rows} rows on ${total.lines} lines, but the report covers ${report.rows} rows on ${report.lines} lines, with ${results} results. Did the file change during the import? Import it again: rows that were written will not change.`,
  )
}
