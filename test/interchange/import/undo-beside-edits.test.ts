import { Role } from '../../../src/authz/role.enums'
import { type App, startApp } from '../../support/app'
import { tries } from '../../support/scale'
import { importUpload, layOut } from './import-upload'
import { rowsOf, undoImport } from './undo-world'

let app: App

beforeAll(async () => {
  app = await startApp({ FIRST_DATA: 'none' })
  await layOut(app.database)
})
afterAll(() => app.close())

const ROWS = tries(800, 120)
const EDITORS = 4

describe('An undo beside people who edit the records', () => {
  it('loses nobody’s change: whoever comes first keeps it, and the other is told', async () => {
    const order = { type: 'organisations', onDuplicate: 'create', batch: 10 } as const
    const file = (more: object) =>
      Array.from(
        { length: ROWS },
        (_, number) =>
          `${JSON.stringify({ key: `K${number}`, name: `Młyn${number}`, territory: '14', ...more })}\n`,
      ).join('')
    await importUpload(app.database, file({}), order)
    const { importId } = await importUpload(app.database, file({ offers: ['ROOMS'] }), order)
    const records = await rowsOf<{ id: string }>(
      app.database,
      'SELECT "id" FROM "organisation" ORDER BY "id"',
    )
    const editors = await Promise.all(
      Array.from({ length: EDITORS }, () => app.appoint(Role.EDITOR, 'territory_14')),
    )
    const undoing = undoImport(app.database, importId)
    const edited = new Set<string>()
    const codes = new Set<string>()
    await Promise.all(
      editors.map(async (editor, place) => {
        for (let at = place; at < Math.min(records.length, EDITORS * 50); at += EDITORS) {
          // From the other end, so that they meet the undo somewhere.
          const { id } = records[at] as { id: string }
          const { errors } = await editor.query(
            'mutation Change($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { organisation { id } } }',
            { input: { id, expectedVersion: 2, nip: '5260001246' } },
          )
          if (errors) codes.add(errors[0]?.extensions.code as string)
          else edited.add(id)
        }
      }),
    )
    const undoId = await undoing
    expect([...codes].filter((code) => code !== 'CONFLICT')).toEqual([])
    const left = await rowsOf<{ recordId: string }>(
      app.database,
      `SELECT "recordId" FROM "undo_conflict" WHERE "importId" = '${undoId}' ORDER BY "recordId"`,
    )
    expect(left.map(({ recordId }) => recordId)).toEqual([...edited].sort())
    const now = await rowsOf<{ id: string; nip: string | null; offers: string }>(
      app.database,
      'SELECT "id", "nip", "offers" FROM "organisation"',
    )
    for (const { id, nip, offers } of now)
      expect([id, nip, offers]).toEqual(edited.has(id) ? [id, '5260001246', '["ROOMS"]'] : [id, null, '[]'])
  })
})
