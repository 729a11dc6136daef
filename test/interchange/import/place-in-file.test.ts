import fc from 'fast-check'
import sql, { raw } from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import type { ImportReport } from '../../../src/interchange/import/import-report'
import { testDatabase } from '../../support/database'
import { tries } from '../../support/scale'
import { importUpload, layOut, told } from './import-upload'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const TABLES = ['event', 'membership', 'agreement', 'partnership', 'organisation', 'external_key']

/** The registry as each try finds it. */
async function reset(before: Readonly<Record<string, string>>) {
  await database.write(async (write) => {
    for (const table of TABLES) await write.run(sql`DELETE FROM ${raw(`"${table}"`)}`)
  })
  for (const [type, text] of Object.entries(before))
    await importUpload(database, text, { type, onDuplicate: 'create' })
}

type Row = Readonly<Record<string, string>>

const csvOf = (rows: readonly Row[]): string => {
  const names = Object.keys(rows[0] ?? {})
  return `${[names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => cells.join(',')).join('\n')}\n`
}

/** What became of each row, whatever its place: rows are named by their marks in place of their numbers. */
function outcomesOf(report: ImportReport, rows: readonly Row[]) {
  const mark = (row: number) => rows[row - 2]?.mark ?? rows[row - 2]?.key
  const problems = report.problems.map(({ row, column, message }) => {
    // Of several that are alike, any is named.
    const about = message
      .replace(/\brow \d+/gi, 'row')
      .replace(/[a-z]+_\w{26}/g, 'id')
      .replace(/” \([a-z-]+\)/g, '” (slug)')
    return `${mark(row)} ${column}: ${about}`
  })
  const changes = report.changes.map(({ row, field, to }) => `${mark(row)} ${field} ${JSON.stringify(to)}`)
  return { counts: report.counts, problems: problems.sort(), changes: changes.sort() }
}

const state = (type: string) =>
  database.write(async (write) => {
    const columns: Readonly<Record<string, string>> = {
      organisations:
        '"name", "krs", "nip", "territoryId" FROM "organisation" ORDER BY "name", "krs", "nip", "territoryId"',
      partnerships: '"name", "krs", "summary" FROM "partnership" ORDER BY "name", "krs", "summary"',
      events: '"title", "startsAt", "place" FROM "event" ORDER BY "title", "startsAt", "place"',
    }
    const rows = await write.read<object>(sql`SELECT ${raw(columns[type] ?? '')}`)
    return rows.map((row) => JSON.stringify(row)).sort()
  })

const pick = (...values: string[]) => fc.constantFrom(...values)

