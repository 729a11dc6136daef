import { Readable } from 'node:stream'
import type { Database } from '../../src/database/database'
import type { Intake } from '../../src/import/intake/intake'
import { intakeOf } from '../../src/import/intake/intakes'
import { importFile } from '../../src/import/run/import-file'
import type { Order } from '../../src/import/run/order'
import type { Report } from '../../src/import/run/report'
import { Acting, OPERATOR } from '../../src/keeping/write-as'
import { Sector } from '../../src/sector/sector.entity'
import { Territory } from '../../src/territory/territory.entity'
import { fakeSectors, fakeTerritory } from '../support/fakes'

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

/** Brings in a text as the operator does from the command line. */
export function bringIn(
  database: Database,
  text: string | Buffer | readonly Buffer[],
  { type = 'partnerships', ...order }: Partial<Order> & { type?: string } = {},
): Promise<Report> {
  const chunks = [text].flat() as (string | Buffer)[]
  return importFile(
    () => Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
    {
      intake: intakeOf(type) as Intake,
      source: 'test',
      isDryRun: false,
      onDuplicate: 'skip',
      areDrafts: false,
      isOperators: true,
      ...order,
    },
    {
      reader: database.reader,
      viewer: OPERATOR,
      batch: 200,
      transact: (work) => database.write((write) => work(Acting.operator(write, new Date()))),
    },
  )
}

/** `3 name: name must not be blank.` */
export const told = ({ problems }: Report): string[] =>
  problems.map(({ row, column, message }) => `${row} ${column}: ${message}`)
