import sql from 'sql-template-tag'
import { Role } from '../../../../src/authz/role.enums'
import { Partnership } from '../../../../src/modules/partnership/partnership.entity'
import type { Client } from '../../../support/app'
import {
  accept,
  decide,
  decline,
  type PendingWorld,
  recordOf,
  startPending,
  update,
  waiting,
  withdraw,
} from './pending-world'

describe('a change of a published partnership by its organiser', () => {
  let world: PendingWorld
  beforeAll(async () => {
    world = await startPending()
  })
  afterAll(() => world.app.close())

  it('waits where it is of the name or the territories; the rest is written', async () => {
    const { app, enter, editor } = world
    const { organiser, ...partnership } = await enter()
    const changes = { name: 'Urząd Miasta', territories: ['1609063', 'PL'], summary: 'Sad' }
    const answer = await update(organiser, partnership.id, 1, changes)
    const stays = { name: partnership.name, slug: partnership.slug, territories: [{ code: '1609063' }] }
    expect(answer).toMatchObject({
      partnership: { ...stays, version: 2, summary: 'Sad', formerNames: [] },
      pendingChange: {
        state: 'PENDING',
        differences: [
          { field: 'name', from: partnership.name, to: 'Urząd Miasta' },
          { field: 'territories', from: ['1609063'], to: ['1609063', 'PL'] },
        ],
        proposedBy: { id: organiser.id },
        viewerCan: {
          accept: { allowed: false, reason: 'NOT_ALLOWED' },
          decline: { allowed: false },
          withdraw: { allowed: true },
        },
      },
    })
    expect(answer.warnings.slice(0, 2)).toEqual([
      { code: 'WAITS_FOR_EDITOR', path: ['input', 'name'] },
      { code: 'WAITS_FOR_EDITOR', path: ['input', 'territories'] },
    ])
    expect(await recordOf(app, partnership.id)).toMatchObject({ ...stays, pendingChange: null })
    expect((await recordOf(organiser, partnership.id)).pendingChange.id).toBe(answer.pendingChange.id)
    expect(await waiting(editor)).toContain(answer.pendingChange.id)
  })

  it('is made when an editor accepts it, as if the editor had made it', async () => {
    const { app, enter, editor } = world
    const { organiser, ...partnership } = await enter()
    const { pendingChange } = await update(organiser, partnership.id, 1, { name: 'Nowa Łąka' })
    const { id } = pendingChange
    const accepted = await decide(editor, 'acceptPendingChange', {
      ...{ id, partnershipVersion: 1, statement: 'Zgodnie z umową.' },
    })
    expect(accepted.pendingChange).toMatchObject({
      ...{ id, state: 'ACCEPTED', statement: 'Zgodnie z umową.', decidedAt: expect.any(String) },
    })
    expect(await recordOf(app, partnership.id)).toMatchObject({
      ...{ version: 2, name: 'Nowa Łąka', slug: 'nowa-laka', formerNames: [partnership.name] },
    })
    const former = await app.data(`{ partnership(slug: "${partnership.slug}") { slug } }`)
    expect(former.partnership).toEqual({ slug: 'nowa-laka' })
    const { viewer } = await organiser.data('{ viewer { pendingChanges { id state statement } } }')
    expect(viewer.pendingChanges).toEqual([{ id, state: 'ACCEPTED', statement: 'Zgodnie z umową.' }])
    const history = await app.data(
      `{ partnership(id: "${partnership.id}") { history { nodes { kind role account { id } differences { field from to } } } } }`,
    )
    const [last] = history.partnership.history.nodes
    expect(last).toMatchObject({ kind: 'UPDATED', role: 'EDITOR', account: null })
    expect(last.differences).toContainEqual({ field: 'pendingChange', from: 'PENDING', to: 'ACCEPTED' })
  })

  it('is decided by those who could publish the result, and by nobody of their own', async () => {
    const { app, enter, editor, elsewhere, admin } = world
    const { organiser, ...partnership } = await enter()
    const { pendingChange } = await update(organiser, partnership.id, 1, { territories: ['14'] })
    const { id } = pendingChange
    // The present territory is the editor’s, who may decline; what comes of it is for the others.
    expect([await waiting(editor), await waiting(elsewhere), await waiting(admin)]).toEqual(
      Array(3).fill(expect.arrayContaining([id])),
    )
    expect((await accept(editor, id)).extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_ALLOWED' })
    expect((await accept(organiser, id)).code).toBe('FORBIDDEN')
    const co = await app.appoint(Role.ORGANISER, partnership.id)
    expect((await accept(co, id)).code).toBe('FORBIDDEN')
    for (const by of [await app.signUp(), await app.appoint(Role.MODERATOR)])
      expect((await accept(by, id)).code).toBe('NOT_FOUND')
    expect((await accept(app, id)).code).toBe('UNAUTHENTICATED')
    expect((await accept(elsewhere, id)).pendingChange.state).toBe('ACCEPTED')
    expect((await recordOf(app, partnership.id)).territories).toEqual([{ code: '14' }])
  })

  it('is not accepted by its own writer who edits the proposed territory', async () => {
    const { app, enter, admin } = world
    const { organiser: _, ...partnership } = await enter()
    const both = await app.appoint(Role.EDITOR, 'territory_14')
    await app.database.write((write) =>
      write.insertRows('role_grant', [
        {
          ...{ id: `grant_${partnership.id.slice(12)}`, accountId: both.id, role: Role.ORGANISER },
          ...{ scopeId: partnership.id, grantedById: null, grantedAt: '2024-01-01T00:00:00.000Z' },
        },
      ]),
    )
    const { pendingChange } = await update(both, partnership.id, 1, { territories: ['1609063', '14'] })
    expect(pendingChange.state).toBe('PENDING')
    expect((await accept(both, pendingChange.id)).code).toBe('FORBIDDEN')
    expect((await accept(admin, pendingChange.id)).pendingChange.state).toBe('ACCEPTED')
    // Its territories are the editor’s now, so that a new name needs nobody else.
    expect(await update(both, partnership.id, 2, { name: 'Po naszemu' })).toMatchObject({
      partnership: { name: 'Po naszemu' },
      pendingChange: null,
      warnings: [],
    })
  })

  it('is made at once in a draft, by its editor, by an administrator, and where nothing differs', async () => {
    const { enter, editor, admin } = world
    const draft = await enter(['1609063'], { publishedAt: null })
    expect(await update(draft.organiser, draft.id, 1, { name: 'Szkic', territories: ['PL'] })).toMatchObject({
      partnership: { name: 'Szkic', slug: 'szkic', territories: [{ code: 'PL' }] },
      pendingChange: null,
    })
    const { organiser, ...partnership } = await enter()
    const same = { name: ` ${partnership.name} `, territories: ['1609063', '1609063'] }
    expect(await update(organiser, partnership.id, 1, same)).toMatchObject({ pendingChange: null })
    expect(
      await update(editor, partnership.id, 1, { name: 'Redakcja', territories: ['16', 'PL'] }),
    ).toMatchObject({
      partnership: { name: 'Redakcja', version: 2 },
      pendingChange: null,
    })
    expect(await update(admin, partnership.id, 2, { territories: [] })).toMatchObject({
      partnership: { territories: [] },
      pendingChange: null,
    })
  })

  it('waits for the other editor where an editor gives the record away, or leaves it to nobody', async () => {
    const { enter, editor, elsewhere, admin, app } = world
    const { organiser: _, ...partnership } = await enter()
    const moved = await update(editor, partnership.id, 1, { territories: ['14'] })
    expect(moved.pendingChange.state).toBe('PENDING')
    expect((await accept(editor, moved.pendingChange.id)).code).toBe('FORBIDDEN')
    const orphaned = await update(editor, partnership.id, 1, { territories: [] })
    expect(orphaned.pendingChange.differences).toEqual([{ field: 'territories', from: ['1609063'], to: [] }])
    expect((await accept(elsewhere, orphaned.pendingChange.id)).code).toBe('NOT_FOUND')
    expect(
      (await accept(await app.appoint(Role.EDITOR, 'territory_16'), orphaned.pendingChange.id)).code,
    ).toBe('FORBIDDEN')
    expect((await accept(admin, orphaned.pendingChange.id)).pendingChange.state).toBe('ACCEPTED')
  })

  it('takes the place of the one that waits, with what it does not name', async () => {
    const { enter, editor } = world
    const { organiser, ...partnership } = await enter()
    const first = (await update(organiser, partnership.id, 1, { name: 'Pierwsza' })).pendingChange
    const again = (await update(organiser, partnership.id, 1, { name: 'Pierwsza' })).pendingChange
    expect(again.id).toBe(first.id)
    const unchanged = await update(organiser, partnership.id, 1, { name: partnership.name, summary: 'Las' })
    expect(unchanged).toMatchObject({ pendingChange: null, partnership: { pendingChange: { id: first.id } } })
    const second = (await update(organiser, partnership.id, 2, { territories: ['16'] })).pendingChange
    expect(second.differences).toEqual([
      { field: 'name', from: partnership.name, to: 'Pierwsza' },
      { field: 'territories', from: ['1609063'], to: ['16'] },
    ])
    expect((await accept(editor, first.id, 2)).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'CHANGE_DECIDED' },
    })
    expect(await waiting(editor)).not.toContain(first.id)
    expect((await accept(editor, second.id, 2)).pendingChange.state).toBe('ACCEPTED')
  })

  it('is withdrawn by its people, declined with a reason, and decided once', async () => {
    const { app, enter, editor, admin } = world
    const { organiser, ...partnership } = await enter()
    const propose = async (name: string) =>
      (await update(organiser, partnership.id, 1, { name })).pendingChange.id as string
    const one = await propose('Raz')
    expect((await withdraw(await app.signUp(), one)).code).toBe('NOT_FOUND')
    expect((await withdraw(editor, one)).code).toBe('FORBIDDEN')
    const co = await app.appoint(Role.ORGANISER, partnership.id)
    expect((await withdraw(co, one)).pendingChange.state).toBe('WITHDRAWN')
    for (const refused of [await accept(editor, one), await decline(admin, one), await withdraw(co, one)])
      expect(refused.extensions).toMatchObject({ code: 'CONFLICT', reason: 'CHANGE_DECIDED' })

    const two = await propose('Dwa')
    expect((await decide(editor, 'declinePendingChange', { id: two, statement: ' ' })).code).toBe(
      'BAD_USER_INPUT',
    )
    expect((await decline(editor, two)).pendingChange).toMatchObject({
      ...{ state: 'DECLINED', statement: 'To nie ta nazwa.' },
    })
    expect((await accept(editor, two)).code).toBe('CONFLICT')
    const { viewer } = await organiser.data('{ viewer { pendingChanges { state statement } } }')
    expect(viewer.pendingChanges).toEqual([
      { state: 'DECLINED', statement: 'To nie ta nazwa.' },
      { state: 'WITHDRAWN', statement: null },
    ])
    expect(await recordOf(app, partnership.id)).toMatchObject({ name: partnership.name, version: 1 })
  })

  it('is refused where it breaks a rule, and proposes nothing', async () => {
    const { enter } = world
    const { organiser, ...partnership } = await enter()
    expect((await update(organiser, partnership.id, 1, { territories: ['9999999'] })).code).toBe(
      'BAD_USER_INPUT',
    )
    expect((await update(organiser, partnership.id, 1, { name: ' ' })).code).toBe('BAD_USER_INPUT')
    expect((await update(organiser, partnership.id, 2, { name: 'Inna' })).code).toBe('CONFLICT')
    expect((await recordOf(organiser, partnership.id)).pendingChange).toBeNull()
  })

  it('is found by nobody else, at any exit', async () => {
    const { app, enter, editor, elsewhere, admin } = world
    const { organiser, ...partnership } = await enter()
    const { id } = (await update(organiser, partnership.id, 1, { name: 'Tajna' })).pendingChange
    const exits = (by: Client) =>
      by.data(`{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id }
        _entities(representations: [{ __typename: "PendingChange", id: "${id}" }]) { ... on PendingChange { id } } }`)
    const none = { node: null, nodes: [null], _entities: [null] }
    for (const by of [app, elsewhere, await app.signUp(), await app.appoint(Role.MODERATOR)]) {
      expect(await exits(by)).toEqual(none)
      expect((await recordOf(by, partnership.id)).pendingChange).toBeNull()
    }
    for (const by of [organiser, editor, admin]) expect((await exits(by)).node).toEqual({ id })
    expect((await app.query('{ pendingChanges { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
    expect(await waiting(organiser)).toEqual([])
  })

  it('is no part of what followers of the registry are told, until it is accepted', async () => {
    const { app, enter, editor } = world
    const { organiser, ...partnership } = await enter()
    const { headCursor } = (await app.data('{ changes(first: 1) { headCursor } }')).changes
    const next = async () =>
      (
        await app.data(
          'query Next($after: String) { changes(after: $after) { nodes { recordId fields } } }',
          { after: headCursor },
        )
      ).changes.nodes
    const { pendingChange } = await update(organiser, partnership.id, 1, { name: 'Śledzona' })
    expect(await next()).toEqual([])
    const feed = await (await fetch(`${app.url}/feeds/partnerships.json`)).text()
    expect(feed).toContain(partnership.slug)
    expect(feed).not.toContain('Śledzona')
    await accept(editor, pendingChange.id)
    expect((await next()).map(({ recordId }: { recordId: string }) => recordId)).toEqual([partnership.id])
  })

  it('is exported with the accounts that it names, and forgets them with them', async () => {
    const { app, enter } = world
    const { organiser, ...partnership } = await enter()
    const editor = await app.appoint(Role.EDITOR, 'territory_16')
    const { id } = (await update(organiser, partnership.id, 1, { name: 'Zapamiętana' })).pendingChange
    await decline(editor, id)
    expect((await organiser.data('{ exportMyData }')).exportMyData.proposedChanges).toMatchObject([
      {
        ...{ id, partnershipId: partnership.id, state: 'DECLINED', statement: 'To nie ta nazwa.' },
        differences: { name: [partnership.name, 'Zapamiętana'] },
      },
    ])
    expect((await editor.data('{ exportMyData }')).exportMyData.decidedChanges).toMatchObject([{ id }])
    for (const each of [organiser, editor])
      await each.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const rows = await app.database.write((write) =>
      write.read(sql`SELECT "proposedById", "decidedById" FROM "pending_change" WHERE "id" = ${id}`),
    )
    expect(rows).toEqual([{ proposedById: null, decidedById: null }])
  })

  it('goes with its record, and gives an id that names nothing the same answer', async () => {
    const { app, enter, admin } = world
    const { organiser, ...partnership } = await enter()
    const { id } = (await update(organiser, partnership.id, 1, { name: 'Znikająca' })).pendingChange
    await app.database.write((write) => write.delete(Partnership, partnership.id))
    for (const each of [id, 'pendingchange_01jd0000000000000000000000', partnership.id, '%', ''])
      for (const refused of [
        await accept(admin, each),
        await decline(admin, each),
        await withdraw(admin, each),
      ])
        expect(refused.code).toBe('NOT_FOUND')
  })
})
