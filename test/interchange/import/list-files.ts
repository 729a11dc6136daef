import { randomUUID } from 'node:crypto'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../../../src/database/database'
import { type FileOptions, prepareFile } from '../../../src/interchange/import/files/prepare-file'
import type { ImportReport } from '../../../src/interchange/import/import-report'
import { bringInFile } from './import-upload'

type Changes = NonNullable<Parameters<typeof bringInFile>[2]>

/** Brings in a file of any kind, as the command does. */
export async function importList(
  database: Database,
  content: string | Buffer,
  { encoding = null, sheet = null, ...changes }: Changes & Partial<FileOptions> = {},
): Promise<ImportReport> {
  const path = join(String(process.env.PARTNERSTWA_TEST_FOLDER), `list-${randomUUID()}`)
  await writeFile(path, content)
  const file = await open(path)
  try {
    const prepared = await prepareFile(file, { encoding, sheet })
    return await bringInFile(database, prepared.read, { ...changes, format: prepared.format }).finally(() =>
      prepared.close(),
    )
  } finally {
    await file.close()
  }
}
