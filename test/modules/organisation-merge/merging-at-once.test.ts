import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeMembership, fakeOrganisation, fakePartnership } from '../../support/fakes'
import { askMerge, enter } from './merging'

const INVITE = `mutation Invite($input: InviteOrganisationInput!) {
  inviteOrganisation(input: $input) { membership { id } }
}`

describe('merges at once', () => {
  let app: App
  let admins: Member[]
  beforeAll(async () => {
    app = await startApp()
    admins = [await app.appoint(Role.ADMIN), await app.appoint(Role.ADMIN), await app.appoint(Role.ADMIN)]
  })
  afterAll(() => app.close())

  const [first, second, third] = [0, 1, 2].map((place) => () => admins[place] as Member) as [
    Asker,
    Asker,
    Asker,
  ]
  const several = async () => {
    const made = [fakeOrganisation(), fakeOrganisation(), fakeOrganisation()] as const
    await enter(app, Organisation, made)
    return made
  }
  const codes = (answers: readonly Answer[]) =>
    answers.map(({ errors }) => errors?.[0]?.extensions.code).sort()
  const count = async (table: string, ids: readonly string[]): Promise<number> =>
    (
      await app.database.dataSource.query(
        `SELECT "id" FROM "${table}" WHERE "id" IN (${ids.map((id) => `'${id}'`).join()})`,
      )
    ).length

  it.each([1, 2, 3, 4, 5])('that cross: one wins, and the other is told (%s)', async () => {
    const [a, b] = await several()
    const answers = await Promise.all([askMerge(first(), a, b), askMerge(second(), b, a)])
    expect(codes(answers)).toEqual(['NOT_FOUND', undefined])
    expect(answers.flatMap(({ errors }) => errors ?? [])[0]?.extensions.mergedInto).toBeDefined()
    expect(await count('organisation', [a.id, b.id])).toBe(1)
  })

  it.each([1, 2, 3])('that go round in a ring leave one of three (%s)', async () => {
    const [a, b, c] = await several()
    const answers = await Promise.all([
      askMerge(first(), a, b),
      askMerge(second(), b, c),
      askMerge(third(), c, a),
    ])
    const merged = codes(answers).filter((code) => code === undefined).length
    expect(codes(answers).filter((code) => code !== undefined && code !== 'NOT_FOUND')).toEqual([])
    const ids = [a.id, b.id, c.id]
    expect(await count('organisation', ids)).toBe(3 - merged)
    expect(merged).toBeGreaterThan(0)
    const { nodes } = await app.data('query Of($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
    const found = new Set(nodes.map((node: { id: string } | null) => node?.id))
    expect(found.has(undefined)).toBe(false)
    expect(found.size).toBe(3 - merged)
  })

  it.each([1, 2, 3, 4, 5])('and invitations of the one that goes: none is lost (%s)', async () => {
    const [a, b] = await several()
    const partnerships = Array.from({ length: 6 }, () => fakePartnership())
    await enter(app, Partnership, partnerships)
    await enter(app, Membership, [
      fakeMembership({ partnershipId: partnerships[0]?.id as string, organisationId: a.id }),
    ])
    const invite = ({ id }: { id: string }) =>
      second().query(INVITE, { input: { partnershipId: id, organisationId: a.id } })
    const [merging, ...inviting] = await Promise.all([
      askMerge(first(), a, b),
      ...partnerships.slice(1).map(invite),
    ])
    expect(codes([merging as Answer])).toEqual([undefined])
    const invited = codes(inviting)
    expect(invited.filter((code) => code !== undefined && code !== 'NOT_FOUND')).toEqual([])
    const { organisation } = await second().data(
      'query Of($id: ID) { organisation(id: $id) { memberships(status: [INVITED, ACTIVE]) { totalCount } } }',
      { id: a.id },
    )
    const made = invited.filter((code) => code === undefined).length
    expect(organisation.memberships.totalCount).toBe(1 + made)
  })
})

type Asker = () => Member
type Answer = Awaited<ReturnType<Member['query']>>
