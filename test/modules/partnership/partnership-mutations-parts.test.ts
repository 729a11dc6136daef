import { Role } from '../../../src/authz/role.enums'
import { AllowUnknownGoalStates1790000003001 } from '../../../src/database/migrations/1790000003001-allow-unknown-goal-states'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Goal } from '../../../src/modules/partnership/goal/goal.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import type { App, Member } from '../../support/app'
import { fakeGoal, fakeInitiator, fakePartnership } from '../../support/fakes'
import {
  CREATE,
  DISCARD,
  differences,
  keep,
  library,
  PUBLISH,
  startKeeping,
  UPDATE,
  violationsOf,
} from './mutation-world'

describe('the parts of partnerships', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startKeeping()
  })
  // A new one for each test: nobody may write as often as all of them do.
  beforeEach(async () => {
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  let entered = 0
  const create = async (input: object = {}, client = admin) =>
    (await keep(client, CREATE, { name: `Części ${++entered}`, ...input })).partnership
  const published = async (input: object = {}) => {
    const { id } = await create(input)
    return (await keep(admin, PUBLISH, { id, expectedVersion: 1 })).partnership
  }
  const update = async (id: string, expectedVersion: number, input: object) =>
    (await keep(admin, UPDATE, { id, expectedVersion, ...input })).partnership
  const head = async () => (await app.data('{ changes { headCursor } }')).changes.headCursor
  const changesAfter = async (after: string) =>
    (
      await app.data(
        'query After($after: String) { changes(after: $after) { nodes { recordId kind type } } }',
        { after },
      )
    ).changes.nodes

  describe('goals', () => {
    it('keeps those with their id, in the new order, and tells what they were', async () => {
      const { id, goals } = await published({
        goals: [{ text: 'Pierwszy', until: '2030' }, { text: 'Drugi', state: 'REACHED' }, { text: 'Trzeci' }],
      })
      const [first, second, third] = goals
      const changed = await update(id, 2, {
        goals: [
          { text: 'Nowy' },
          { id: second.id, text: 'Drugi, inaczej', until: '2031-05' },
          { id: first.id, text: 'Pierwszy', until: null },
        ],
      })
      const [added] = changed.goals
      expect(changed.goals).toEqual([
        { id: added.id, text: 'Nowy', until: null, state: null },
        { id: second.id, text: 'Drugi, inaczej', until: '2031-05', state: 'REACHED' },
        { id: first.id, text: 'Pierwszy', until: null, state: null },
      ])
      expect(goals.map((goal: { id: string }) => goal.id)).not.toContain(added.id)
      expect(third.id).not.toBe(added.id)
      expect((await differences(app, id))[0].differences).toEqual([
        { field: 'goals', from: goals, to: changed.goals },
      ])
    })

    it('have the state that somebody has given them, also where they were stored before', async () => {
      const told = await published({ goals: [{ text: 'Sad', state: 'PLANNED' }] })
      const untold = fakePartnership({ name: 'Łąka' })
      await app.database.write(async (write) => {
        await write.insert(Partnership, [untold])
        await write.insert(Goal, [fakeGoal({ partnershipId: untold.id })])
      })
      const runner = app.database.dataSource.createQueryRunner()
      await new AllowUnknownGoalStates1790000003001().down(runner)
      await new AllowUnknownGoalStates1790000003001().up(runner)
      await runner.release()
      const stateOf = async (id: string) =>
        (await app.data('query Goals($id: ID!) { partnership(id: $id) { goals { state } } }', { id }))
          .partnership.goals
      expect([await stateOf(told.id), await stateOf(untold.id)]).toEqual([
        [{ state: 'PLANNED' }],
        [{ state: null }],
      ])
    })

    it('keeps what is left out of those with their id, and refuses one without a text', async () => {
      const { id, goals } = await create({ goals: [{ text: 'Sad', until: '2030', state: 'UNDERWAY' }] })
      const [goal] = goals
      expect((await update(id, 1, { goals: [{ id: goal.id }] })).goals).toEqual(goals)
      expect((await update(id, 1, { goals: [{ id: goal.id, state: 'REACHED' }] })).goals).toEqual([
        { ...goal, state: 'REACHED' },
      ])
      expect((await update(id, 2, { goals: [{ id: goal.id, state: null }] })).goals).toEqual([
        { ...goal, state: null },
      ])
      const change = { id, expectedVersion: 3 }
      const list = [{ until: '2030' }, { id: goal.id, text: null, state: null }, { text: null }]
      expect(await violationsOf(admin, UPDATE, { ...change, goals: list })).toMatchObject(
        ['0.text', '1.text', '2.text'].map((path) => ({
          path: ['input', 'goals', ...path.split('.')],
          rule: 'required',
        })),
      )
      expect(await violationsOf(admin, CREATE, { name: 'Nowe', goals: [{}] })).toMatchObject([
        { path: ['input', 'goals', '0', 'text'], rule: 'required' },
      ])
    })

    it('takes one without an id for the one of its text', async () => {
      const { id, goals } = await create({
        goals: [{ text: 'Ten sam', state: 'UNDERWAY' }, { text: 'Ten sam' }],
      })
      const same = { goals: [{ text: ' Ten sam' }, { text: 'Ten sam' }] }
      expect(await update(id, 1, same)).toMatchObject({ version: 1, goals })
      expect(
        (await update(id, 1, { goals: [...same.goals, { text: 'Ten sam' }] })).goals.slice(0, 2),
      ).toEqual(goals)
    })

    it('refuses ids that are not its own, each at its place', async () => {
      const other = await create({ goals: [{ text: 'Cudzy' }] })
      const { id, goals } = await create({ goals: [{ text: 'Własny' }] })
      const own = { id: goals[0].id, text: 'Własny' }
      const list = [own, { id: other.goals[0].id, text: 'Cudzy' }, own, { id: '\u0000', text: 'Nikt' }]
      expect(await violationsOf(admin, UPDATE, { id, expectedVersion: 1, goals: list })).toMatchObject(
        ['1', '2', '3'].map((place) => ({ path: ['input', 'goals', place, 'id'], rule: 'goal' })),
      )
      expect(await violationsOf(admin, CREATE, { name: 'Nowe', goals: [own] })).toMatchObject([
        { path: ['input', 'goals', '0', 'id'] },
      ])
    })
  })

  it('replaces sectors and territories, each named once, and tells what they were', async () => {
    const { id } = await published({
      sectors: ['PUBLIC', 'SOCIAL', 'PUBLIC'],
      territories: ['1609063', '14'],
    })
    const lists = { sectors: ['PRIVATE', 'SOCIAL', 'PRIVATE'], territories: ['PL', '14', 'PL'] }
    expect(await update(id, 2, lists)).toMatchObject({
      sectors: [{ code: 'SOCIAL' }, { code: 'PRIVATE' }],
      territories: [{ code: '14' }, { code: 'PL' }],
    })
    expect((await differences(app, id))[0].differences).toEqual([
      { field: 'sectors', from: ['PUBLIC', 'SOCIAL'], to: ['SOCIAL', 'PRIVATE'] },
      { field: 'territories', from: ['14', '1609063'], to: ['14', 'PL'] },
    ])
    expect(await update(id, 3, { sectors: ['PRIVATE', 'SOCIAL'], territories: ['PL', '14'] })).toMatchObject({
      version: 3,
    })
    expect(
      await violationsOf(admin, UPDATE, { id, expectedVersion: 3, territories: ['9999', '14'] }),
    ).toMatchObject([{ path: ['input', 'territories'], rule: 'territory' }])
  })

  describe('initiators', () => {
    it('links those that are there, enters new ones, and tells what they were', async () => {
      const first = await published({ initiators: [{ kind: 'NGO', name: 'Fundacja Most' }] })
      const [foundation] = first.initiators
      const second = await published()
      const list = [
        ...[{ id: foundation.id }, { id: foundation.id }, { kind: 'RESIDENT' }, { kind: 'RESIDENT' }],
        ...[{ kind: 'PUBLIC_INSTITUTION', organisationId: library.id }],
      ]
      const { initiators } = await update(second.id, 2, { initiators: list })
      expect(initiators).toHaveLength(4)
      expect(initiators).toContainEqual(foundation)
      expect(initiators).toContainEqual(
        expect.objectContaining({ name: library.name, organisation: { id: library.id } }),
      )
      const ids = initiators.map((each: { id: string }) => each.id).sort()
      expect((await differences(app, second.id))[0].differences).toEqual([
        { field: 'initiators', from: [], to: ids },
      ])
      expect(await update(second.id, 3, { initiators: list.toReversed() })).toMatchObject({ version: 3 })
    })

    it('lets go of those only who stand behind nothing else', async () => {
      const { id, initiators } = await published({
        initiators: [
          { kind: 'NGO', name: 'Zostaje' },
          { kind: 'NGO', name: 'W szkicu' },
          { kind: 'NGO', name: 'Odchodzi' },
        ],
      })
      const idOf = (name: string) => initiators.find((each: { name: string }) => each.name === name).id
      const [staying, drafted, leaving] = ['Zostaje', 'W szkicu', 'Odchodzi'].map(idOf)
      await published({ initiators: [{ id: staying }] })
      const draft = await create({ initiators: [{ id: drafted }] })
      const before = await head()
      await update(id, 2, { initiators: [] })
      expect(await changesAfter(before)).toEqual(
        expect.arrayContaining([
          { recordId: drafted, kind: 'HIDDEN', type: 'INITIATOR' },
          { recordId: leaving, kind: 'DELETED', type: 'INITIATOR' },
          { recordId: id, kind: 'UPDATED', type: 'PARTNERSHIP' },
        ]),
      )
      const seen = async (client: App | Member) =>
        (
          await client.data('query Look($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
            ids: [staying, drafted, leaving],
          })
        ).nodes
      expect(await seen(app)).toEqual([{ id: staying }, null, null])
      expect(await seen(admin)).toEqual([{ id: staying }, { id: drafted }, null])
      const then = await head()
      await keep(admin, PUBLISH, { id: draft.id, expectedVersion: 1 })
      expect(await changesAfter(then)).toContainEqual({
        recordId: drafted,
        kind: 'RESTORED',
        type: 'INITIATOR',
      })
    })

    it('shows one whom only a draft has named so far', async () => {
      const draft = await create({ initiators: [{ kind: 'NGO', name: 'Nieznana' }] })
      const [{ id: unknown }] = draft.initiators
      const { id } = await published()
      const before = await head()
      await update(id, 2, { initiators: [{ id: unknown }] })
      expect(await changesAfter(before)).toContainEqual({
        recordId: unknown,
        kind: 'RESTORED',
        type: 'INITIATOR',
      })
      await keep(admin, DISCARD, { id: draft.id, expectedVersion: 1 })
      expect((await app.data('query Look($id: ID!) { node(id: $id) { id } }', { id: unknown })).node).toEqual(
        {
          id: unknown,
        },
      )
    })

    it('refuses those that cannot be, each at its place', async () => {
      const hidden = fakeInitiator()
      await app.database.write(async (write) => {
        const draft = fakePartnership({ publishedAt: null })
        await write.insert(Partnership, [draft])
        await write.insert(Initiator, [hidden])
        await write.insertRows('partnership_initiator', [{ partnershipId: draft.id, initiatorId: hidden.id }])
      })
      const initiators = [
        { id: hidden.id },
        { id: '\u0000' },
        { id: hidden.id, name: 'Inna' },
        { name: 'Bez rodzaju' },
        { kind: 'NGO' },
        { kind: 'NGO', name: 'Fundacja', organisationId: 'organisation_01jd0000000000000000000000' },
        { kind: 'NGO', name: 'Fundacja', organisationId: hidden.id },
        { kind: 'ENTREPRENEUR' },
      ]
      const violations = await violationsOf(await app.signUp(), CREATE, { name: 'Nowe', initiators })
      expect(violations.map(({ path, rule }) => [path.slice(2).join('.'), rule])).toEqual([
        ['0.id', 'initiator'],
        ['1.id', 'initiator'],
        ['2.id', 'alone'],
        ['2.id', 'initiator'],
        ['3.kind', 'required'],
        ['4.name', 'required'],
        ['5.organisationId', 'organisation'],
        ['6.organisationId', 'organisation'],
      ])
    })

    it('keeps one whom others name at the very time at which its partnership lets go of it', async () => {
      for (let round = 0; round < 6; round++) {
        if (round === 3) admin = await app.appoint(Role.ADMIN)
        const { id, initiators } = await published({ initiators: [{ kind: 'NGO', name: `Sporna ${round}` }] })
        const [{ id: initiator }] = initiators
        const others = await Promise.all([0, 1].map(() => published()))
        const [, ...answers] = await Promise.all([
          update(id, 2, { initiators: [] }),
          ...others.map((other) =>
            admin.query(UPDATE, {
              input: { id: other.id, expectedVersion: 2, initiators: [{ id: initiator }] },
            }),
          ),
        ])
        const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code)
        const { node } = await app.data('query Look($id: ID!) { node(id: $id) { id } }', { id: initiator })
        expect(node !== null).toBe(codes.includes(undefined as never))
        for (const code of codes) expect([undefined, 'BAD_USER_INPUT']).toContain(code)
      }
    })
  })
})
