import type { Database } from '../../../src/database/database'
import { testDatabase } from '../../support/database'
import { importUpload, layOut } from './import-upload'
import { recordsOf, rowsOf, undoImport } from './undo-world'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const undo = (id: string | null) => undoImport(database, id)
const snapshot = () => recordsOf(database)

const importOf = async (id: string) =>
  (await rowsOf<Record<string, unknown>>(database, `SELECT * FROM "import" WHERE "id" = '${id}'`))[0]

describe('The undo of an import', () => {
  it('takes created organisations away, and is itself undone', async () => {
    const empty = await snapshot()
    const report = await importUpload(database, 'key,name,krs\nA,Dąb,0000325251\nB,Klon,\n', {
      type: 'organisations',
    })
    const full = await snapshot()
    expect(Object.keys(full)).toHaveLength(2)
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
    expect(await rowsOf(database, 'SELECT * FROM undo_conflict')).toEqual([])
    expect(await snapshot()).toEqual(before)
    await undo(undoId)
    expect(await snapshot()).toEqual(after)
  })
})
