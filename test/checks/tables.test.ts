import { createDataSource } from '../../src/database/data-source'
import { emptyDatabaseUrl } from '../support/database'
import { ownFiles } from './planted'
import { isAbove, type NamedTable, tableFiles, tablesNamedIn } from './table-rooms'

const PLANTED_IN = 'src/modules/territory/planted.ts'

const PLANTED = [
  'export const found = sql`SELECT "id" FROM "partnership" WHERE "id" = 1`',
  `export const linked = sql\`SELECT 1 FROM \${works} JOIN "event_co_host" AS tied ON true\``,
  `export const text = 'DELETE FROM "comment"'`,
  `export const named = sql\`SELECT 1 FROM \${name('guide')}\``,
  `export const locked = write.dialect.holdTables(['organisation'])`,
  `export const rows = write.insertRows('partnership_sector', [])`,
  `export const tables = { tables: ['event_co_host'] }`,
  `export const list = { through: { table: 'agreement_party' } }`,
]

const ALLOWED = [
  'export const own = sql`UPDATE "territory" SET "name" = "name"`',
  'export const below = sql`SELECT "id" FROM "change"`',
  'export const column = sql`SELECT t."event", 1 AS "comment" FROM "territory" AS t`',
  `export const prefix = { prefix: 'event', id: newId('event') }`,
]

describe('The tables that SQL names', () => {
  let files: ReadonlyMap<string, string>
  beforeAll(async () => {
    const dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
    files = tableFiles(dataSource)
    await dataSource.destroy()
  })

  const upward = (named: readonly NamedTable[]) =>
    named.filter(({ file, table }) => isAbove(String(files.get(table)), file))
  const namedIn = (file: string, text?: string) => tablesNamedIn(file, [...files.keys()], text)

  it('are of the room of the file, or of rooms below it', () => {
    const sources = ownFiles.filter((file) => file.startsWith('src/'))
    const statements = upward(sources.flatMap((file) => namedIn(file)))
    expect(statements).toEqual([])
  })

  it.each(PLANTED)('are refused in a room below: %s', (line) => {
    expect(upward(namedIn(PLANTED_IN, line))).toHaveLength(1)
  })

  it.each(ALLOWED)('are allowed: %s', (line) => {
    expect(upward(namedIn(PLANTED_IN, line))).toEqual([])
  })
})
