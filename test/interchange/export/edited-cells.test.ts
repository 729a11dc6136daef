import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { BLANKS } from '../../../src/interchange/import/columns/parsed-row'
import { fillAtRandom } from '../../support/random-registry'
import { addOddRecords } from './odd-records'
import { emptyRegistry, exported, imported, type Registry } from './transfer'

/** Columns of each file that may hold any text, or what stands here. */
const EDITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organisations: {
    'contact.phone': '+48 22 000 00 00',
    'address.town': 'Opole',
    nip: '5242695801',
    territory: '14',
  },
  partnerships: {
    summary: 'Inaczej',
    seeksText: 'Sali',
    legalForm: 'fundacja',
    'contact.website': 'https://example.org/inaczej',
    'address.postalCode': '49-100',
    'location.latitude': '50.5',
    activityAreas: 'ENTREPRENEURSHIP',
  },
  memberships: { contribution: 'Sala', since: '1999' },
  agreements: { title: 'Inna', documentUrl: 'https://example.org/umowa' },
  events: {
    place: 'Inne',
    capacity: '77',
    'address.street': 'ul. Inna 1',
    onlineUrl: 'https://example.org/e',
  },
}

describe('a registry that is exported in CSV', () => {
  let registry: Registry
  let files: { path: string; type: string; rows: string[][] }[]
  beforeAll(async () => {
    registry = await emptyRegistry()
    await fillAtRandom(registry.database)
    // Some end before they begin, which the registry takes from nobody.
    await registry.database.dataSource.query(
      'UPDATE "event" SET "endsAt" = NULL WHERE "endsAt" <= "startsAt"',
    )
    await addOddRecords(registry)
    const written = await exported(registry, { withDrafts: true })
    files = written.files.map(({ path }) => ({
      path,
      type: Object.keys(EDITS).find((type) => path.includes(type)) ?? '',
      rows: parse(readFileSync(path, 'utf8')),
    }))
  })
  afterAll(() => registry.database.close())

  it.each(BLANKS)('and imported again, is changed nowhere where an empty cell %s', async (blank) => {
    const reports = await imported(files, registry, { blank, source: `again ${blank}` })
    for (const { rows, counts, problems, changes } of reports)
      expect({ counts, problems, changes }).toMatchObject({
        counts: { unchanged: rows },
        problems: [],
        changes: [],
      })
  })

  it('and edited in one cell of a row, is changed in that one', async () => {
    const edited: string[] = []
    for (const { path, type, rows } of files) {
      const [header = [], ...records] = rows
      const edits = Object.entries(EDITS[type] ?? {})
      for (const [index, [column, value]] of edits.entries()) {
        const place = header.indexOf(column)
        // Half of a location would be none.
        const fits = (cells: string[]) => column !== 'location.latitude' || cells[place] !== ''
        const row = records.findIndex((cells, at) => at % edits.length === index && fits(cells))
        const cells = records[row]
        if (!cells || cells[place] === value) continue
        cells[place] = value
        edited.push(`${type} ${row + 2} ${column}`)
      }
      writeFileSync(path, stringify([header, ...records]))
    }
    expect(edited.length).toBeGreaterThan(12)
    const reports = await imported(files, registry, { source: 'edited' })
    expect(reports.flatMap(({ problems }) => problems)).toEqual([])
    expect(
      reports
        .flatMap(({ changes }, index) =>
          changes.map(({ row, field }) => `${files[index]?.type} ${row} ${field}`),
        )
        .sort(),
    ).toEqual(edited.sort())
  })
})
