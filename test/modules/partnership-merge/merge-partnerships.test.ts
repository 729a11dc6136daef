import { Role } from '../../../src/authz/role.enums'
import { ExternalKey } from '../../../src/interchange/import/external-key.entity'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CoHostInvitation } from '../../../src/modules/event/co-hosting/co-host-invitation.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { SelfAssessment } from '../../../src/modules/health/assessment/self-assessment.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { ModerationCase } from '../../../src/modules/moderation/moderation-case.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { FormerSlug } from '../../../src/modules/partnership/former-slug.entity'
import { Goal } from '../../../src/modules/partnership/goal/goal.entity'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../src/modules/partnership/link/link.enums'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipRole } from '../../../src/modules/partnership/membership/membership.enums'
import { MergedPartnership } from '../../../src/modules/partnership/merged-partnership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PendingChange } from '../../../src/modules/partnership/pending-change/pending-change.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeClaim,
  fakeComment,
  fakeEvent,
  fakeGoal,
  fakeGuide,
  fakeInitiator,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakePendingChange,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'

const MERGE = `mutation Merge($input: MergePartnershipsInput!) {
  mergePartnerships(input: $input) { partnership { id version name formerNames krs summary stage endedOn lastConfirmedOn lastConfirmedBy
    sectors { code } territories { code } goals { text } initiators { id }
    members(first: 20) { nodes { role organisation { id } } } agreements { id } events(first: 20) { nodes { id } } comments(first: 20) { nodes { id } } } }
}`

const published = { publishedAt: '2020-01-01T00:00:00.000Z' }

/** Where the id of the one that went is still to be found: what happened to it, and what leads on. */
const STAYS = ['change.historyOf', 'change.intoId', 'change.recordId', 'merged_partnership.id']

