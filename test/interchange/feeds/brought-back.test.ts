import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { recordSchemas } from '../../../src/interchange/record-schemas'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { imported, newFolder } from '../export/transfer'

const FILES = recordSchemas.map(({ name }) => name)

describe('a table of a feed of the first data', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('examples'))
  })
  afterAll(() => app.close())

  const text = async (path: string) => (await fetch(`${app.url}/feeds/${path}`)).text()

  it.each(
    FILES.flatMap((name) => ['', '?delimiter=semicolon&language=EN'].map((query) => [name, query] as const)),
  )('can be imported as it is: %s.csv%s', async (name, query) => {
    const path = join(newFolder(), `${name}.csv`)
    writeFileSync(path, await text(`${name}.csv${query}`))
    const registry = { database: app.database, url: '' }
    const [report] = await imported([{ path }], registry, { source: `${name}${query}` })
    expect(report).toMatchObject({ problems: [], changes: [], counts: { unchanged: report?.rows } })
    expect(report?.rows).toBeGreaterThan(5)
  })

  it.each([
    ['memberships', ['partnershipName', 'roleLabel', 'statusLabel']],
    ['agreements', ['partnershipName']],
    ['links', ['partnershipName', 'kindLabel']],
    ['initiators', ['kindLabel', 'sectorLabel']],
    ['territories', ['levelLabel', 'path']],
    ['organisations', ['url']],
  ])('has names in every row of %s', async (name, columns) => {
    const rows: Record<string, string>[] = parse(await text(`${name}.csv`), { columns: true })
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter((row) => columns.some((column) => !row[column]))).toEqual([])
  })

  it('has the units above each unit', async () => {
    const [unit] = JSON.parse(await text('territories/1465128.json'))
    expect(unit).toMatchObject({
      ...{ code: '1465128', parentName: 'Warszawa', levelLabel: 'dzielnica' },
      path: 'Ursus, Warszawa, województwo mazowieckie',
    })
  })
})
