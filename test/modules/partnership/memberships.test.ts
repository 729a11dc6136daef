import sql from 'sql-template-tag'
import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipStatus as Status } from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeMembership, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'
import { ask, type Mutation } from './ask-membership'

const village = fakeTerritory('1609063', 'PL')
const town = fakeTerritory('1465011', 'PL')
const partnership = fakePartnership()
const organisation = fakeOrganisation({ territoryId: town.id })
const another = fakeOrganisation()

describe('those who may change a membership', () => {
  let app: App
  let people: Record<string, Client & { readonly id?: string }>
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Territory, [fakeTerritory('PL', null), village, town])
      await write.insert(Partnership, [partnership])
      await write.insertRows('partnership_territory', [
        { partnershipId: partnership.id, territoryId: village.id },
      ])
      await write.insert(Organisation, [organisation, another])
    })
    people = {
      visitor: app,
      stranger: await app.signUp(),
      applicant: await app.signUp(),
      moderator: await app.appoint(Role.MODERATOR),
      'organiser of another': await app.appoint(Role.ORGANISER, fakePartnership().id),
      'representative of another': await app.appoint(Role.REPRESENTATIVE, another.id),
      organiser: await app.appoint(Role.ORGANISER, partnership.id),
      'editor of the partnership': await app.appoint(Role.EDITOR, village.id),
      representative: await app.appoint(Role.REPRESENTATIVE, organisation.id),
      'editor of the organisation': await app.appoint(Role.EDITOR, town.id),
      admin: await app.appoint(Role.ADMIN),
    }
  })
  afterAll(() => app.close())

  /** What happens where one membership is all there is. */
  async function startWith(columns: Partial<Membership> | null): Promise<Membership | null> {
    const record = columns && fakeMembership({ ...columns, partnershipId: partnership.id })
    await app.database.write(async (write) => {
      await write.run(sql`DELETE FROM "membership" WHERE "partnershipId" = ${partnership.id}`)
      if (record) await write.insert(Membership, [record])
    })
    return record
  }

  const ofPartnership = ['organiser', 'editor of the partnership', 'admin']
  const ofOrganisation = ['representative', 'editor of the organisation', 'admin']
  const either = [...ofPartnership, ...ofOrganisation]
  const withApplicant = [...ofPartnership, 'applicant']
  const { INVITED, APPLIED, ACTIVE, LEFT, DECLINED } = Status
  const [residents, none] = ['residents' as const, null]
  type State = readonly [Status, ('residents' | null)?] | null

  /** Who may, and what becomes of it for them; for everybody else it is FORBIDDEN, or not there. */
  const table: readonly (readonly [Mutation, State, readonly string[], Status | 'CONFLICT'])[] = [
    ['inviteOrganisation', none, ofPartnership, INVITED],
    ['inviteOrganisation', [INVITED], ofPartnership, 'CONFLICT'],
    ['inviteOrganisation', [APPLIED], ofPartnership, ACTIVE],
    ['inviteOrganisation', [ACTIVE], ofPartnership, 'CONFLICT'],
    ['inviteOrganisation', [LEFT], ofPartnership, INVITED],
    ['inviteOrganisation', [DECLINED], ofPartnership, INVITED],
    ['applyToJoin', none, ofOrganisation, APPLIED],
    ['applyToJoin', [INVITED], ofOrganisation, ACTIVE],
    ['applyToJoin', [APPLIED], ofOrganisation, 'CONFLICT'],
    ['applyToJoin', [ACTIVE], ofOrganisation, 'CONFLICT'],
    ['applyToJoin', [LEFT], ofOrganisation, APPLIED],
    ['applyToJoin', [DECLINED], ofOrganisation, APPLIED],
    ['acceptMembership', [INVITED], ofOrganisation, ACTIVE],
    ['acceptMembership', [APPLIED], ofPartnership, ACTIVE],
    ['acceptMembership', [APPLIED, residents], ofPartnership, ACTIVE],
    ['acceptMembership', [ACTIVE], either, 'CONFLICT'],
    ['acceptMembership', [LEFT], either, 'CONFLICT'],
    ['acceptMembership', [DECLINED], either, 'CONFLICT'],
    ['declineMembership', [INVITED], ofOrganisation, DECLINED],
    ['declineMembership', [APPLIED], ofPartnership, DECLINED],
    ['declineMembership', [APPLIED, residents], ofPartnership, DECLINED],
    ['declineMembership', [ACTIVE], either, 'CONFLICT'],
    ['declineMembership', [LEFT], either, 'CONFLICT'],
    ['declineMembership', [DECLINED], either, 'CONFLICT'],
    ['leavePartnership', [INVITED], either, DECLINED],
    ['leavePartnership', [APPLIED], either, DECLINED],
    ['leavePartnership', [ACTIVE], either, LEFT],
    ['leavePartnership', [APPLIED, residents], withApplicant, DECLINED],
    ['leavePartnership', [ACTIVE, residents], withApplicant, LEFT],
    ['leavePartnership', [LEFT], either, 'CONFLICT'],
    ['leavePartnership', [DECLINED], either, 'CONFLICT'],
    ['changeMemberRole', [INVITED], ofPartnership, INVITED],
    ['changeMemberRole', [APPLIED], ofPartnership, APPLIED],
    ['changeMemberRole', [ACTIVE], ofPartnership, ACTIVE],
    ['changeMemberRole', [ACTIVE, residents], ofPartnership, ACTIVE],
    ['changeMemberRole', [LEFT], ofPartnership, 'CONFLICT'],
    ['changeMemberRole', [DECLINED], ofPartnership, 'CONFLICT'],
    ['updateMembership', [INVITED], either, INVITED],
    ['updateMembership', [ACTIVE], either, ACTIVE],
    ['updateMembership', [LEFT], either, LEFT],
    ['updateMembership', [ACTIVE, residents], ofPartnership, ACTIVE],
  ]

  it.each(table)('%s, where there is %j, is for those who may', async (mutation, state, allowed, outcome) => {
    const [status, kind] = state ?? []
    const member = kind
      ? { appliedById: people.applicant?.id as string }
      : { organisationId: organisation.id }
    for (const [name, person] of Object.entries(people)) {
      const record = await startWith(status ? { ...member, status } : null)
      const isJoining = mutation === 'inviteOrganisation' || mutation === 'applyToJoin'
      const input = isJoining
        ? { partnershipId: partnership.id, organisationId: organisation.id, role: 'SUPPORTER' }
        : {
            id: record?.id,
            expectedVersion: 1,
            ...(mutation === 'changeMemberRole' && { role: 'SUPPORTER' }),
            ...(mutation === 'updateMembership' && { contribution: 'Sala' }),
          }
      const { code, membership } = await ask(person, mutation, input)
      // Before both sides have agreed, only these see it.
      const isAgreed = !status || status === ACTIVE || status === LEFT
      const isSeen = isJoining || isAgreed || (kind ? withApplicant : either).includes(name)
      const refused = name === 'visitor' ? 'UNAUTHENTICATED' : isSeen ? 'FORBIDDEN' : 'NOT_FOUND'
      expect([name, code ?? membership.status]).toEqual([name, allowed.includes(name) ? outcome : refused])
    }
  })
})