describe('mergePartnerships', () => {
  let app: App
  let admin: Member
  const [library, school, council] = [fakeOrganisation(), fakeOrganisation(), fakeOrganisation()]
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [fakeTerritory('14', null), fakeTerritory('24', null)])
      await write.insert(Organisation, [library, school, council])
    })
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const two = async (of: Partial<Partnership> = {}, into: Partial<Partnership> = {}) => {
    const [gone, stays] = [
      fakePartnership({ ...published, ...of }),
      fakePartnership({ ...published, ...into }),
    ]
    await app.database.write((write) => write.insert(Partnership, [gone, stays]))
    return { gone, stays }
  }
  const inputOf = ({ gone, stays }: { gone: { id: string }; stays: { id: string } }) => ({
    ...{ id: gone.id, expectedVersion: 1, intoId: stays.id, intoExpectedVersion: 1 },
  })
  const merge = async (both: { gone: { id: string }; stays: { id: string } }, by: Client = admin) =>
    (await by.data(MERGE, { input: inputOf(both) })).mergePartnerships.partnership
  const refusal = async (by: Client, both: { gone: { id: string }; stays: { id: string } }) =>
    (await by.query(MERGE, { input: inputOf(both) })).errors?.[0]

  /** The columns of all tables that hold the id. */
  const columnsWith = async (id: string): Promise<string[]> => {
    const found: string[] = []
    for (const { tableName, columns, ownColumns } of app.database.dataSource.entityMetadatas)
      for (const { databaseName, type } of new Set([...columns, ...ownColumns]))
        if (type === 'text' || type === String) {
          const rows = await app.database.dataSource.query(
            `SELECT 1 FROM "${tableName}" WHERE "${databaseName}" = '${id}' LIMIT 1`,
          )
          if (rows.length > 0) found.push(`${tableName}.${databaseName}`)
        }
    return [...new Set(found)].sort()
  }

  /** Everything that can belong to a partnership, one of each. */
  async function furnish(id: string, other: string) {
    const ofIt = { partnershipId: id }
    const event = fakeEvent(ofIt)
    const [elsewhere, asked] = [fakeEvent({ partnershipId: other }), fakeEvent({ partnershipId: other })]
    const guide = fakeGuide()
    const initiator = fakeInitiator()
    const [organiser, claimant] = [await app.signUp(), await app.signUp()]
    await app.database.write(async (write) => {
      await write.insert(Event, [event, elsewhere, asked])
      await write.insertRows('event_co_host', [{ eventId: elsewhere.id, partnershipId: id }])
      await write.insertRows(CoHostInvitation, [
        { eventId: asked.id, ...ofIt, invitedAt: '2024-01-01T00:00:00.000Z' },
      ])
      await write.insert(Guide, [guide])
      await write.insertRows('guide_example', [{ guideId: guide.id, partnershipId: id }])
      await write.insert(Initiator, [initiator])
      await write.insertRows('partnership_initiator', [{ initiatorId: initiator.id, ...ofIt }])
      await write.insertRows('partnership_sector', [{ sectorId: 'sector_PUBLIC', ...ofIt }])
      await write.insertRows('partnership_territory', [{ territoryId: 'territory_14', ...ofIt }])
      await write.insertRows(FormerSlug, [{ slug: `dawny-${id.slice(-8)}`, ...ofIt }])
      await write.insertRows(MergedPartnership, [
        { id: `${id}_x`, krs: null, intoId: id, mergedAt: '2024-01-01T00:00:00.000Z' },
      ])
      await write.insert(Goal, [fakeGoal({ ...ofIt, text: 'Park' })])
      await write.insert(Membership, [fakeMembership({ ...ofIt, organisationId: library.id })])
      await write.insert(Agreement, [fakeAgreement(ofIt)])
      await write.insert(PartnershipLink, [
        fakeLink({ ...ofIt, otherId: other, kind: PartnershipLinkKind.PART_OF }),
        fakeLink({ partnershipId: other, otherId: id, awaitsId: id }),
      ])
      await write.insert(Comment, [fakeComment({ subjectId: id })])
      await write.insert(Claim, [fakeClaim({ subjectId: id, claimantId: claimant.id })])
      await write.insert(PendingChange, [fakePendingChange({ ...ofIt, proposedById: organiser.id })])
      await write.insert(ModerationCase, [
        { id: `case_${id.slice(-10)}`, subjectId: id, openedAt: '2024-01-01T00:00:00.000Z', closedAt: null },
      ])
      await write.insertRows(ExternalKey, [
        { source: 'gmina', recordType: 'partnerships', key: 'A-17', recordId: id, digest: 'x' },
      ])
      const grant = { accountId: organiser.id, role: Role.ORGANISER, scopeId: id, grantedById: null }
      await addGrant(grant, write, new Date())
      await write.insertRows(SelfAssessment, [
        { ...ofIt, accountId: organiser.id, answers: [], answeredAt: '2024-01-01T00:00:00.000Z' },
      ])
    })
    return { event, elsewhere, asked, organiser }
  }

  it('leaves nothing behind, and leads on from every name', async () => {
    const both = await two({ krs: '0000325251', name: 'Stara nazwa' }, { name: 'Nowa nazwa' })
    const { gone, stays } = both
    const { event, elsewhere, organiser } = await furnish(gone.id, (await two()).gone.id)
    const references = app.database.dataSource.entityMetadatas.flatMap(({ tableName, foreignKeys }) =>
      foreignKeys
        .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === 'partnership')
        .map(({ columnNames: [column] }) => `${tableName}.${column}`),
    )
    expect(await columnsWith(gone.id)).toEqual(expect.arrayContaining(references))
    const merged = await merge(both)
    expect(merged).toMatchObject({
      ...{ id: stays.id, version: 2, name: 'Nowa nazwa', formerNames: ['Stara nazwa'], krs: '0000325251' },
      sectors: [{ code: 'PUBLIC' }],
      territories: [{ code: '14' }],
      goals: [{ text: 'Park' }],
      members: { nodes: [{ organisation: { id: library.id } }] },
      comments: { nodes: [{ id: expect.any(String) }] },
    })
    expect(merged.events.nodes.map(({ id }: { id: string }) => id).sort()).toEqual(
      [event.id, elsewhere.id].sort(),
    )
    expect((await columnsWith(gone.id)).filter((column) => !STAYS.includes(column))).toEqual([])
    for (const by of [
      `id: "${gone.id}"`,
      `slug: "${gone.slug}"`,
      `slug: "dawny-${gone.id.slice(-8)}"`,
      'krs: "0000325251"',
    ])
      expect((await app.data(`{ partnership(${by}) { id } }`)).partnership).toEqual({ id: stays.id })
    expect((await app.data(`{ node(id: "${gone.id}") { id } }`)).node).toEqual({ id: stays.id })
    const feed = await fetch(`${app.url}/feeds/partnerships/${gone.id}.json`, { redirect: 'manual' })
    expect([feed.status, feed.headers.get('location')]).toEqual([301, expect.stringContaining(stays.id)])
    const { viewer } = await organiser.data('{ viewer { pendingChanges { state partnership { id } } } }')
    expect(viewer.pendingChanges).toEqual([{ state: 'WITHDRAWN', partnership: { id: stays.id } }])
    const again = await refusal(admin, both)
    expect(again?.extensions).toMatchObject({ code: 'NOT_FOUND', mergedInto: stays.id })
    const update =
      'mutation($input: UpdatePartnershipInput!) { updatePartnership(input: $input) { partnership { id } } }'
    await organiser.data(update, { input: { id: stays.id, expectedVersion: 2, summary: 'O nas' } })
  })

  it('has each member once, one leader, and each co-host once', async () => {
    const both = await two()
    const { gone, stays } = both
    const [one, other] = [
      fakeEvent({ partnershipId: gone.id }),
      fakeEvent({ partnershipId: (await two()).gone.id }),
    ]
    const LEADER = MembershipRole.LEADER
    await app.database.write(async (write) => {
      await write.insert(Membership, [
        fakeMembership({ partnershipId: gone.id, organisationId: library.id, role: LEADER, since: '2010' }),
        fakeMembership({ partnershipId: gone.id, organisationId: council.id }),
        fakeMembership({ partnershipId: stays.id, organisationId: school.id, role: LEADER }),
        fakeMembership({ partnershipId: stays.id, organisationId: council.id, contribution: 'sala' }),
      ])
      await write.insert(Event, [one, other])
      await write.insertRows('event_co_host', [
        { eventId: one.id, partnershipId: stays.id },
        { eventId: other.id, partnershipId: gone.id },
        { eventId: other.id, partnershipId: stays.id },
      ])
    })
    const { members, events } = await merge(both)
    const roles = members.nodes.map(
      ({ role, organisation }: { role: string; organisation: { id: string } }) => [organisation.id, role],
    )
    expect(roles.sort()).toEqual(
      [
        [library.id, 'PARTNER'],
        [school.id, 'LEADER'],
        [council.id, 'PARTNER'],
      ].sort(),
    )
    expect(events.nodes).toHaveLength(2)
    const tied = await app.database.dataSource.query(
      `SELECT "eventId", "partnershipId" FROM "event_co_host" WHERE "partnershipId" IN ('${gone.id}', '${stays.id}')`,
    )
    expect(tied).toEqual([{ eventId: other.id, partnershipId: stays.id }])
  })

  it('is for those who edit both', async () => {
    const both = await two()
    const { gone, stays } = both
    await app.database.write((write) =>
      write.insertRows('partnership_territory', [
        { partnershipId: gone.id, territoryId: 'territory_14' },
        { partnershipId: stays.id, territoryId: 'territory_24' },
      ]),
    )
    expect((await refusal(app, both))?.extensions.code).toBe('UNAUTHENTICATED')
    for (const [role, scope] of [
      [Role.ORGANISER, gone.id],
      [Role.EDITOR, 'territory_14'],
      [Role.EDITOR, 'territory_24'],
    ] as const)
      expect((await refusal(await app.appoint(role, scope), both))?.extensions.code).toBe('FORBIDDEN')
    expect((await merge(both)).id).toBe(stays.id)
  })

  it('hides nothing that was published, and merges nothing with itself', async () => {
    const both = await two({}, { publishedAt: null })
    expect(await refusal(admin, both)).toMatchObject({
      extensions: { violations: [{ path: ['input', 'intoId'] }] },
    })
    expect(await refusal(admin, { gone: both.gone, stays: both.gone })).toMatchObject({
      extensions: { violations: [{ path: ['input', 'intoId'] }] },
    })
    expect((await merge({ gone: both.stays, stays: both.gone })).id).toBe(both.gone.id)
  })

  it('happens once where two do it at once, in either direction', async () => {
    const { gone, stays } = await two()
    const answers = await Promise.all([
      admin.query(MERGE, { input: inputOf({ gone, stays }) }),
      admin.query(MERGE, { input: inputOf({ gone: stays, stays: gone }) }),
      admin.query(MERGE, { input: inputOf({ gone, stays }) }),
    ])
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    const left = await app.database.dataSource.query(
      `SELECT "id" FROM "partnership" WHERE "id" IN ('${gone.id}', '${stays.id}')`,
    )
    expect(left).toHaveLength(1)
  })
})
