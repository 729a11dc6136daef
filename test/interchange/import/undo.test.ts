import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import { beginUndoById, continueUndo } from '../../../src/interchange/import/undo/undo-import'
import { MutationContext } from '../../../src/mutations/mutation-context'
import { testDatabase } from '../../support/database'
import { importUpload, layOut } from './import-upload'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const rowsOf = <Row>(text: string): Promise<Row[]> => database.write((write) => write.read<Row>(sql([text])))

const transact = <T>(work: (mutation: MutationContext) => Promise<T>): Promise<T> =>
  database.write((write) => work(MutationContext.operator(write, new Date())))

async function undo(id: string | null): Promise<string> {
  const undoId = await transact((mutation) => beginUndoById(id ?? '', mutation))
  await continueUndo(undoId, { transact })
  return undoId
}

/** All that the tables of records have, but for what grows with each write. */
async function snapshot() {
  const tables = [
    ...[
      'organisation',
      'partnership',
      'membership',
      'agreement',
      'event',
      'initiator',
      'goal',
      'former_slug',
    ],
    ...['partnership_sector', 'partnership_territory', 'partnership_initiator', 'agreement_party'],
    ...['event_co_host', 'co_host_invitation', 'external_key', 'pending_change', 'pending_change_territory'],
  ]
  const found: Record<string, string[]> = {}
  for (const table of tables)
    found[table] = (await rowsOf<Record<string, unknown>>(`SELECT * FROM "${table}"`)).map(textOf).sort()
  return found
}

/** The order of the words by which a record is found means nothing. */
const textOf = ({ version, updatedAt, searchTokens, ...row }: Record<string, unknown>) =>
  JSON.stringify(
    Object.entries({ ...row, words: String(searchTokens).split(' ').sort() }).sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  )

const importOf = async (id: string) =>
  (await rowsOf<Record<string, unknown>>(`SELECT * FROM "import" WHERE "id" = '${id}'`))[0]

describe('The undo of an import', () => {
  it('takes created organisations away, and is itself undone', async () => {
    const empty = await snapshot()
    const report = await importUpload(database, 'key,name,krs\nA,Dąb,0000325251\nB,Klon,\n', {
      type: 'organisations',
    })
    const full = await snapshot()
    expect(full.organisation).toHaveLength(2)
    const undoId = await undo(report.importId)
    expect(await snapshot()).toEqual(empty)
    expect(await importOf(undoId)).toMatchObject({
      kind: 'UNDO',
      storedState: 'DONE',
      removed: 2,
      skipped: 0,
      rows: 2,
    })
    expect(await importOf(report.importId as string)).toMatchObject({ storedState: 'UNDONE', created: 2 })
    const again = await undo(undoId)
    expect(await snapshot()).toEqual(full)
    expect(await importOf(again)).toMatchObject({ created: 2 })
    expect(await importOf(report.importId as string)).toMatchObject({ storedState: 'DONE' })
    await undo(again)
    expect(await snapshot()).toEqual(empty)
  })

  it('writes former values back: columns, lists, links, goals, slugs, initiators and keys', async () => {
    const type = 'partnerships'
    await importUpload(
      database,
      '{"key":"A","name":"Dąb","territories":["14"],"sectors":["PUBLIC"],"goals":[{"text":"Sad"},{"text":"Las"}],"initiators":[{"kind":"RESIDENT","name":"Grupa"}],"contact":{"phone":"+48 22 443 01 44"}}\n',
      { type },
    )
    const before = await snapshot()
    const report = await importUpload(
      database,
      '{"key":"A","name":"Klon","territories":["0264"],"sectors":["SOCIAL"],"goals":[{"text":"Sad, wielki"}],"initiators":[{"kind":"NGO","name":"Inna"}],"contact":{"phone":null},"summary":"Inaczej"}\n{"key":"B","name":"Brzoza","initiators":[{"kind":"NGO","name":"Trzecia"}]}\n',
      { type, blank: 'clears' },
    )
    expect(report.counts).toMatchObject({ created: 1, updated: 1 })
    const after = await snapshot()
    expect(after).not.toEqual(before)
    const undoId = await undo(report.importId)
    expect(await rowsOf('SELECT * FROM undo_conflict')).toEqual([])
    expect(await snapshot()).toEqual(before)
    await undo(undoId)
    expect(await snapshot()).toEqual(after)
  })
})
