import { createReadStream, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/database/database'
import { onSnapshot } from '../../src/database/snapshot/snapshot'
import { shapes } from '../../src/exchange/shapes/shapes'
import { type Exported, exportRegistry, type Order } from '../../src/export/export-registry'
import { intakes } from '../../src/import/intake/intakes'
import { readFile } from '../../src/import/reading/read-file'
import { importRows } from '../../src/import/run/import-rows'
import type { Report } from '../../src/import/run/report'
import { Acting, OPERATOR } from '../../src/keeping/write-as'
import { emptyDatabaseUrl } from '../support/database'

export interface Registry {
  readonly url: string
  readonly database: Database
}

export async function emptyRegistry(): Promise<Registry> {
  const url = await emptyDatabaseUrl()
  return { url, database: await openDatabase(url) }
}

export const newFolder = () => mkdtempSync(join(String(process.env.PARTNERSTWA_TEST_FOLDER), 'export-'))

/** By default: everything but drafts, in CSV, into a new folder. */
export async function exported(
  { url, database }: Registry,
  order: Partial<Order> = {},
): Promise<Exported & { readonly folder: string }> {
  const folder = order.folder ?? newFolder()
  const whole: Order = {
    ...{ shapes, format: 'csv', withDrafts: false, isSafe: false, overwrites: false },
    ...{ ...order, folder },
  }
  const done = await onSnapshot(url, database.dataSource, (snapshot) =>
    exportRegistry(whole, snapshot, () => () => {}),
  )
  return { ...done, folder }
}

/** Brings in the files as the registry’s operator does. */
export async function imported(files: Exported['files'], { database }: Registry): Promise<Report[]> {
  const reports: Report[] = []
  for (const { path } of files) {
    const intake = intakes.find(({ shape }) => path.includes(shape.name))
    if (!intake) throw new Error(`Nobody takes ${path}.`)
    const order = {
      ...({ intake, source: 'export', isDryRun: false, onDuplicate: 'skip', areDrafts: false } as const),
      isOperators: true,
    }
    const rows = readFile(createReadStream(path), intake.shape.fields)
    reports.push(
      await importRows(rows, order, {
        reader: database.reader,
        viewer: OPERATOR,
        batch: 200,
        transact: (work) => database.write((write) => work(Acting.operator(write, new Date()))),
      }),
    )
  }
  return reports
}
