import { Readable } from 'node:stream'
import type { Database } from '../../../src/database/database'
import { importFile } from '../../../src/interchange/import/import-file'
import type { Importer, ImportOptions } from '../../../src/interchange/import/import-options'
import type { ImportReport } from '../../../src/interchange/import/import-report'
import { importerOf } from '../../../src/interchange/import/importers/importers'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { MutationContext, OPERATOR } from '../../../src/mutations/mutation-context'
import { fakeSectors, fakeTerritory } from '../../support/fakes'

/** The sectors, and a few units. */
export const layOut = (database: Database) =>
  database.write(async (write) => {
    await write.insert(Sector, fakeSectors())
    await write.insert(Territory, [
      fakeTerritory('14', null, 'mazowieckie'),
      fakeTerritory('1465', '14', 'Warszawa'),
      fakeTerritory('02', null, 'dolnośląskie'),
      fakeTerritory('0264', '02', 'Wrocław'),
    ])
  })

type Changes = Partial<ImportOptions> & {
  readonly type?: string
  readonly batch?: number
  readonly fileName?: string
}

/** Brings in a text as the operator does from the command line. */
export function importUpload(
  database: Database,
  text: string | Buffer | readonly Buffer[],
  changes: Changes = {},
): Promise<ImportReport> {
  const chunks = [text].flat() as (string | Buffer)[]
  return bringInFile(database, () => Readable.from(chunks.map((chunk) => Buffer.from(chunk))), changes)
}

/** Brings in what is there whenever the file is opened. */
export const bringInFile = (
  database: Database,
  open: () => AsyncIterable<Buffer>,
  { type = 'partnerships', batch = 200, fileName, ...order }: Changes = {},
): Promise<ImportReport> =>
  importFile(
    open,
    {
      importer: importerOf(type) as Importer,
      source: 'test',
      isDryRun: false,
      onDuplicate: 'skip',
      areDrafts: false,
      blank: 'keeps',
      isOperators: true,
      ...order,
    },
    {
      reader: database.reader,
      viewer: OPERATOR,
      batch,
      ...(fileName !== undefined && { file: { name: fileName, hash: null } }),
      transact: (work) => database.write((write) => work(MutationContext.operator(write, new Date()))),
    },
  )

/** `3 name: name must not be blank.` */
export const told = ({ problems }: ImportReport): string[] =>
  problems.map(({ row, column, message }) => `${row} ${column}: ${message}`)

/** `phone: The telephone was … (2: 3, 4)`: what was read otherwise than it is written. */
export const noted = ({ notes }: ImportReport): string[] =>
  notes
    .list()
    .map(({ column, message, count, rows }) => `${column}: ${message} (${count}: ${rows.join(', ')})`)
