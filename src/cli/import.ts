import 'reflect-metadata'
import { type FileHandle, open, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readConfig } from '../config/read-config'
import { describeColumns } from '../core/records/columns'
import type { Language } from '../core/vocabulary'
import { openDatabase } from '../database/database'
import { addReferenceRecords } from '../database/seed/seed-registry'
import { contentOf, listFields } from '../interchange/import/content'
import { firstRows } from '../interchange/import/files/first-rows'
import { type PreparedFile, prepareFile } from '../interchange/import/files/prepare-file'
import { Spooled } from '../interchange/import/files/spooled-file'
import { importFile } from '../interchange/import/import-file'
import type { ImportOptions } from '../interchange/import/import-options'
import type { ImportReport } from '../interchange/import/import-report'
import { hashOf, type ImportedFile } from '../interchange/import/imported-file'
import { RefusedRows } from '../interchange/import/refused-rows'
import { reportSummary } from '../interchange/import/report-summary'
import { MutationContext, OPERATOR } from '../mutations/mutation-context'
import { proposeColumnMap, readColumnMap } from './column-map'
import { run } from './command'
import { parseImportArguments, type ReportOptions } from './import-arguments'
import { importCommand } from './import-undo'
import { importReport, reportTable } from './print-import-report'
import { progress } from './progress'

/** Rows of one transaction: more would make others wait, who want to write too. */
const BATCH = 200

async function main() {
  const other = importCommand(process.argv.slice(2))
  if (other) return other()
  const { path, columns, options, file: fileOptions, map, report } = parseImportArguments()
  if (columns) {
    process.stdout.write(describeColumns(columns, listFields({ recordSchema: columns })))
    return
  }
  const begun = performance.now()
  const opened = await fileAt(path)
  try {
    const file = await prepareFile(opened.file, fileOptions)
    const order = await withColumnMap(map, file, { ...options, format: file.format })
    if (order)
      await bringIn(file, order, {
        ...report,
        file: { name: fileNameOf(path), hash: await hashOf(opened.file) },
      }).finally(() => file.close())
  } finally {
    await opened.close()
  }
  process.stdout.write(`It took ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`)
}

async function bringIn(
  file: PreparedFile,
  options: ImportOptions,
  { language, path, refused: refusedPath, file: imported }: ReportOptions & { readonly file: ImportedFile },
) {
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  let tell: ((done: number) => void) | undefined
  const refused = refusedPath === null ? null : await newFile(refusedPath)
  try {
    await addReferenceRecords(database)
    const report = await importFile(file.read, options, {
      reader: database.reader,
      viewer: OPERATOR,
      batch: BATCH,
      file: imported,
      ...(refused && { refused: new RefusedRows(refused, language) }),
      transact: (work) => database.write((write) => work(MutationContext.operator(write, new Date()))),
      progress: (done, rows) => {
        tell ??= progress('rows', rows)
        tell(done)
      },
    })
    process.stdout.write(`${importReport(report, options, language)}\n`)
    if (report.importId !== null)
      process.stdout.write(`To take it back: npm run import -- undo ${report.importId}\n`)
    if (path !== null) await writeFile(path, reportFile(path, report, options, language))
    const { skipped, refused: refusals } = report.counts
    if (refusedPath !== null && skipped + refusals > 0)
      process.stdout.write(
        `Mend the rows in ${refusedPath} and import them: ${refusedPath} --type ${options.importer.recordSchema.name} --source "${report.source.name}"\n`,
      )
    if (report.counts.refused > 0) process.exitCode = 1
  } finally {
    await refused?.close()
    await database.close()
  }
}

/** Standard input has none. */
const fileNameOf = (path: string): string | null => (path === '-' ? null : basename(path))

/** Nobody's file is written over: it may hold rows that somebody is mending. */
const newFile = (path: string) =>
  open(path, 'wx').catch(({ code }) => {
    throw new Error(`${path} cannot be written (${code}). Give --refused the name of a new file.`)
  })

const reportFile = (path: string, report: ImportReport, options: ImportOptions, language: Language) =>
  /\.json$/i.test(path)
    ? `${JSON.stringify(reportSummary(report, options, language), null, 2)}\n`
    : reportTable(report, language)

/** The order with what the mapping file says. Null: there was none, and a proposal has been written in its place. */
async function withColumnMap(
  path: string | null,
  file: PreparedFile,
  options: ImportOptions,
): Promise<ImportOptions | null> {
  if (path === null) return options
  const { names } = contentOf(options)
  const map = await readColumnMap(path, names)
  if (map) return { ...options, columns: { ...options.columns, map } }
  await proposeColumnMap(path, { ...(await firstRows(file, names)), names })
  process.stdout.write(
    `${path} is a proposal of which field each column is. Nothing was imported. Correct it: a column without a field is not read. Then run the same command again.\n`,
  )
  return null
}

/** A pipe is read once, and is kept on disk. */
async function fileAt(path: string): Promise<{ readonly file: FileHandle; close(): Promise<void> }> {
  if (path === '-') return Spooled.of(process.stdin)
  const file = await open(path).catch(({ code }) => {
    throw new Error(`The file cannot be read (${code}).`)
  })
  const found = await file.stat()
  if (found.isDirectory()) throw new Error('This is a folder. Give a file in it.')
  if (found.isFile()) return { file, close: () => file.close() }
  return Spooled.of(file.createReadStream({ autoClose: false })).finally(() => file.close())
}

run(main)
