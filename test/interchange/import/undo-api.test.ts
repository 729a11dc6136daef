import sql from 'sql-template-tag'
import { Role } from '../../../src/authz/role.enums'
import { type App, type Member, startApp } from '../../support/app'
import { importUpload, layOut } from './import-upload'
import { rowsOf } from './undo-world'

let app: App
let editor: Member
let admin: Member

beforeAll(async () => {
  app = await startApp({ FIRST_DATA: 'none' })
  await layOut(app.database)
  editor = await app.appoint(Role.EDITOR, 'territory_14')
  admin = await app.appoint(Role.ADMIN)
})
afterAll(() => app.close())

let files = 0

/** Imports in the name of the editor; answers with the id of the import. */
async function send(rows: object[], type = 'organisations', by = editor): Promise<string> {
  const response = await fetch(
    `${app.url}/import/${type}?drafts=false&source=urzad&file=lista-${++files}.ndjson`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${by.accessToken}` },
      body: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    },
  )
  const report = (await response.json()) as { importId: string }
  expect(report).toMatchObject({ importId: expect.stringMatching(/^import_/), refused: 0 })
  return report.importId
}

const IMPORT = `id kind state type fileName fileHash source startedAt endedAt isOperators rows created updated removed skipped
  account { id } undoes { id } undoneBy { id state }
  conflicts(first: 50) { totalCount nodes { reason message fields recordId type node { id } change { kind } } }`

const UNDO = `mutation Undo($input: UndoImportInput!) { undoImport(input: $input) {
  import { ${IMPORT} } warnings { code message } } }`

const undo = (id: string, by: Member = editor, more = {}) => by.query(UNDO, { input: { id, ...more } })

const idOf = async (name: string) =>
  (await rowsOf<{ id: string }>(app.database, `SELECT "id" FROM "organisation" WHERE "name" = '${name}'`))[0]
    ?.id

const organisation = (key: string, more = {}) => ({
  key,
  name: `Organizacja ${key}`,
  territory: '1465',
  ...more,
})

describe('The record of an import', () => {
  it('has who, when, the file, the source and the counts, and each change before and after', async () => {
    await send([organisation('a', { nip: '5260001246' })])
    const id = await send([organisation('a', { nip: null, offers: ['ROOMS'] }), organisation('b')])
    const { import: found } = await editor.data(
      `query Import($id: ID!) { import(id: $id) { ${IMPORT} viewerCan { undo { allowed reason } }
        changes(first: 10) { nodes { kind recordId type differences { field from to } } } } }`,
      { id },
    )
    expect(found).toMatchObject({
      ...{ id, kind: 'FILE', state: 'DONE', type: 'ORGANISATION', source: 'urzad', isOperators: false },
      ...{ fileName: `lista-${files}.ndjson`, fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ...{ rows: 2, created: 1, updated: 1, account: { id: editor.id }, undoneBy: null },
      viewerCan: { undo: { allowed: true, reason: null } },
    })
    expect(found.changes.nodes).toEqual([
      { kind: 'CREATED', recordId: await idOf('Organizacja b'), type: 'ORGANISATION', differences: null },
      {
        ...{ kind: 'UPDATED', recordId: await idOf('Organizacja a'), type: 'ORGANISATION' },
        differences: [{ field: 'offers', from: [], to: ['ROOMS'] }],
      },
    ])
  })

  it('is seen by its account and administrators alone, and not left by a dry run', async () => {
    const id = await send([organisation('own')])
    const [stranger, other] = [await app.signUp(), await app.appoint(Role.EDITOR, 'territory_02')]
    const LIST = '{ imports(first: 50) { nodes { id } } }'
    const seenBy = async (member: Member) =>
      (await member.data(LIST)).imports.nodes.map((each: { id: string }) => each.id)
    expect(await seenBy(editor)).toContain(id)
    expect(await seenBy(admin)).toContain(id)
    expect(await seenBy(stranger)).toEqual([])
    expect(await seenBy(other)).toEqual([])
    expect((await app.query(LIST)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const one = { query: 'query One($id: ID!) { import(id: $id) { id } node(id: $id) { id } }', id }
    expect(await other.data(one.query, { id })).toEqual({ import: null, node: null })
    expect((await undo(id, other)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    const count = (await seenBy(admin)).length
    await importUpload(app.database, 'key,name\nX,Sucha\n', { type: 'organisations', isDryRun: true })
    expect(await seenBy(admin)).toHaveLength(count)
    const undone = await editor.data(
      '{ imports(first: 5, filter: { states: [UNDONE], kinds: [UNDO], types: [EVENT] }) { totalCount } }',
    )
    expect(undone).toEqual({ imports: { totalCount: 0 } })
  })
})

describe('undoImport', () => {
  it('takes the import back, for its editor, with tombstones for those who follow the registry', async () => {
    const id = await send([organisation('t1'), organisation('t2')])
    const gone = await idOf('Organizacja t1')
    expect((await undo(id, editor, { validateOnly: true })).data?.undoImport).toEqual({
      ...{ import: null, warnings: [] },
    })
    const { undoImport } = (await undo(id)).data as never
    expect(undoImport).toMatchObject({
      import: {
        kind: 'UNDO',
        state: 'DONE',
        removed: 2,
        skipped: 0,
        undoes: { id },
        account: { id: editor.id },
      },
    })
    expect(await idOf('Organizacja t1')).toBeUndefined()
    const feed = await fetch(`${app.url}/feeds/organisations/${gone}.json`)
    expect(feed.status).toBe(410)
    const { changes } = await app.data('{ changes(first: 100) { nodes { kind recordId role } } }')
    expect(changes.nodes).toContainEqual({ kind: 'DELETED', recordId: gone, role: 'EDITOR' })
    const again = await undo(id)
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_UNDONE' })
    expect((await send([organisation('t1')])).length).toBeGreaterThan(0)
    expect(await idOf('Organizacja t1')).toBeDefined()
  })

  it('leaves what somebody has changed since, and tells by what', async () => {
    await send([organisation('c1'), organisation('c2')])
    const id = await send([
      organisation('c1', { offers: ['ROOMS'] }),
      organisation('c2', { offers: ['ROOMS'] }),
      organisation('c3'),
    ])
    const changed = await idOf('Organizacja c1')
    await admin.data(
      'mutation Change($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { organisation { id } } }',
      { input: { id: changed, expectedVersion: 2, nip: '5260001246' } },
    )
    expect((await undo(id, editor, { validateOnly: true })).data?.undoImport).toMatchObject({
      warnings: [{ code: 'CHANGED_SINCE', message: expect.stringContaining(': 1.') }],
    })
    const answer = (await undo(id)).data as never as { undoImport: { import: { conflicts: object } } }
    expect(answer.undoImport.import).toMatchObject({ removed: 1, updated: 1, skipped: 1, state: 'DONE' })
    expect(answer.undoImport.import.conflicts).toEqual({
      totalCount: 1,
      nodes: [
        {
          ...{ reason: 'CHANGED', fields: ['nip'], recordId: changed, type: 'ORGANISATION' },
          message: expect.stringMatching(/^These fields were changed: nip; last on \d{4}-\d\d-\d\d\.$/),
          ...{ node: { id: changed }, change: { kind: 'UPDATED' } },
        },
      ],
    })
  })

  it.each([
    ['was merged into another', 'GONE', 'It was merged into', mergeIt],
    ['manages an account', 'DEPENDED_ON', '1 account that manages it', grantIt],
    ['is claimed', 'DEPENDED_ON', '1 open claim', claimIt],
    ['is a member', 'DEPENDED_ON', '1 membership', joinIt],
  ] as const)('leaves a created record that since %s', async (_what, reason, message, meanwhile) => {
    const key = `dep${++files}`
    const id = await send([organisation(key)])
    const recordId = (await idOf(`Organizacja ${key}`)) as string
    await meanwhile(recordId)
    expect((await undo(id)).data?.undoImport).toMatchObject({
      import: {
        ...{ state: 'DONE', removed: 0, skipped: 1 },
        conflicts: { nodes: [{ reason, recordId, message: expect.stringContaining(message) }] },
      },
    })
  })

  it('leaves partnerships that were published, commented on or merged since', async () => {
    const rows = ['p1', 'p2', 'p3', 'p4'].map((key) => ({
      key,
      name: `Partnerstwo ${key}`,
      territories: ['1465'],
    }))
    const id = await send(rows, 'partnerships')
    const idsOf = await rowsOf<{ id: string; name: string }>(
      app.database,
      'SELECT "id", "name" FROM "partnership"',
    )
    const [p1, p2, p3] = ['p1', 'p2', 'p3'].map(
      (key) => idsOf.find(({ name }) => name === `Partnerstwo ${key}`)?.id as string,
    )
    await editor.data(
      'mutation Say($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }',
      { input: { subjectId: p1, body: 'Brawo' } },
    )
    await admin.data(
      'mutation Merge($input: MergePartnershipsInput!) { mergePartnerships(input: $input) { partnership { id } } }',
      { input: { id: p2, expectedVersion: 1, intoId: p3, intoExpectedVersion: 1 } },
    )
    const { undoImport } = (await undo(id)).data as never as {
      undoImport: { import: { conflicts: { nodes: { recordId: string; reason: string }[] } } }
    }
    const reasons = Object.fromEntries(
      undoImport.import.conflicts.nodes.map(({ recordId, reason }) => [recordId, reason]),
    )
    expect(undoImport.import).toMatchObject({ removed: 1, skipped: 3 })
    expect(reasons).toMatchObject({ [p1 as string]: 'DEPENDED_ON', [p2 as string]: 'GONE' })
  })

  it('goes nowhere while the import runs, or another undo of it does; a stopped one goes on', async () => {
    const id = await send([organisation('r1')])
    const set = (columns: string, which: string) =>
      app.database.write((write) => write.run(sql([`UPDATE "import" SET ${columns} WHERE ${which}`])))
    await set(`"storedState" = 'RUNNING', "aliveUntil" = '2990-01-01T00:00:00.000Z'`, `"id" = '${id}'`)
    const running = await undo(id)
    expect(running.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'IMPORT_RUNNING' })
    await set(`"aliveUntil" = '2020-01-01T00:00:00.000Z'`, `"id" = '${id}'`)
    expect(await editor.data('query S($id: ID!) { import(id: $id) { state } }', { id })).toEqual({
      import: { state: 'STOPPED' },
    })
    expect((await undo(id)).data?.undoImport).toMatchObject({ import: { removed: 1 } })
    const other = await send([organisation('r2')])
    await set(
      `"storedState" = 'RUNNING', "endedAt" = NULL, "undoesId" = '${other}', "position" = NULL,
      "aliveUntil" = '2990-01-01T00:00:00.000Z'`,
      `"undoesId" = '${id}'`,
    )
    const second = await undo(other)
    expect(second.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'UNDO_RUNNING' })
    await set(`"aliveUntil" = '2020-01-01T00:00:00.000Z'`, `"undoesId" = '${other}'`)
    expect((await undo(other)).data?.undoImport).toMatchObject({
      import: { state: 'DONE', undoes: { id: other } },
    })
    expect(await idOf('Organizacja r2')).toBeUndefined()
  })

  it('runs once, when two ask for it at the same moment', async () => {
    const id = await send([organisation('twice1'), organisation('twice2')])
    const answers = await Promise.all([undo(id), undo(id, admin), undo(id)])
    const done = answers.filter(({ errors }) => !errors)
    const refused = answers.flatMap(({ errors }) => errors?.[0]?.extensions.reason ?? [])
    expect(done.length).toBeGreaterThan(0)
    for (const reason of refused) expect(['UNDO_RUNNING', 'ALREADY_UNDONE']).toContain(reason)
    const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(
      app.database,
      `SELECT count(*) AS "count" FROM "import" WHERE "undoesId" = '${id}'`,
    )
    expect(Number(count)).toBe(1)
    expect(await idOf('Organizacja twice1')).toBeUndefined()
  })

  it('is refused to whoever has lost the role, and leaves what they could not change themselves', async () => {
    const former = await app.appoint(Role.EDITOR, 'territory_1465')
    const id = await send([organisation('f1')], 'organisations', former)
    const recordId = await idOf('Organizacja f1')
    await app.database.write((write) =>
      write.run(sql`UPDATE "role_grant" SET "scopeId" = 'territory_02' WHERE "accountId" = ${former.id}`),
    )
    expect((await undo(id, former)).data?.undoImport).toMatchObject({
      import: { removed: 0, conflicts: { nodes: [{ reason: 'NOT_ALLOWED', recordId }] } },
    })
    const second = await send([organisation('f2')])
    await app.database.write((write) =>
      write.run(sql`UPDATE "import" SET "accountId" = ${former.id} WHERE "id" = ${second}`),
    )
    await app.database.write((write) =>
      write.run(sql`DELETE FROM "role_grant" WHERE "accountId" = ${former.id}`),
    )
    expect((await undo(second, former)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await undo(second, admin)).data?.undoImport).toMatchObject({ import: { removed: 1 } })
  })

  it.each(['import_01j00000000000000000000000', 'organisation_01j00000000000000000000000', '', '%', '🌳'])(
    'finds nothing under %j',
    async (id) => {
      expect((await undo(id, admin)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    },
  )

  it('undoes an import without changes, and refuses one that the change log does not reach', async () => {
    await send([organisation('same')])
    const none = await send([organisation('same')])
    expect((await undo(none)).data?.undoImport).toMatchObject({
      import: { state: 'DONE', rows: 0, skipped: 0 },
    })
    const old = await send([organisation('old')])
    await app.database.write((write) =>
      write.run(sql`UPDATE "import" SET "fromSequence" = -1 WHERE "id" = ${old}`),
    )
    expect((await undo(old)).errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'CHANGES_CLEARED',
    })
  })

  it('leaves a record whose former number another one has now', async () => {
    await send([organisation('k1', { krs: '0000325251' })])
    const id = await send([organisation('k1', { krs: '0000000007' }), organisation('k2')])
    await send([organisation('k3', { krs: '0000325251' })])
    const recordId = await idOf('Organizacja k1')
    expect((await undo(id)).data?.undoImport).toMatchObject({
      import: { removed: 1, conflicts: { nodes: [{ reason: 'VALUE_TAKEN', recordId }] } },
    })
  })

  it('brings no erased personal data back', async () => {
    const leaving = await app.appoint(Role.EDITOR, 'territory_14')
    const id = await send([organisation('e1')], 'organisations', leaving)
    const recordId = (await idOf('Organizacja e1')) as string
    await app.database.write((write) =>
      write.run(sql`UPDATE "organisation" SET "enteredById" = ${leaving.id} WHERE "id" = ${recordId}`),
    )
    const undone = (await undo(id, admin)).data as never as { undoImport: { import: { id: string } } }
    await leaving.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { __typename } }')
    const stored = await rowsOf(
      app.database,
      `SELECT 1 AS "one" FROM "change" WHERE "storedBefore" LIKE '%${leaving.id}%'
        UNION ALL SELECT 1 FROM "import" WHERE "accountId" = '${leaving.id}'`,
    )
    expect(stored).toEqual([])
    expect((await undo(undone.undoImport.import.id, admin)).data?.undoImport).toMatchObject({
      import: { created: 0, conflicts: { nodes: [{ reason: 'ERASED', recordId }] } },
    })
  })
})

async function mergeIt(id: string) {
  const into = await app.database.write(async (write) => {
    const [row] = await write.read<{ id: string; version: number }>(
      sql`SELECT "id", "version" FROM "organisation" WHERE "id" <> ${id} ORDER BY "id" LIMIT 1`,
    )
    return row as { id: string; version: number }
  })
  await admin.data(
    'mutation Merge($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { organisation { id } } }',
    { input: { id, expectedVersion: 1, intoId: into.id, intoExpectedVersion: into.version } },
  )
}

async function grantIt(id: string) {
  await app.appoint(Role.REPRESENTATIVE, id)
}

async function claimIt(id: string) {
  const member = await app.signUp()
  await member.data(
    'mutation Claim($input: ClaimOrganisationInput!) { claimOrganisation(input: $input) { claim { id } } }',
    {
      input: { organisationId: id, reason: 'Jestem z zarządu.' },
    },
  )
}

async function joinIt(id: string) {
  await importUpload(app.database, `{"key":"h${++files}","name":"Gospodarz ${files}"}\n`)
  await importUpload(
    app.database,
    `{"key":"m${files}","partnershipId":"h${files}","organisationId":"${id}"}\n`,
    { type: 'memberships' },
  )
}
