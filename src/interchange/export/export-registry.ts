import { createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import sql from 'sql-template-tag'
import type { Snapshot } from '../../core/collections/reader'
import type { RecordSchema } from '../../core/records/record-schema'
import { csv, type FileFormat, ndjson } from './file-formats'
import { countRecords, filedFields, readRecords, type Selected } from './read-records'

/** What is to be taken out, and how. */
export interface ExportOptions {
  readonly folder: string
  readonly recordSchemas: readonly RecordSchema[]
  readonly format: FileFormat
  readonly withDrafts: boolean
  /** Whether no cell is to be run as a formula. */
  readonly isSafe: boolean
  readonly overwrites: boolean
}

export interface Exported {
  readonly files: readonly { readonly path: string; readonly records: number }[]
  /** The number of the last write that the files have. */
  readonly sequence: number
}

type Report = (records: number) => void

/** Writes the records of one state of the registry, a file for each type: all files, or none. */
export async function exportRegistry(
  order: ExportOptions,
  snapshot: Snapshot,
  reportTo: (total: number) => Report,
): Promise<Exported> {
  const { recordSchemas, folder, format, withDrafts } = order
  const files = recordSchemas.map(
    (recordSchema) => new UnfinishedFile(join(folder, `${recordSchema.name}.${format}`)),
  )
  await mkdir(folder, { recursive: true })
  if (!order.overwrites) await refuseExisting(files)
  const [[sequence] = []] = await snapshot.all(sql`SELECT "version" FROM "registry"`)
  const counts: number[] = []
  for (const recordSchema of recordSchemas)
    counts.push(await countRecords({ recordSchema, withDrafts }, snapshot))
  const report = reportTo(sum(counts))
  try {
    for (const [index, recordSchema] of recordSchemas.entries()) {
      const before = sum(counts.slice(0, index))
      const texts = textsOf({ ...order, recordSchema }, snapshot, (records) => report(before + records))
      // Drafts are nobody else's business.
      await files[index]?.write(texts, withDrafts ? 0o600 : 0o666)
    }
    for (const file of files) await file.finish()
  } catch (error) {
    for (const file of files) await file.discard()
    throw error
  }
  return {
    files: files.map(({ path }, index) => ({ path, records: counts[index] ?? 0 })),
    sequence: Number(sequence),
  }
}

async function* textsOf(selected: Selected & ExportOptions, snapshot: Snapshot, report: Report) {
  const { recordSchema, format, isSafe } = selected
  const style = { isSafe, hasByteOrderMark: isSafe, delimiter: ',', lineEnd: '\n' } as const
  const writing = format === 'csv' ? csv(filedFields(recordSchema), style) : ndjson
  let written = 0
  yield writing.head
  for await (const records of readRecords(selected, snapshot)) {
    yield writing.text(records)
    written += records.length
    report(written)
  }
}

async function refuseExisting(files: readonly UnfinishedFile[]) {
  const existing: string[] = []
  for (const file of files) if (await file.exists()) existing.push(file.path)
  if (existing.length > 0)
    throw new Error(
      `These files already exist: ${existing.join(', ')}. Choose another folder, or overwrite them with --force.`,
    )
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** A file that has its name only once it is whole, and on the disk. */
class UnfinishedFile {
  private readonly unfinished: string

  constructor(readonly path: string) {
    this.unfinished = `${path}.unfinished`
  }

  exists = (): Promise<boolean> =>
    access(this.path).then(
      () => true,
      () => false,
    )

  /** No more is held than the disk takes at once. What an export that was broken off has left there is gone. */
  async write(texts: AsyncIterable<string>, mode: number): Promise<void> {
    await this.discard()
    await pipeline(texts, createWriteStream(this.unfinished, { flags: 'wx', flush: true, mode }))
  }

  finish = (): Promise<void> => rename(this.unfinished, this.path)

  discard = (): Promise<void> => rm(this.unfinished, { force: true })
}
