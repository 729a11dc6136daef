import { Role } from '../../../src/authz/role.enums'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakeOrganisation, fakePartnership } from '../../support/fakes'
import { importUpload, layOut, told } from './import-upload'

describe('Rows of public organisations', () => {
  let app: App
  let editor: Member

  beforeAll(async () => {
    app = await startApp({ FIRST_DATA: 'none' })
    await layOut(app.database)
    editor = await app.appoint(Role.EDITOR, 'territory_14')
  })
  afterAll(() => app.close())

  async function send(by: Member, body: string, type = 'organisations') {
    const response = await fetch(`${app.url}/import/${type}?source=urzad`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${by.accessToken}` },
      body,
    })
    // biome-ignore lint/suspicious/noExplicitAny: the assertions check what it is
    return (await response.json()) as any
  }

  const found = async (by: Client, search: string) =>
    (
      await by.data(
        'query Find($search: String!) { organisations(filter: { search: $search }) { nodes { id } } }',
        {
          search,
        },
      )
    ).organisations.nodes

  it('are published where an editor of their territory brings them, and refused elsewhere', async () => {
    const report = await send(
      editor,
      'key,name,kind,territory\nA,Szkoła Alfa,SCHOOL,1465\nB,Szkoła Beta,SCHOOL,0264\n',
    )
    expect(report).toMatchObject({ created: 1, refused: 1, problems: [{ row: 3, column: 'territory' }] })
    expect(await found(app, 'Alfa')).toHaveLength(1)
  })

  it('make no published organisation a public one, nor rename one, for whoever could not publish it', async () => {
    const records = [{ kind: 'NGO' }, { kind: 'SCHOOL' }].map(({ kind }) =>
      fakeOrganisation({ kind: kind as never, territoryId: 'territory_0264' }),
    )
    await app.database.write(async (write) => {
      await write.insert(Organisation, records)
      for (const { id: scopeId } of records) {
        const grant = { accountId: editor.id, role: Role.REPRESENTATIVE as const, scopeId, grantedById: null }
        await addGrant(grant, write, new Date())
      }
    })
    const [ngo, school] = records.map(({ id }) => id)
    const report = await send(editor, `id,key,name,kind\n${ngo},C,Gmina,MUNICIPALITY\n${school},D,Urząd,\n`)
    expect(report).toMatchObject({ refused: 2, updated: 0 })
    for (const { message } of report.problems)
      expect(message).toMatch(/^Only editors of its territory and administrators may change the name/)
    expect(await send(editor, `id,key,offers\n${school},E,sala\n`)).toMatchObject({ updated: 1 })
  })

  it('name no draft that whoever brings them cannot see, and are likened to none', async () => {
    const draft = fakeOrganisation({ name: 'Tajna Szkoła', territoryId: 'territory_0264', publishedAt: null })
    const partnership = fakePartnership()
    await app.database.write(async (write) => {
      await write.insert(Organisation, [draft])
      await write.insert(Partnership, [partnership])
      await write.insertRows('partnership_territory', [
        { partnershipId: partnership.id, territoryId: 'territory_1465' },
      ])
    })
    const memberships = `key,partnershipId,organisationId\nF,${partnership.id},${draft.id}\n`
    expect(await send(editor, memberships, 'memberships')).toMatchObject({
      ...{ refused: 1, problems: [{ column: 'organisationId' }] },
    })
    const agreements = `key,partnershipId,parties\nG,${partnership.id},${draft.id}\n`
    expect(await send(editor, agreements, 'agreements')).toMatchObject({
      ...{ refused: 1, problems: [{ column: 'parties' }] },
    })
    const initiators = `id,initiators.kind,initiators.organisationId\n${partnership.id},NGO,${draft.id}\n`
    expect(await send(editor, initiators, 'partnerships')).toMatchObject({ refused: 1 })
    expect(await send(editor, 'key,name,territory\nH,Tajna Szkoła,1465\n')).toMatchObject({
      created: 1,
      skipped: 0,
    })
  })

  it('come from another registry as they were there: drafts stay drafts', async () => {
    const rows =
      'key,name,kind,publishedAt\nJ,Szkoła Jota,SCHOOL,\nK,Szkoła Kappa,SCHOOL,2024-05-01T10:00:00.000Z\n'
    const report = await importUpload(app.database, rows, { type: 'organisations', source: 'operator' })
    expect([told(report), report.counts.created]).toEqual([[], 2])
    expect(await found(app, 'Jota')).toEqual([])
    expect(await found(await app.appoint(Role.ADMIN), 'Jota')).toHaveLength(1)
    expect(await found(app, 'Kappa')).toHaveLength(1)
    // A file without the column is of what everybody sees.
    await importUpload(app.database, 'key,name,kind\nL,Szkoła Lambda,SCHOOL\n', { type: 'organisations' })
    expect(await found(app, 'Lambda')).toHaveLength(1)
  })
})