const organisation = fc.record({
  key: pick('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
  name: pick('Fundacja Sad', 'Sad', 'FUNDACJA „SAD”', 'Stowarzyszenie Młyn', 'Młyn', 'Las'),
  krs: pick('', '', '', '0000325251', '0000325252', '325253'),
  nip: pick('', '', '', '5242695801'),
  territory: pick('', '14', '1465', '0264', 'Nigdzie'),
})
const partnership = fc.record({
  key: pick('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
  name: pick('Zielona Dolina', 'Partnerstwo Zielona Dolina', 'Dolina Zielona', 'Stary Młyn', 'Nad Rzeką'),
  krs: pick('', '', '', '0000325251', '0000325252'),
  territories: pick('', '14', '1465', '0264'),
  summary: pick('', 'Las', 'Sad'),
})
const event = fc.record({
  key: pick('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
  partnershipId: pick('P', 'Q', 'X'),
  title: pick('Piknik', 'PIKNIK', 'Koncert'),
  kind: fc.constant('PICNIC'),
  startsOn: pick('2031-05-01', '01.05.2031', '2031-05-02'),
  place: pick('', 'Park', 'Las'),
})

const HOSTS = { partnerships: 'key,name\nP,Nad Wisłą\nQ,Kaskada\n' }

const CASES = [
  [
    'organisations',
    organisation,
    { organisations: 'key,name,krs,territory\nA,Fundacja Sad,0000325251,1465\nZ,Młyn,,0264\n' },
  ],
  [
    'partnerships',
    partnership,
    { partnerships: 'key,name,krs,territories\nA,Zielona Dolina,0000325251,1465\nZ,Nad Rzeką,,14\n' },
  ],
  [
    'events',
    event,
    {
      ...HOSTS,
      events:
        'key,partnershipId,title,kind,startsOn\nA,P,Piknik,PICNIC,2031-05-01\nZ,Q,Koncert,CONCERT,2031-05-02\n',
    },
  ],
] as const

describe('What becomes of a row', () => {
  it.each(CASES)(
    'is the same in a dry run and a run, in any order and in batches of any size: %s',
    async (type, row, before) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(row as fc.Arbitrary<Row>, { minLength: 1, maxLength: 9 }),
          fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
          fc.integer({ min: 1, max: 9 }),
          pick('skip', 'create', 'update'),
          async (made, random, batch, onDuplicate) => {
            const rows = made.map((each, index) => ({ ...each, mark: `m${index}` }))
            const shuffled = [...rows]
              .map((each) => ({ each, at: random.next().value as number }))
              .sort((one, other) => one.at - other.at)
              .map(({ each }) => each)
            const order = {
              type,
              onDuplicate: onDuplicate as 'skip',
              columns: { ignored: new Set(['mark']) },
            }
            const bring = async (list: readonly Row[], changes: object) =>
              outcomesOf(await importUpload(database, csvOf(list), { ...order, ...changes }), list)
            await reset(before)
            const tried = await bring(rows, { isDryRun: true })
            const done = await bring(rows, {})
            const stored = await state(type)
            expect(tried).toEqual(done)
            await reset(before)
            expect(await bring(shuffled, { batch })).toEqual(done)
            expect(await state(type)).toEqual(stored)
          },
        ),
        { numRuns: tries(120, 25) },
      )
    },
  )

  it('is skipped with the other of two that are alike, wherever they stand', async () => {
    const rows = ['A,Zielona Dolina', 'B,Młyn', 'C,Dolina Zielona']
    for (const list of [rows, rows.toReversed()]) {
      const report = await importUpload(database, `key,name\n${list.join('\n')}\n`, { isDryRun: true })
      expect(told(report)).toEqual([
        expect.stringMatching(/^2 null: It looks like row 4 of the file/),
        expect.stringMatching(/^4 null: It looks like row 2 of the file/),
      ])
      expect(report.counts).toMatchObject({ created: 1, skipped: 2 })
    }
  })

  it('knows what another import has made meanwhile', async () => {
    let isOther = false
    const other = async () => {
      if (isOther) return
      isOther = true
      await importUpload(database, 'key,name,territories\nX,Zielona Dolina,1465\n', { source: 'other' })
    }
    // The other import runs while this one is in its first batch.
    const rows = ['A,Stary Młyn,0264', 'B,Nad Rzeką,14', 'C,Dolina Zielona,1465']
    const [report] = await Promise.all([
      importUpload(database, `key,name,territories\n${rows.join('\n')}\n`, { batch: 1 }),
      other(),
    ])
    const found = await database.write((write) =>
      write.read<{ name: string }>(sql`SELECT "name" FROM "partnership"`),
    )
    const doubles = found.filter(({ name }) => /Dolina/.test(name))
    expect(doubles).toHaveLength(1)
    expect(report.counts.created + report.counts.skipped).toBe(3)
  })
})

describe('An organisation of a list', () => {
  const header = 'key,name,krs,nip,territory\n'
  const bring = (row: string, changes = {}) =>
    importUpload(database, `${header}${row}\n`, { type: 'organisations', source: 'other', ...changes })

  beforeEach(() =>
    importUpload(database, `${header}A,Stowarzyszenie „Próba”,0000325251,5242695801,1465\n`, {
      type: 'organisations',
    }),
  )

  it.each([
    ['its KRS', '1,Inna nazwa,325251,,1465'],
    ['its NIP', '1,Inna nazwa,,524-269-58-01,1465'],
    ['its NIP, without a place', '1,Inna nazwa,,524-269-58-01,'],
  ])('is the one with %s', async (_what, row) => {
    expect((await bring(row)).counts).toMatchObject({ updated: 1, created: 0 })
  })

  it.each([
    ['other capitals, quotation marks and blanks', '1,"STOWARZYSZENIE  ""PRÓBA""",,,1465'],
    ['no legal form', '1,próba,,,1465'],
    ['another legal form', '1,Fundacja Próba,,,1465'],
  ])('may be the one whose name has %s', async (_what, row) => {
    expect(told(await bring(row))).toEqual([
      expect.stringMatching(/^2 null: It looks like “Stowarzyszenie „Próba”” \(/),
    ])
  })

  it('is another one, with a name like it in another place or with another number', async () => {
    expect((await bring('1,Próba,,,0264')).counts.created).toBe(1)
    expect((await bring('2,Próba,0000325299,,1465')).counts.created).toBe(1)
  })

  it('that has its number in another place is asked about, as a branch, and never merged', async () => {
    expect(told(await bring('1,Próba Oddział Wrocław,325251,,0264'))).toEqual([
      expect.stringMatching(/which has the same krs: is it a branch of it\?/),
    ])
    expect(
      (await bring('1,Próba Oddział Wrocław,,5242695801,0264', { onDuplicate: 'create' })).counts.created,
    ).toBe(1)
  })
})
