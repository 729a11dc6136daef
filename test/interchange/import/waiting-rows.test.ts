import { Role } from '../../../src/authz/role.enums'
import { importReport } from '../../../src/cli/print-import-report'
import type { ImportOptions } from '../../../src/interchange/import/import-options'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakePartnership } from '../../support/fakes'
import { importUpload, layOut } from './import-upload'

describe('Rows of published partnerships', () => {
  let app: App
  /** Organises a partnership of 1465, and edits another place. */
  let organiser: Member
  const partnership = fakePartnership({ name: 'Dąb', slug: 'dab' })

  beforeAll(async () => {
    app = await startApp({ FIRST_DATA: 'none' })
    await layOut(app.database)
    organiser = await app.appoint(Role.EDITOR, 'territory_02')
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership])
      await write.insertRows('partnership_territory', [
        { partnershipId: partnership.id, territoryId: 'territory_1465' },
      ])
      const grant = { accountId: organiser.id, role: Role.ORGANISER, scopeId: partnership.id }
      await addGrant({ ...grant, grantedById: null }, write, new Date())
    })
  })
  afterAll(() => app.close())

  async function send(body: string, query = '') {
    const response = await fetch(`${app.url}/import/partnerships?source=urzad${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${organiser.accessToken}` },
      body,
    })
    // biome-ignore lint/suspicious/noExplicitAny: the assertions check what it is
    return (await response.json()) as any
  }

  const record = async () =>
    (
      await organiser.data(`{ partnership(id: "${partnership.id}") { name slug summary territories { code }
        pendingChange { id differences { field to } } } }`)
    ).partnership
  const row = `id,key,name,summary,territories=\n${partnership.id},A,Klon,Sad,0264 | 1465\n`
  const problems = ['name', 'territories'].map((column) => ({
    ...{ row: 2, key: 'A', column },
    message: `The new ${column} of this published partnership waits for an editor. Until then, the record has the present one.`,
  }))

  it('wait for an editor over HTTP where their writer could not publish them; the rest is written', async () => {
    expect(await send(row, '&dryRun=true')).toMatchObject({ waiting: 1, updated: 0, refused: 0, problems })
    expect(await record()).toMatchObject({ summary: null, pendingChange: null })
    expect(await send(row)).toMatchObject({
      ...{ rows: 1, waiting: 1, updated: 0, refused: 0, problems },
      changes: [{ field: 'summary', from: null, to: 'Sad' }],
    })
    const waiting = await record()
    expect(waiting).toMatchObject({
      ...{ name: 'Dąb', slug: 'dab', summary: 'Sad', territories: [{ code: '1465' }] },
      pendingChange: {
        differences: [
          { field: 'name', to: 'Klon' },
          { field: 'territories', to: ['0264', '1465'] },
        ],
      },
    })
    // The same file again: it has been told, and nothing new waits.
    expect(await send(row)).toMatchObject({ waiting: 0, unchanged: 1 })
    expect((await record()).pendingChange.id).toBe(waiting.pendingChange.id)
  })

  it('are in at once where the operator brings them at the command line, who answers for the registry', async () => {
    const options = { isDryRun: false } as ImportOptions
    const report = await importUpload(app.database, row.replace('Klon', 'Jesion'), { source: 'operator' })
    expect(importReport(report, options)).toContain(
      '1 rows: 0 new, 1 changed, 0 unchanged, 0 waiting, 0 skipped, 0 refused.',
    )
    expect(await record()).toMatchObject({ name: 'Jesion', slug: 'jesion' })
  })

  it('say in the report of the command line what waits', async () => {
    const report = await importUpload(app.database, row.replace('Klon', 'Jesion'), { source: 'operator' })
    report.add(
      { result: 'waiting', problems: [{ row: 9, column: 'name', message: 'It waits.' }] },
      { line: 9, lines: 1, key: 'W' },
    )
    expect(importReport(report, { isDryRun: false } as ImportOptions)).toBe(
      'Row 9 (key W), column name: It waits.\n\n2 rows: 0 new, 0 changed, 1 unchanged, 1 waiting, 0 skipped, 0 refused.',
    )
  })
})
