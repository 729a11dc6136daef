import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import type { Shape } from '../exchange/shape'
import type { Snapshot } from '../shared/reader'
import { csv, type Format, ndjson } from './formats'
import { countRecords, filedFields, readRecords, type Selected } from './read-records'
import { UnfinishedFile } from './unfinished-file'

/** What is to be taken out, and how. */
export interface Order {
  readonly folder: string
  readonly shapes: readonly Shape[]
  readonly format: Format
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
  order: Order,
  snapshot: Snapshot,
  reportTo: (total: number) => Report,
): Promise<Exported> {
  const { shapes, folder, format, withDrafts } = order
  const files = shapes.map((shape) => new UnfinishedFile(join(folder, `${shape.name}.${format}`)))
  await mkdir(folder, { recursive: true })
  if (!order.overwrites) await refuseExisting(files)
  const [[sequence] = []] = await snapshot.all(sql`SELECT "version" FROM "registry"`)
  const counts: number[] = []
  for (const shape of shapes) counts.push(await countRecords({ shape, withDrafts }, snapshot))
  const report = reportTo(sum(counts))
  try {
    for (const [index, shape] of shapes.entries()) {
      const before = sum(counts.slice(0, index))
      const texts = textsOf({ ...order, shape }, snapshot, (records) => report(before + records))
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

async function* textsOf(selected: Selected & Order, snapshot: Snapshot, report: Report) {
  const { shape, format, isSafe } = selected
  const style = { isSafe, hasByteOrderMark: isSafe, delimiter: ',', lineEnd: '\n' } as const
  const writing = format === 'csv' ? csv(filedFields(shape), style) : ndjson
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
      `There are files already: ${existing.join(', ')}. Name another folder, or write over them with --force.`,
    )
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
