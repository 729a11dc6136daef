import { Role } from '../../../src/authz/role.enums'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import type { App, Member } from '../../support/app'
import { fakeAgreement, fakeComment, fakeEvent, fakeMembership } from '../../support/fakes'
import {
  CREATE,
  codeOf,
  DISCARD,
  differences,
  END,
  keep,
  PUBLISH,
  REOPEN,
  startKeeping,
  UPDATE,
  violationsOf,
} from './mutation-world'

describe('the life of partnerships', () => {
  let app: App
  let admin: Member
  let organiser: Member
  beforeAll(async () => {
    app = await startKeeping()
    admin = await app.appoint(Role.ADMIN)
    organiser = await app.signUp()
  })
  afterAll(() => app.close())

  let entered = 0
  const create = async (input: object = {}) =>
    (await keep(organiser, CREATE, { name: `Życie ${++entered} ${'abcdefghij'[entered]}`, ...input }))
      .partnership

  it('ends, goes on, and ends again', async () => {
    const { id } = await create({ kind: 'PROJECT', stage: 'ACTIVE', foundedOn: '2009-05' })
    expect(await codeOf(organiser, REOPEN, { id, expectedVersion: 1 })).toBe('CONFLICT')
    const ended = { id, expectedVersion: 1, endedOn: '2012', reason: '  Cel osiągnięty. ' }
    expect((await keep(organiser, END, ended)).partnership).toMatchObject({
      version: 2,
      stage: 'ENDED',
      endedOn: '2012',
      endedReason: 'Cel osiągnięty.',
    })
    expect(await codeOf(organiser, END, ended)).toBe('CONFLICT')
    expect(await codeOf(organiser, END, { ...ended, expectedVersion: 2 })).toBe('CONFLICT')
    expect((await keep(organiser, REOPEN, { id, expectedVersion: 2 })).partnership).toMatchObject({
      ...{ version: 3, stage: 'ACTIVE', endedOn: null, endedReason: null },
    })
    await keep(organiser, END, { id, expectedVersion: 3, endedOn: '2009-05' })
    expect(
      (await keep(organiser, REOPEN, { id, expectedVersion: 4, stage: 'DORMANT' })).partnership,
    ).toMatchObject({
      stage: 'DORMANT',
    })
    const [last] = await differences(organiser, id)
    expect(last).toMatchObject({ kind: 'UPDATED', role: 'ORGANISER' })
    expect(last.differences).toContainEqual({ field: 'endedOn', from: '2009-05', to: null })
  })

  it('ends no sooner than it was founded', async () => {
    const { id } = await create({ foundedOn: '2009-05' })
    const order = [{ path: ['input', 'endedOn'], rule: 'order' }]
    for (const endedOn of ['2008', '2009-04', '2009-04-30'])
      expect(await violationsOf(organiser, END, { id, expectedVersion: 1, endedOn })).toMatchObject(order)
    await keep(organiser, END, { id, expectedVersion: 1, endedOn: '2009' })
    expect(
      await violationsOf(organiser, UPDATE, { id, expectedVersion: 2, foundedOn: '2010' }),
    ).toMatchObject([{ path: ['input', 'foundedOn'], rule: 'order' }])
  })

  it('has not ended once it is in another stage', async () => {
    const { id } = await create()
    await keep(organiser, END, { id, expectedVersion: 1, endedOn: '2020', reason: 'Zmęczenie' })
    const { partnership } = await keep(organiser, UPDATE, { id, expectedVersion: 2, stage: 'ENDED' })
    expect(partnership).toMatchObject({ version: 2, endedOn: '2020' })
    expect(
      (await keep(organiser, UPDATE, { id, expectedVersion: 2, stage: 'FORMING' })).partnership,
    ).toMatchObject({
      ...{ stage: 'FORMING', endedOn: null, endedReason: null },
    })
    expect(await violationsOf(organiser, REOPEN, { id, expectedVersion: 3, stage: 'ENDED' })).toMatchObject([
      { path: ['input', 'stage'] },
    ])
    for (const reason of [' ', '\u0000', 'a'.repeat(1001)])
      expect(
        await violationsOf(organiser, END, { id, expectedVersion: 3, endedOn: '2020', reason }),
      ).toMatchObject([{ path: ['input', 'reason'] }])
  })

  /** With everything that can belong to a draft. */
  async function whole() {
    const { id, initiators } = await create({ initiators: [{ kind: 'RESIDENT', name: 'Sąsiedzi' }] })
    const [member, agreement] = [fakeMembership({ partnershipId: id }), fakeAgreement({ partnershipId: id })]
    const event = fakeEvent({ partnershipId: id })
    const comment = fakeComment({ subjectId: event.id })
    const reply = fakeComment({ subjectId: event.id, parentId: comment.id, depth: 1 })
    await app.database.write(async (write) => {
      await write.insert(Membership, [member])
      await write.insert(Agreement, [agreement])
      await write.insert(Event, [event])
      await write.insert(Comment, [comment, reply])
    })
    return {
      id,
      parts: [member, agreement, event, comment, reply, initiators[0]].map((part) => part.id as string),
    }
  }
  const seen = async (client: App | Member, ids: string[]) =>
    (await client.data('query Look($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).nodes

  it('shows with a draft all that belongs to it, and tells of it those who follow the registry', async () => {
    const { id, parts } = await whole()
    expect(await seen(app, parts)).toEqual(parts.map(() => null))
    const { changes } = await app.data('{ changes { headCursor } }')
    await keep(admin, PUBLISH, { id, expectedVersion: 1 })
    expect(await seen(app, parts)).toEqual(parts.map((part) => ({ id: part })))
    const told = (
      await app.data('query After($after: String) { changes(after: $after) { nodes { recordId kind } } }', {
        after: changes.headCursor,
      })
    ).changes.nodes
    expect(told).toHaveLength(parts.length + 1)
    for (const recordId of [id, ...parts]) expect(told).toContainEqual({ recordId, kind: 'RESTORED' })
  })

  it('discards a draft with all that belongs to it, and its organisers', async () => {
    const { id, parts } = await whole()
    const helper = await app.appoint(Role.ORGANISER, id)
    expect(await codeOf(organiser, DISCARD, { id, expectedVersion: 2 })).toBe('CONFLICT')
    expect(await keep(organiser, DISCARD, { id, expectedVersion: 1 })).toEqual({
      partnership: null,
      warnings: [],
    })
    expect(await seen(admin, [id, ...parts])).toEqual([id, ...parts].map(() => null))
    for (const each of [organiser, helper]) {
      const { grants } = (await each.data('{ viewer { grants { scope { id } } } }')).viewer
      expect(grants).not.toContainEqual({ scope: null })
    }
    const left = await app.database.write((write) => write.manager.count(Comment))
    expect(left).toBe(2)
    expect(await codeOf(organiser, DISCARD, { id, expectedVersion: 1 })).toBe('NOT_FOUND')
    const { data } = await app.query('{ changes(first: 100) { nodes { recordId } } }')
    expect(data?.changes.nodes).not.toContainEqual({ recordId: id })
  })

  it('frees what the draft was called, its number, and the key under which it was entered', async () => {
    const input = { name: 'Na nowo', krs: '0000077777', idempotencyKey: 'na nowo' }
    const { id } = await create(input)
    await keep(organiser, DISCARD, { id, expectedVersion: 1 })
    const again = await create(input)
    expect(again).toMatchObject({ slug: 'na-nowo', krs: '0000077777' })
    expect(again.id).not.toBe(id)
  })

  it('discards none that is published', async () => {
    const { id } = await create()
    await keep(admin, PUBLISH, { id, expectedVersion: 1 })
    for (const each of [organiser, admin])
      expect(await codeOf(each, DISCARD, { id, expectedVersion: 2 })).toBe('CONFLICT')
  })
})
