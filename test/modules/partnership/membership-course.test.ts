import { Role } from '../../../src/authz/role.enums'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { type App, type Member, startApp } from '../../support/app'
import { resetClocks, setNoon } from '../../support/clock'
import { fakeMembership, fakeOrganisation, fakePartnership, fakeSectors } from '../../support/fakes'
import { ask, type Mutation, wrongPaths } from './ask-membership'

const { INVITED, APPLIED, ACTIVE, LEFT, DECLINED } = MembershipStatus
const today = setNoon()
const another = fakeOrganisation()

describe('memberships', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Organisation, [another])
    })
  })
  afterAll(async () => {
    await app.close()
    resetClocks()
  })

  const alsoAppoint = ({ id: accountId }: Member, role: Role, scopeId: string) =>
    app.database.write((write) =>
      addGrant({ accountId, role, scopeId, grantedById: null }, write, new Date()),
    )

  /** A partnership of its own for each story, with people of its own. */
  async function world(columns: Partial<Partnership> = {}) {
    const [whole, library, club] = [
      fakePartnership(columns as object),
      fakeOrganisation({ sectorId: 'sector_PUBLIC' }),
      fakeOrganisation({ sectorId: 'sector_SOCIAL' }),
    ]
    await app.database.write(async (write) => {
      await write.insert(Partnership, [whole])
      await write.insert(Organisation, [library, club])
    })
    const insert = async (more: Partial<Membership>) => {
      const record = fakeMembership({ ...more, partnershipId: whole.id })
      await app.database.write((write) => write.insert(Membership, [record]))
      return record.id
    }
    return {
      id: whole.id,
      library,
      club,
      insert,
      organiser: await app.appoint(Role.ORGANISER, whole.id),
      librarian: await app.appoint(Role.REPRESENTATIVE, library.id),
    }
  }
  it('begin at once where the inviter represents the organisation, and today where nothing else is said', async () => {
    const { id: partnershipId, library, club, organiser, librarian } = await world()
    const both = await app.appoint(Role.ORGANISER, partnershipId)
    await alsoAppoint(both, Role.REPRESENTATIVE, library.id)
    const { membership } = await ask(both, 'inviteOrganisation', {
      partnershipId,
      organisationId: library.id,
      contribution: '  Sala  ',
    })
    expect(membership).toMatchObject({
      status: ACTIVE,
      role: 'PARTNER',
      since: today,
      contribution: 'Sala',
      kind: 'ORGANISATION',
      organisation: { id: library.id },
    })
    const left = await ask(librarian, 'leavePartnership', { id: membership.id, expectedVersion: 1 })
    expect(left.membership).toMatchObject({ status: LEFT, until: today, version: 2 })
    const invited = await ask(organiser, 'inviteOrganisation', { partnershipId, organisationId: library.id })
    expect(invited.membership).toMatchObject({ status: INVITED, since: null })
    expect(invited.membership.id).not.toBe(membership.id)
    const accepted = await ask(librarian, 'acceptMembership', {
      id: invited.membership.id,
      expectedVersion: 1,
      since: '2025-05',
    })
    expect(accepted.membership).toMatchObject({ status: ACTIVE, since: '2025-05' })
    const applied = await ask(await app.appoint(Role.ADMIN), 'applyToJoin', {
      partnershipId,
      organisationId: club.id,
      role: 'SUPPORTER',
      contribution: 'Boisko',
    })
    const crossed = await ask(organiser, 'inviteOrganisation', { partnershipId, organisationId: club.id })
    expect(crossed.membership).toEqual({
      ...applied.membership,
      status: ACTIVE,
      since: today,
      version: 2,
    })
  })

  it('let residents join for whom somebody speaks, who may take it back', async () => {
    const { id: partnershipId, organiser } = await world()
    const [speaker, other] = [await app.signUp(), await app.signUp()]
    const { membership } = await ask(speaker, 'applyToJoin', { partnershipId, residentCount: 12 })
    expect(membership).toMatchObject({
      kind: 'RESIDENTS',
      status: APPLIED,
      residentCount: 12,
      organisation: null,
    })
    const again = await ask(speaker, 'applyToJoin', { partnershipId })
    expect(again.code).toBe('CONFLICT')
    expect((await ask(other, 'applyToJoin', { partnershipId })).membership.status).toBe(APPLIED)
    const change = { id: membership.id, expectedVersion: 1 }
    expect((await ask(other, 'leavePartnership', change)).code).toBe('NOT_FOUND')
    const seen = `{ node(id: "${membership.id}") { id } partnership(id: "${partnershipId}") {
      members(status: [APPLIED, DECLINED]) { totalCount } history { totalCount } } }`
    const asVisitor = await app.data(seen)
    expect(asVisitor).toMatchObject({ node: null, partnership: { members: { totalCount: 0 } } })
    expect((await speaker.data(seen)).node).toEqual({ id: membership.id })
    const until = await ask(speaker, 'leavePartnership', { ...change, until: '2026' })
    expect(until.extensions).toMatchObject({ violations: [{ path: ['input', 'until'] }] })
    expect((await ask(speaker, 'leavePartnership', change)).membership).toMatchObject({
      status: DECLINED,
      until: null,
    })
    const second = (await ask(speaker, 'applyToJoin', { partnershipId })).membership
    await ask(organiser, 'acceptMembership', { id: second.id, expectedVersion: 1 })
    const [row] = await app.database.dataSource.query(
      `SELECT "appliedById" FROM "membership" WHERE "id" = '${second.id}'`,
    )
    expect(row.appliedById).toBe(speaker.id)
    const left = await ask(speaker, 'leavePartnership', { id: second.id, expectedVersion: 2 })
    expect(left.membership).toMatchObject({ status: LEFT, until: today })
  })

  it('give one leader the place of another, and warn where there is none', async () => {
    const { id: partnershipId, library, club, organiser, librarian, insert } = await world()
    const former = await insert({ organisationId: club.id, role: MembershipRole.LEADER })
    const next = await insert({ organisationId: another.id })
    const invited = await insert({
      organisationId: library.id,
      role: MembershipRole.LEADER,
      status: INVITED,
    })
    expect((await ask(librarian, 'acceptMembership', { id: invited, expectedVersion: 1 })).code).toBe(
      'CONFLICT',
    )
    const led = await ask(organiser, 'changeMemberRole', { id: next, expectedVersion: 1, role: 'LEADER' })
    expect(led).toMatchObject({ membership: { role: 'LEADER', version: 2 }, warnings: [] })
    const { partnership: seen } = await app.data(
      'query Seen($id: ID!) { partnership(id: $id) { leader { id } history(first: 2) { nodes { sequence type recordId role differences { field from to } } } } }',
      { id: partnershipId },
    )
    expect(seen.leader.id).toBe(next)
    const told = (recordId: string, from: string, to: string) => ({
      sequence: seen.history.nodes[0].sequence,
      type: 'MEMBERSHIP',
      recordId,
      role: 'ORGANISER',
      differences: [{ field: 'role', from, to }],
    })
    expect(seen.history.nodes).toEqual([told(next, 'PARTNER', 'LEADER'), told(former, 'LEADER', 'PARTNER')])
    const same = await ask(organiser, 'changeMemberRole', { id: next, expectedVersion: 2, role: 'LEADER' })
    expect(same).toMatchObject({ membership: { version: 2 }, warnings: [] })
    const down = await ask(organiser, 'changeMemberRole', { id: next, expectedVersion: 2, role: 'PARTNER' })
    expect(down.warnings).toEqual([{ code: 'NO_LEADER', path: ['input', 'role'] }])
    const accepted = await ask(librarian, 'acceptMembership', { id: invited, expectedVersion: 1 })
    expect(accepted.membership).toMatchObject({ role: 'LEADER', status: ACTIVE })
    const left = await ask(librarian, 'leavePartnership', { id: invited, expectedVersion: 2 })
    expect(left).toMatchObject({
      membership: { role: 'LEADER', status: LEFT },
      warnings: [{ code: 'NO_LEADER', path: ['input', 'id'] }],
    })
    expect(
      (await ask(organiser, 'inviteOrganisation', { partnershipId, organisationId: library.id })).membership
        .status,
    ).toBe(INVITED)
  })

  it('take no leader by an immediate invitation beside another', async () => {
    const { id: partnershipId, club, organiser, librarian, library, insert } = await world()
    await insert({ organisationId: club.id, role: MembershipRole.LEADER })
    const input = { partnershipId, organisationId: library.id, role: 'LEADER' }
    expect((await ask(organiser, 'inviteOrganisation', input)).membership.role).toBe('LEADER')
    expect((await ask(librarian, 'inviteOrganisation', input)).code).toBe('FORBIDDEN')
    // Who represents it too would have it join at once, which an invitation that waits does as well.
    await alsoAppoint(organiser, Role.REPRESENTATIVE, library.id)
    expect((await ask(organiser, 'inviteOrganisation', input)).code).toBe('CONFLICT')
    expect((await ask(librarian, 'applyToJoin', { ...input, role: 'PARTNER' })).code).toBe('CONFLICT')
    await alsoAppoint(organiser, Role.REPRESENTATIVE, another.id)
    const immediate = { ...input, organisationId: another.id }
    expect((await ask(organiser, 'inviteOrganisation', immediate)).code).toBe('CONFLICT')
    expect(
      (await ask(organiser, 'inviteOrganisation', { ...immediate, role: 'PARTNER' })).membership.status,
    ).toBe(ACTIVE)
  })

  it('warn of a sector that the partnership does not declare', async () => {
    const { id: partnershipId, library, club, organiser, librarian } = await world()
    const invite = (organisationId: string, more: object = {}) =>
      ask(organiser, 'inviteOrganisation', { partnershipId, organisationId, ...more })
    expect((await invite(library.id, { validateOnly: true })).warnings).toEqual([])
    await app.database.write((write) =>
      write.insertRows('partnership_sector', [{ partnershipId, sectorId: 'sector_SOCIAL' }]),
    )
    const warned = [{ code: 'SECTORS_DISAGREE', path: ['input', 'organisationId'] }]
    const { membership, warnings } = await invite(library.id)
    expect(warnings).toEqual(warned)
    expect((await invite(club.id)).warnings).toEqual([])
    expect((await invite(another.id)).warnings).toEqual([])
    expect(
      (await ask(librarian, 'acceptMembership', { id: membership.id, expectedVersion: 1 })).warnings,
    ).toEqual([{ code: 'SECTORS_DISAGREE', path: ['input', 'id'] }])
  })

  it('make one of a submission that comes twice, and none of one that is only checked', async () => {
    const { id: partnershipId, library, organiser, librarian } = await world()
    const input = { partnershipId, organisationId: library.id, idempotencyKey: 'raz' }
    expect((await ask(organiser, 'inviteOrganisation', { ...input, validateOnly: true })).membership).toBe(
      null,
    )
    const first = await ask(organiser, 'inviteOrganisation', input)
    expect(await ask(organiser, 'inviteOrganisation', input)).toEqual(first)
    const other = { ...input, role: 'SUPPORTER' }
    expect((await ask(organiser, 'inviteOrganisation', other)).code).toBe('CONFLICT')
    // Applying to what waits accepts it, so that there is nothing new to make.
    const crossed = await ask(librarian, 'applyToJoin', input)
    expect(crossed.membership).toMatchObject({ id: first.membership.id, status: ACTIVE })
    expect((await ask(librarian, 'applyToJoin', input)).membership.id).toBe(first.membership.id)
  })

  it('are corrected, with what is left out as it was', async () => {
    const { club, organiser, insert } = await world()
    const id = await insert({ organisationId: club.id, contribution: 'Sala', since: '2019' })
    const update = (expectedVersion: number, change: object) =>
      ask(organiser, 'updateMembership', { id, expectedVersion, ...change })
    expect((await update(1, { until: '2024-05', contribution: null })).membership).toMatchObject({
      version: 2,
      since: '2019',
      until: '2024-05',
      contribution: null,
    })
    expect((await update(1, { since: '2020' })).extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
    expect((await update(2, { until: '2018' })).extensions).toMatchObject({
      violations: [{ path: ['input', 'until'], rule: 'order' }],
    })
    expect((await update(2, { since: '2024-06' })).extensions).toMatchObject({
      violations: [{ path: ['input', 'since'], rule: 'order' }],
    })
    // May of 2024 may be before or after some day of 2024.
    expect((await update(2, { since: '2024' })).membership.since).toBe('2024')
    expect((await update(3, { since: '2024-06', until: null })).membership).toMatchObject({ until: null })
    const early = await ask(organiser, 'leavePartnership', { id, expectedVersion: 4, until: '2024-05-31' })
    expect(early.extensions).toMatchObject({ violations: [{ path: ['input', 'until'] }] })
  })

  it('tell of all that is wrong at once', async () => {
    const { id: partnershipId, club, organiser, librarian, library, insert } = await world()
    const joining = { partnershipId, organisationId: library.id, contribution: '\u0007' }
    expect(
      await wrongPaths(librarian, 'applyToJoin', {
        ...joining,
        role: 'LEADER',
        residentCount: 0,
        idempotencyKey: ' ',
      }),
    ).toEqual(new Set(['idempotencyKey', 'contribution', 'residentCount', 'role']))
    const id = await insert({ organisationId: club.id, since: '2020' })
    expect(
      await wrongPaths(organiser, 'updateMembership', {
        id,
        expectedVersion: 1,
        contribution: 'a'.repeat(1_001),
        residentCount: 2_000_000,
        until: '2019',
      }),
    ).toEqual(new Set(['contribution', 'residentCount', 'until']))
  })

  it('of drafts are not there for who cannot see them; those of ended partnerships have no successors', async () => {
    const draft = await world({ publishedAt: null })
    const waiting = await draft.insert({ organisationId: draft.library.id, status: INVITED })
    const change = { id: waiting, expectedVersion: 1 }
    const joining = { partnershipId: draft.id, organisationId: draft.library.id }
    for (const [mutation, input] of Object.entries({
      inviteOrganisation: joining,
      applyToJoin: joining,
      acceptMembership: change,
      declineMembership: change,
      leavePartnership: change,
      changeMemberRole: { ...change, role: 'LEADER' },
      updateMembership: change,
    })) {
      expect([mutation, (await ask(draft.librarian, mutation as Mutation, input)).code]).toEqual([
        mutation,
        'NOT_FOUND',
      ])
      const nothing = {
        ...input,
        ...('id' in input ? { id: 'membership_01jd0000000000000000000000' } : { partnershipId: 'x\0' }),
      }
      expect((await ask(draft.organiser, mutation as Mutation, nothing)).code).toBe('NOT_FOUND')
    }
    expect((await ask(draft.organiser, 'leavePartnership', change)).membership.status).toBe(DECLINED)

    const ended = await world({ stage: PartnershipStage.ENDED })
    const applied = await ended.insert({ organisationId: ended.club.id, status: APPLIED })
    const late = { partnershipId: ended.id, organisationId: ended.library.id }
    expect((await ask(ended.organiser, 'inviteOrganisation', late)).code).toBe('CONFLICT')
    expect((await ask(ended.librarian, 'applyToJoin', late)).code).toBe('CONFLICT')
    const accept = { id: applied, expectedVersion: 1 }
    expect((await ask(ended.organiser, 'acceptMembership', accept)).code).toBe('CONFLICT')
    expect((await ask(ended.organiser, 'declineMembership', accept)).membership.status).toBe(DECLINED)
  })

  it('show nothing of an organisation that has not agreed, but to the two sides', async () => {
    const { id: partnershipId, organiser, librarian, library, insert } = await world()
    for (const status of [INVITED, APPLIED, DECLINED]) {
      const id = await insert({ organisationId: library.id, status })
      const seen = `{ node(id: "${id}") { id }
        partnership(id: "${partnershipId}") { members(status: [${status}]) { totalCount } }
        organisation(id: "${library.id}") { memberships(status: [${status}]) { totalCount } } }`
      const shown = (count: number) => ({
        node: count === 0 ? null : { id },
        partnership: { members: { totalCount: count } },
        organisation: { memberships: { totalCount: count } },
      })
      for (const by of [app, await app.signUp()]) expect(await by.data(seen)).toEqual(shown(0))
      for (const by of [organiser, librarian]) expect(await by.data(seen)).toEqual(shown(1))
    }
  })

  it('are told in the history of the partnership', async () => {
    const { id: partnershipId, library, organiser, librarian } = await world()
    const { membership } = await ask(organiser, 'inviteOrganisation', {
      partnershipId,
      organisationId: library.id,
    })
    const { id } = membership
    await ask(librarian, 'acceptMembership', { id, expectedVersion: 1 })
    await ask(organiser, 'updateMembership', { id, expectedVersion: 2, contribution: 'Sala' })
    await ask(librarian, 'leavePartnership', { id, expectedVersion: 3 })
    const { partnership: seen } = await app.data(
      'query History($id: ID!) { partnership(id: $id) { history { nodes { kind type recordId role fields } } } }',
      { id: partnershipId },
    )
    const of = { type: 'MEMBERSHIP', recordId: id }
    // Nobody learns who was invited before they agree.
    expect(seen.history.nodes.filter(({ type }: { type: string }) => type === of.type)).toEqual([
      { ...of, kind: 'UPDATED', role: 'REPRESENTATIVE', fields: ['status', 'until'] },
      { ...of, kind: 'UPDATED', role: 'ORGANISER', fields: ['contribution'] },
      { ...of, kind: 'RESTORED', role: 'REPRESENTATIVE', fields: ['status', 'since'] },
    ])
  })
})
