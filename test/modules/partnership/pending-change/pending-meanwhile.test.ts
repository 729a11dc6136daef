import sql from 'sql-template-tag'
import { Role } from '../../../../src/authz/role.enums'
import { Partnership } from '../../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../../src/modules/territory/territory.entity'
import { fakePartnership, fakeTerritory } from '../../../support/fakes'
import { accept, decline, type PendingWorld, recordOf, startPending, update, withdraw } from './pending-world'

const ROUNDS = 6

describe('what happens while a change waits', () => {
  let world: PendingWorld
  beforeAll(async () => {
    world = await startPending()
    await world.app.database.write((write) =>
      write.insert(Territory, [
        fakeTerritory('1607', '16', 'nyski'),
        fakeTerritory('1608', '16', 'oleski'),
        fakeTerritory('1601', '16', 'brzeski'),
      ]),
    )
  })
  afterAll(() => world.app.close())

  async function proposed(changes: object) {
    const record = await world.enter()
    const { pendingChange } = await update(record.organiser, record.id, 1, changes)
    return { ...record, changeId: pendingChange.id as string }
  }

  const stateOf = async (id: string) => {
    const [row] = await world.app.database.write((write) =>
      write.read<{ state: string }>(sql`SELECT "state" FROM "pending_change" WHERE "id" = ${id}`),
    )
    return row?.state
  }
  const sortedCodes = (answers: readonly { code?: string }[]) =>
    answers.map(({ code }) => String(code)).sort()

  it('two decide at once, in either order: one decides, and the other is told', async () => {
    const { app, editor, admin } = world
    for (let round = 0; round < ROUNDS; round++) {
      const { id, changeId, name } = await proposed({ name: `Nowa ${round}` })
      const asks = [() => accept(editor, changeId), () => decline(admin, changeId)]
      const answers = await Promise.all((round % 2 ? asks.reverse() : asks).map((each) => each()))
      expect(sortedCodes(answers)).toEqual(['CONFLICT', 'undefined'])
      const state = await stateOf(changeId)
      expect(['ACCEPTED', 'DECLINED']).toContain(state)
      expect((await recordOf(app, id)).name).toBe(state === 'ACCEPTED' ? `Nowa ${round}` : name)
    }
  })

  it('one accepts and one withdraws at once: either, and never both', async () => {
    const { app, editor } = world
    for (let round = 0; round < ROUNDS; round++) {
      const { id, changeId, name, organiser } = await proposed({ name: `Inna ${round}` })
      const asks = [() => accept(editor, changeId), () => withdraw(organiser, changeId)]
      const answers = await Promise.all((round % 2 ? asks.reverse() : asks).map((each) => each()))
      expect(sortedCodes(answers)).toEqual(['CONFLICT', 'undefined'])
      const isAccepted = (await stateOf(changeId)) === 'ACCEPTED'
      expect((await recordOf(app, id)).name).toBe(isAccepted ? `Inna ${round}` : name)
    }
  })

  it('two accept at once: it is made once', async () => {
    const { app, editor, admin } = world
    const { id, changeId } = await proposed({ name: 'Raz jeden' })
    const answers = await Promise.all([accept(editor, changeId), accept(admin, changeId)])
    expect(sortedCodes(answers)).toEqual(['CONFLICT', 'undefined'])
    expect((await recordOf(app, id)).version).toBe(2)
  })

  it('two organisers propose at once: one change waits, with what both want', async () => {
    const { app, enter } = world
    const { id, organiser } = await enter()
    const other = await app.appoint(Role.ORGANISER, id)
    const answers = await Promise.all([
      update(organiser, id, 1, { name: 'Wspólna' }),
      update(other, id, 1, { territories: ['16'] }),
    ])
    expect(sortedCodes(answers)).toEqual(['undefined', 'undefined'])
    const rows = await app.database.write((write) =>
      write.read<{ state: string }>(
        sql`SELECT "state" FROM "pending_change" WHERE "partnershipId" = ${id} ORDER BY "state"`,
      ),
    )
    expect(rows.map(({ state }) => state)).toEqual(['PENDING', 'WITHDRAWN'])
    const query = `{ partnership(id: "${id}") { pendingChange { differences { field } } } }`
    const { differences } = (await organiser.data(query)).partnership.pendingChange
    expect(differences.map(({ field }: { field: string }) => field).sort()).toEqual(['name', 'territories'])
  })

  it('the editor loses the role: they see it no more', async () => {
    const { app } = world
    const { changeId } = await proposed({ name: 'Zwlekana' })
    const editor = await app.appoint(Role.EDITOR, 'territory_1609')
    await app.database.write((write) =>
      write.run(sql`DELETE FROM "role_grant" WHERE "accountId" = ${editor.id}`),
    )
    for (const refused of [await accept(editor, changeId), await decline(editor, changeId)])
      expect(refused.code).toBe('NOT_FOUND')
    expect(await stateOf(changeId)).toBe('PENDING')
  })

  it('the organiser loses the role: they may still take it back', async () => {
    const { app } = world
    const { changeId, organiser } = await proposed({ name: 'Pożegnalna' })
    await app.database.write((write) =>
      write.run(sql`DELETE FROM "role_grant" WHERE "accountId" = ${organiser.id}`),
    )
    expect((await withdraw(organiser, changeId)).pendingChange.state).toBe('WITHDRAWN')
  })

  it('somebody else takes the slug: the record gets the next one', async () => {
    const { app, editor } = world
    const { id, slug, changeId } = await proposed({ name: 'Zajęta nazwa' })
    await app.database.write((write) =>
      write.insert(Partnership, [fakePartnership({ name: 'Zajęta nazwa', slug: 'zajeta-nazwa' })]),
    )
    const { pendingChange, warnings } = await accept(editor, changeId)
    expect(pendingChange.state).toBe('ACCEPTED')
    expect(warnings.map(({ code }: { code: string }) => code)).toContain('LIKELY_DUPLICATE')
    expect((await recordOf(app, id)).slug).toBe('zajeta-nazwa-2')
    expect((await app.data(`{ partnership(slug: "${slug}") { id } }`)).partnership).toEqual({ id })
  })

  it('the record is changed: whoever accepts has read it as it is', async () => {
    const { app, editor } = world
    const { id, changeId, organiser } = await proposed({ name: 'Po zmianie' })
    await update(organiser, id, 1, { summary: 'Nowy opis' })
    expect((await accept(editor, changeId, 1)).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'CHANGED_MEANWHILE', version: 2 },
    })
    expect((await accept(editor, changeId, 2)).pendingChange.state).toBe('ACCEPTED')
    expect(await recordOf(app, id)).toMatchObject({ name: 'Po zmianie', summary: 'Nowy opis', version: 3 })
  })

  it('an editor gives the record another name: the proposed one does not undo it', async () => {
    const { app, editor } = world
    const { id, changeId } = await proposed({ name: 'Propozycja' })
    await update(editor, id, 1, { name: 'Decyzja' })
    expect((await accept(editor, changeId, 2)).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'CHANGED_MEANWHILE' },
    })
    expect(await stateOf(changeId)).toBe('PENDING')
    expect((await recordOf(app, id)).name).toBe('Decyzja')
    expect((await decline(editor, changeId)).pendingChange.state).toBe('DECLINED')
    // The very name that was proposed undoes nothing.
    const same = await proposed({ name: 'Zgodna' })
    await update(editor, same.id, 1, { name: 'Zgodna' })
    expect((await accept(editor, same.changeId, 2)).pendingChange.state).toBe('ACCEPTED')
  })

  it('a proposed unit is merged into another: its editors are those of the other, who are warned', async () => {
    const { app } = world
    const { id, changeId } = await proposed({ territories: ['1609063', '1607'] })
    await app.database.write((write) =>
      write.update(Territory, 'territory_1607', {
        ...{ isHistorical: true, parentId: 'territory_1608', successorId: 'territory_1608' },
      }),
    )
    const successor = await app.appoint(Role.EDITOR, 'territory_1608')
    const { pendingChange, warnings } = await accept(successor, changeId)
    expect(pendingChange.state).toBe('ACCEPTED')
    expect(warnings.map(({ code }: { code: string }) => code)).toContain('TERRITORY_HISTORICAL')
    expect((await recordOf(app, id)).territories).toContainEqual({ code: '1607' })
  })

  it('a proposed unit is gone: it can only be declined, and why is said', async () => {
    const { app, admin, editor } = world
    const { id, changeId } = await proposed({ territories: ['1601'] })
    await app.database.write((write) => write.run(sql`DELETE FROM "territory" WHERE "code" = '1601'`))
    expect((await accept(admin, changeId)).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ rule: 'territory' }],
    })
    expect((await recordOf(app, id)).territories).toEqual([{ code: '1609063' }])
    expect((await decline(editor, changeId)).pendingChange.state).toBe('DECLINED')
  })
})
