import { Readable } from 'node:stream'
import sql from 'sql-template-tag'
import { importReport } from '../../../src/cli/print-import-report'
import type { Database } from '../../../src/database/database'
import type { ImportOptions } from '../../../src/interchange/import/import-options'
import { testDatabase } from '../../support/database'
import { bringInFile, importUpload, layOut, told } from './import-upload'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

async function names(): Promise<string[]> {
  const rows = await database.write((write) =>
    write.read<{ name: string }>(sql`SELECT "name" FROM "partnership"`),
  )
  return rows.map(({ name }) => name).sort()
}

describe('The rows of an import', () => {
  it('are in, unchanged, as they are written: names that begin with a word between quotation marks', async () => {
    const file = 'key,name\nA1,"EDU" SZKOLA\nA2,Dobra 1\nA3,Dobra 2\nA4,"Nazwa, w cudzysłowie"\nA5,Dobra 3\n'
    const report = await importUpload(database, file, { onDuplicate: 'create' })
    expect([told(report), report.counts.created]).toEqual([[], 5])
    expect(await names()).toEqual(['"EDU" SZKOLA', 'Dobra 1', 'Dobra 2', 'Dobra 3', 'Nazwa, w cudzysłowie'])
  })

  it('are in or told, each by its number, line and key, however many are damaged', async () => {
    const damages = ['"', '\0', '\r', ',', '\ufeff', Buffer.from([0xb9]), '"x" y "', 'a'.repeat(1_000_001)]
    const lines = Array.from({ length: 400 }, (_, index) => {
      const damage = damages[Math.floor(index / 5) % damages.length] ?? ''
      const isDamaged = index % 5 === 2
      return Buffer.concat(
        [`K${index},`, isDamaged ? damage : '', `Żuraw ${index}`, isDamaged ? damage : '', '\n'].map((each) =>
          Buffer.from(each),
        ),
      )
    })
    const report = await importUpload(database, [Buffer.from('key,name\n'), ...lines], {
      onDuplicate: 'create',
    })
    const { created, refused } = report.counts
    expect(created + refused).toBe(400)
    const damaged = new Set(report.problems.map(({ row }) => row))
    expect(damaged.size).toBe(refused)
    expect(report.problems.map(({ line, key }) => [line, key])).toEqual(
      report.problems.map(({ row }) => [row, `K${row - 2}`]),
    )
    expect([...damaged].every((row) => (row - 2) % 5 === 2)).toBe(true)
    const good = lines.flatMap((_, index) => (index % 5 === 2 ? [] : [`Żuraw ${index}`]))
    expect(await names()).toEqual(expect.arrayContaining(good))
  })

  it('are told with the line of the file, where that is another number', async () => {
    const file = 'key,name,description\nA,Dąb,"Opis\no dębie"\nB,\n'
    const order = { isDryRun: true } as ImportOptions
    expect(importReport(await importUpload(database, file, order), order)).toContain(
      'Row 3 (line 4, key B): The row has 2 cells, but the first row has 3.',
    )
  })

  it('are summed up: a file that changes meanwhile is an error', async () => {
    let opened = 0
    // It is read for its source, looked through, and brought in.
    const texts = ['key,name\nA,Dąb\nB,Klon\n', 'key,name\nA,Dąb\nB,Klon\n', 'key,name\nA,Dąb\n']
    const open = () => Readable.from([Buffer.from(texts[opened++] ?? '')])
    await expect(bringInFile(database, open)).rejects.toThrow(
      'The file had 2 rows on 2 lines, but the report covers 1 rows on 1 lines, with 1 results.',
    )
  })
})
