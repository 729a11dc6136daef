import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeMembership, fakeOrganisation, fakePartnership } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'
import { askMerge, enter, merge } from './merging'

const BY_ID = `query By($id: ID!, $ids: [ID!]!, $entities: [_Any!]!) {
  organisation(id: $id) { id name memberships { nodes { partnership { id } } } }
  node(id: $id) { id }
  nodes(ids: $ids) { id }
  _entities(representations: $entities) { ... on Organisation { id } }
}`
const CHANGES = `query Changes($after: String) { changes(after: $after, first: 100) { headCursor nodes {
  kind type recordId mergedInto { id } node { id ...Copied }
} } }
fragment Copied on Node {
  ... on Organisation { krs offers } ... on Membership { contribution organisation { id } }
}`
const EVERYTHING = `{ organisations(first: 100) { nodes { id krs offers } }
  partnerships(first: 100) { nodes { members { nodes { id contribution organisation { id } } } } } }`

describe('the id of a merged organisation', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startApp()
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const several = async (...columns: Partial<Organisation>[]) => {
    const made = columns.map((each) => fakeOrganisation(each))
    await enter(app, Organisation, made)
    return made as [Organisation, Organisation, Organisation]
  }
  const read = (id: string) =>
    app.data(BY_ID, { id, ids: [id, id], entities: [{ __typename: 'Organisation', id }] })
  const answered = ({ id, name }: Organisation, partnershipIds: string[] = []) => ({
    organisation: {
      id,
      name,
      memberships: { nodes: partnershipIds.map((partnershipId) => ({ partnership: { id: partnershipId } })) },
    },
    node: { id },
    nodes: [{ id }, { id }],
    _entities: [{ id }],
  })

  it('leads to the one that took its place, wherever it is asked for', async () => {
    const [gone, stays] = await several({}, {})
    const partnership = fakePartnership()
    await enter(app, Partnership, [partnership])
    await enter(app, Membership, [fakeMembership({ partnershipId: partnership.id, organisationId: gone.id })])
    expect(await read(gone.id)).toEqual(answered(gone, [partnership.id]))
    await merge(admin, gone, stays)
    for (const { id } of [gone, stays]) expect(await read(id)).toEqual(answered(stays, [partnership.id]))
  })

  it('leads on, where that one is merged too, and so do KRS numbers', async () => {
    const [first, second, third] = await several({ krs: '0000000011' }, { krs: '0000000012' }, {})
    await merge(admin, first, second)
    await merge(admin, second, third)
    for (const { id } of [first, second]) expect(await read(id)).toEqual(answered(third))
    const { one, other } = await app.data(
      '{ one: organisation(krs: "0000000011") { id krs } other: organisation(krs: "0000000012") { id krs } }',
    )
    expect([one, other]).toEqual(Array(2).fill({ id: third.id, krs: '0000000012' }))
    const links: { intoId: string }[] = await app.database.dataSource.query(
      `SELECT "intoId" FROM "merged_organisation" WHERE "id" IN ('${first.id}', '${second.id}')`,
    )
    expect(links).toEqual(Array(2).fill({ intoId: third.id }))
  })

  it('is refused by those who write, who are told of the other', async () => {
    const [gone, stays, other] = await several({}, {}, {})
    await merge(admin, gone, stays)
    const told = { code: 'NOT_FOUND', mergedInto: stays.id }
    for (const [one, into] of [
      [gone, other],
      [other, gone],
      [gone, stays],
    ] as const)
      expect((await askMerge(admin, one, into)).errors?.[0]?.extensions).toMatchObject(told)
    const { errors } = await admin.query(
      'mutation Update($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { warnings { code } } }',
      { input: { id: gone.id, expectedVersion: 1, name: 'Nowa' } },
    )
    expect(errors?.[0]?.extensions).toMatchObject(told)
    expect(errors?.[0]?.message).toContain('was merged into')
  })

  it('costs a statement only where nothing has the id itself', async () => {
    const [gone, stays, other] = await several({}, {}, {})
    await merge(admin, gone, stays)
    const count = async (ids: string[]) =>
      (
        await statementsDuring(() =>
          app.data('query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }),
        )
      ).length
    expect(await count([stays.id, other.id])).toBe(1)
    expect(await count([stays.id, gone.id, other.id])).toBe(2)
  })

  it('tells a follower of the changes what became of it, who ends with what the registry has', async () => {
    const [gone, stays] = await several({ krs: '0000000021', offers: ['sala'] }, { offers: ['autobus'] })
    const partnerships = [fakePartnership(), fakePartnership()]
    await enter(app, Partnership, partnerships)
    const member = (place: number, organisationId: string, contribution: string | null = null) =>
      fakeMembership({ partnershipId: partnerships[place]?.id as string, organisationId, contribution })
    const [joined, moved, kept] = [member(0, gone.id, 'sala'), member(1, gone.id), member(0, stays.id)]
    await enter(app, Membership, [joined, moved, kept])
    const copy = new Map<string, Identified>()
    const before = await app.data(EVERYTHING)
    for (const node of [...before.organisations.nodes, ...before.partnerships.nodes.flatMap(membersOf)])
      copy.set(node.id, node)
    const after = (await app.data(CHANGES)).changes.headCursor
    await merge(admin, gone, stays)

    const { nodes } = (await app.data(CHANGES, { after })).changes
    for (const { recordId, node } of nodes) node ? copy.set(recordId, node) : copy.delete(recordId)
    const now = await app.data(EVERYTHING)
    const expected = [...now.organisations.nodes, ...now.partnerships.nodes.flatMap(membersOf)]
    expect([...copy.values()].sort(byId)).toEqual(expected.sort(byId))
    const of = { mergedInto: null, type: 'MEMBERSHIP' }
    expect(nodes).toEqual(
      expect.arrayContaining([
        { ...of, kind: 'DELETED', recordId: joined.id, node: null },
        expect.objectContaining({ ...of, kind: 'UPDATED', recordId: moved.id }),
        expect.objectContaining({ ...of, kind: 'UPDATED', recordId: kept.id }),
        { type: 'ORGANISATION', kind: 'MERGED', recordId: gone.id, mergedInto: { id: stays.id }, node: null },
        expect.objectContaining({ type: 'ORGANISATION', kind: 'UPDATED', recordId: stays.id }),
      ]),
    )
    expect(nodes).toHaveLength(5)
  })

  it('is part of the history of the other', async () => {
    const [gone, stays] = await several({ nip: '5242695801' }, {})
    await merge(admin, gone, stays)
    const { organisation } = await app.data(
      `query History($id: ID!) { organisation(id: $id) { history(first: 2) {
        nodes { kind role recordId mergedInto { id } differences { field from to } }
      } } }`,
      { id: gone.id },
    )
    const of = { role: 'ADMIN' }
    expect(organisation.history.nodes).toEqual([
      {
        ...of,
        kind: 'UPDATED',
        recordId: stays.id,
        mergedInto: null,
        differences: [{ field: 'nip', from: null, to: '5242695801' }],
      },
      { ...of, kind: 'MERGED', recordId: gone.id, mergedInto: { id: stays.id }, differences: null },
    ])
  })
})

interface Identified {
  readonly id: string
}

const membersOf = ({ members }: { members: { nodes: Identified[] } }) => members.nodes
const byId = (one: Identified, other: Identified) => (one.id < other.id ? -1 : 1)
