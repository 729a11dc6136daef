import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeMembership, fakeOrganisation, fakePartnership } from '../../support/fakes'
import { ask, type Mutation } from './ask-membership'

const { INVITED, APPLIED, ACTIVE } = MembershipStatus

/** What a race may end with for those who come too late, or may not at all. */
const REFUSALS = new Set([undefined, 'CONFLICT', 'FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND'])

describe('changes of memberships at once', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  async function world(...members: Partial<Membership>[]) {
    const partnership = fakePartnership()
    const bodies = [0, 1, 2, 3].map(() => fakeOrganisation())
    const records = members.map((member, number) =>
      fakeMembership({
        organisationId: bodies[number]?.id as string,
        ...member,
        partnershipId: partnership.id,
      }),
    )
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership])
      await write.insert(Organisation, bodies)
      await write.insert(Membership, records)
    })
    return {
      partnershipId: partnership.id,
      organisations: bodies.map(({ id }) => id),
      ids: records.map(({ id }) => id),
      organiser: await app.appoint(Role.ORGANISER, partnership.id),
    }
  }

  const stored = (
    partnershipId: string,
  ): Promise<Pick<Membership, 'id' | 'version' | 'role' | 'status' | 'organisationId'>[]> =>
    app.database.dataSource.query(
      `SELECT "id", "version", "role", "status", "organisationId" FROM "membership" WHERE "partnershipId" = '${partnershipId}' ORDER BY "id"`,
    )
  const leaders = async (partnershipId: string) =>
    (await stored(partnershipId)).filter(({ role, status }) => role === 'LEADER' && status === 'ACTIVE')

  it('leave one leader of several who are made one', async () => {
    const { partnershipId, ids, organiser } = await world({ role: MembershipRole.LEADER }, {}, {}, {})
    const admin = await app.appoint(Role.ADMIN)
    const answers = await Promise.all(
      ids.slice(1).map((id, number) =>
        ask(number === 0 ? organiser : admin, 'changeMemberRole', {
          id,
          expectedVersion: 1,
          role: 'LEADER',
        }),
      ),
    )
    expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, undefined])
    expect(await leaders(partnershipId)).toHaveLength(1)
    const told: { fields: string[] }[] = (
      await app.data(
        'query Told($id: ID!) { partnership(id: $id) { history(first: 20) { nodes { fields } } } }',
        { id: partnershipId },
      )
    ).partnership.history.nodes
    expect(told.filter(({ fields }) => fields?.includes('role'))).toHaveLength(6)
  })

  it('let one of two leaders join who are invited', async () => {
    const leading = { role: MembershipRole.LEADER, status: INVITED }
    const { partnershipId, ids } = await world(leading, leading)
    const admin = await app.appoint(Role.ADMIN)
    const answers = await Promise.all(
      ids.map((id) => ask(admin, 'acceptMembership', { id, expectedVersion: 1 })),
    )
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined])
    expect(await leaders(partnershipId)).toHaveLength(1)
  })

  it('let one answer win where it is accepted and declined', async () => {
    const { ids, organiser } = await world({ status: APPLIED })
    const admin = await app.appoint(Role.ADMIN)
    const change = { id: ids[0], expectedVersion: 1 }
    const answers = await Promise.all([
      ask(organiser, 'acceptMembership', change),
      ask(admin, 'declineMembership', change),
    ])
    const [refused] = answers.filter(({ code }) => code !== undefined)
    expect(answers.filter(({ membership }) => membership)).toHaveLength(1)
    expect(refused?.extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
  })

  it('make one membership of many invitations, and of an invitation and an application', async () => {
    const { partnershipId, organisations, organiser } = await world()
    const [first, second] = organisations
    const librarian = await app.appoint(Role.REPRESENTATIVE, second)
    const admin = await app.appoint(Role.ADMIN)
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, number) =>
        ask(number % 2 ? admin : organiser, 'inviteOrganisation', { partnershipId, organisationId: first }),
      ),
    )
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(5)
    const input = { partnershipId, organisationId: second }
    const crossed = await Promise.all([
      ask(organiser, 'inviteOrganisation', input),
      ask(librarian, 'applyToJoin', input),
    ])
    expect(crossed[0].membership.id).toBe(crossed[1].membership.id)
    expect((await stored(partnershipId)).map(({ status }) => status).sort()).toEqual([ACTIVE, INVITED])
  })

  const change = fc.record({
    mutation: fc.constantFrom<Mutation>(
      'inviteOrganisation',
      'applyToJoin',
      'acceptMembership',
      'declineMembership',
      'leavePartnership',
      'changeMemberRole',
      'updateMembership',
    ),
    actor: fc.nat(3),
    organisation: fc.nat(3),
    membership: fc.nat(),
    role: fc.constantFrom(...Object.values(MembershipRole)),
    isStale: fc.boolean(),
  })
  type Drawn = typeof change extends fc.Arbitrary<infer T> ? T : never

  function inputOf(
    drawn: Drawn,
    known: Awaited<ReturnType<typeof stored>>,
    of: { partnershipId: string; organisations: string[] },
  ) {
    const { mutation, role, organisation, membership, isStale } = drawn
    if (mutation === 'inviteOrganisation' || mutation === 'applyToJoin')
      return { partnershipId: of.partnershipId, organisationId: of.organisations[organisation], role }
    const one = known[membership % known.length]
    const version = one?.version ?? 1
    return {
      id: one?.id ?? 'membership_01jd0000000000000000000000',
      expectedVersion: isStale ? version - 1 : version,
      ...(mutation === 'changeMemberRole' && { role }),
      ...(mutation === 'updateMembership' && { contribution: role }),
    }
  }

  it('leave at most one leader, and at most one open membership of an organisation, whatever people do', async () => {
    const done = new Set<string>()
    const property = async (rounds: Drawn[][]) => {
      const { partnershipId, organisations, organiser } = await world()
      const representatives = await Promise.all(
        organisations.slice(0, 2).map((id) => app.appoint(Role.REPRESENTATIVE, id)),
      )
      const actors: Member[] = [organiser, organiser, ...representatives]
      for (const round of rounds) {
        const known = await stored(partnershipId)
        await Promise.all(
          round.map(async (drawn) => {
            const input = inputOf(drawn, known, { partnershipId, organisations })
            const { code } = await ask(actors[drawn.actor] as Member, drawn.mutation, input)
            if (code === undefined) done.add(drawn.mutation)
            if (known.length > 0) expect(REFUSALS).toContain(code)
          }),
        )
        const now = await stored(partnershipId)
        expect(
          now.filter(({ role, status }) => role === 'LEADER' && status === 'ACTIVE').length,
        ).toBeLessThan(2)
        const open = now.filter(({ status }) => [INVITED, APPLIED, ACTIVE].includes(status))
        expect(new Set(open.map(({ organisationId }) => organisationId)).size).toBe(open.length)
      }
    }
    const rounds = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
      minLength: 10,
      maxLength: 18,
    })
    await fc.assert(fc.asyncProperty(rounds, property), {
      numRuns: 20,
      seed: 7,
      endOnFailure: true,
    })
    expect(done.size).toBe(7)
  })
})
