import { createReadStream, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../../src/database/database'
import { onSnapshot } from '../../../src/database/snapshot'
import {
  type Exported,
  type ExportOptions,
  exportRegistry,
} from '../../../src/interchange/export/export-registry'
import { importFile } from '../../../src/interchange/import/import-file'
import type { ImportOptions } from '../../../src/interchange/import/import-options'
import type { ImportReport } from '../../../src/interchange/import/import-report'
import { importers } from '../../../src/interchange/import/importers/importers'
import { recordSchemas } from '../../../src/interchange/record-schemas'
import { MutationContext, OPERATOR } from '../../../src/mutations/mutation-context'
import { testDatabaseUrl } from '../../support/database'

export interface Registry {
  readonly url: string
  readonly database: Database
}

export async function emptyRegistry(): Promise<Registry> {
  const url = await testDatabaseUrl()
  return { url, database: await openDatabase(url) }
}

export const newFolder = () => mkdtempSync(join(String(process.env.PARTNERSTWA_TEST_FOLDER), 'export-'))

/** By default: everything but drafts, in CSV, into a new folder. */
export async function exported(
  { url, database }: Registry,
  options: Partial<ExportOptions> = {},
): Promise<Exported & { readonly folder: string }> {
  const folder = options.folder ?? newFolder()
  const whole: ExportOptions = {
    ...{ recordSchemas, format: 'csv', withDrafts: false, isSafe: false, overwrites: false },
    ...{ ...options, folder },
  }
  const done = await onSnapshot(url, database.dataSource, (snapshot) =>
    exportRegistry(whole, snapshot, () => () => {}),
  )
  return { ...done, folder }
}

/** Brings in the files as the registry’s operator does. */
export async function imported(
  files: readonly { readonly path: string }[],
  { database }: Registry,
  changed: Partial<Pick<ImportOptions, 'source' | 'blank'>> = {},
): Promise<ImportReport[]> {
  const reports: ImportReport[] = []
  for (const { path } of files) {
    const importer = importers.find(({ recordSchema }) => path.includes(`${recordSchema.name}.`))
    if (!importer) throw new Error(`Nobody takes ${path}.`)
    const options = {
      ...({
        importer,
        source: 'export',
        isDryRun: false,
        onDuplicate: 'skip',
        areDrafts: false,
        blank: 'keeps',
      } as const),
      isOperators: true,
      ...changed,
    }
    reports.push(
      await importFile(() => createReadStream(path), options, {
        reader: database.reader,
        viewer: OPERATOR,
        batch: 200,
        transact: (work) => database.write((write) => work(MutationContext.operator(write, new Date()))),
      }),
    )
  }
  return reports
}
