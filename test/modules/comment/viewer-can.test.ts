import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { CommentPolicy } from '../../../src/core/collections/node'
import { Account } from '../../../src/modules/account/account.entity'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { ClaimState } from '../../../src/modules/claim/claim.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import {
  fakeAccount,
  fakeClaim,
  fakeEvent,
  fakeGuide,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'

const each = (...permissions: string[]) => permissions.map((one) => `${one} { allowed reason }`).join(' ')

const SUBJECT = each('comment', 'report', 'setCommentPolicy', 'update', 'publish', 'claim')

const ASK = `query Ask($partnership: ID!, $event: ID!, $guide: ID!, $organisation: ID!, $membership: ID!, $claim: ID!) {
  partnership(id: $partnership) { viewerCan { ${SUBJECT} } }
  event(id: $event) { viewerCan { ${SUBJECT} } }
  guide: node(id: $guide) { ... on Guide { viewerCan { ${SUBJECT} } } }
  organisation(id: $organisation) { viewerCan { ${each('update', 'claim')} } }
  membership: node(id: $membership) { ... on Membership { viewerCan { ${each('accept', 'decline', 'leave', 'changeRole')} } } }
  claim: node(id: $claim) { ... on Claim { viewerCan { ${each('decide', 'withdraw')} } } }
}`

type Ids = Readonly<
  Record<'partnership' | 'event' | 'guide' | 'organisation' | 'membership' | 'claim', string>
>

const VERSION = 'expectedVersion: 1'
const WHY = 'reason: "Jestem z zarządu."'
const ofSubject = (id: string) => ({
  comment: `addComment(input: { subjectId: "${id}", body: "Tak" }) { comment { id } }`,
  report: `reportContent(input: { id: "${id}", reason: SPAM }) { subject { id } }`,
  setCommentPolicy: `setCommentPolicy(input: { subjectId: "${id}", policy: MODERATED, reason: SPAM, statement: "Dość" }) { subject { id } }`,
})
const publish = (id: string) =>
  `publishPartnership(input: { id: "${id}", ${VERSION} }) { partnership { id } }`
const claimPartnership = (id: string) =>
  `claimPartnership(input: { partnershipId: "${id}", ${WHY} }) { claim { id } }`
const ofMembership = (mutation: string, id: string, more = '') =>
  `${mutation}(input: { id: "${id}", ${VERSION} ${more} }) { membership { id } }`

/** What each permission announces, as the mutation that it is about. */
const mutations = (ids: Ids): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  partnership: {
    ...ofSubject(ids.partnership),
    update: `updatePartnership(input: { id: "${ids.partnership}", ${VERSION}, summary: "O nas" }) { partnership { id } }`,
    publish: publish(ids.partnership),
    claim: claimPartnership(ids.partnership),
  },
  event: {
    ...ofSubject(ids.event),
    update: `updateEvent(input: { id: "${ids.event}", ${VERSION}, title: "Piknik" }) { event { id } }`,
    publish: publish(ids.event),
    claim: claimPartnership(ids.event),
  },
  guide: {
    ...ofSubject(ids.guide),
    update: `updatePartnership(input: { id: "${ids.guide}", ${VERSION}, summary: "O nas" }) { partnership { id } }`,
    publish: publish(ids.guide),
    claim: claimPartnership(ids.guide),
  },
  organisation: {
    update: `updateOrganisation(input: { id: "${ids.organisation}", ${VERSION}, kind: NGO }) { organisation { id } }`,
    claim: `claimOrganisation(input: { organisationId: "${ids.organisation}", ${WHY} }) { claim { id } }`,
  },
  membership: {
    accept: ofMembership('acceptMembership', ids.membership),
    decline: ofMembership('declineMembership', ids.membership),
    leave: ofMembership('leavePartnership', ids.membership),
    changeRole: ofMembership('changeMemberRole', ids.membership, 'role: SUPPORTER'),
  },
  claim: {
    decide: `decideClaim(input: { id: "${ids.claim}", decision: REJECT, statement: "Nie" }) { claim { id } }`,
    withdraw: `withdrawClaim(input: { id: "${ids.claim}" }) { claim { id } }`,
  },
})

const NOTHING = mutations({
  partnership: '',
  event: '',
  guide: '',
  organisation: '',
  membership: '',
  claim: '',
})
const permissions = Object.entries(NOTHING).flatMap(([thing, of]) =>
  Object.keys(of).map((permission) => [thing, permission] as const),
)

const viewers = fc.record({
  roles: fc.uniqueArray(
    fc.constantFrom('organiser', 'representative', 'editor', 'editorElsewhere', 'moderator', 'admin'),
    { maxLength: 3 },
  ),
  isSuspended: fc.nat(5).map((number) => number === 0),
  waitsFor: fc.constantFrom('nothing', 'nothing', 'both', 'ten others'),
})

const worlds = fc.record({
  isDraft: fc.boolean(),
  isPlaced: fc.boolean(),
  stage: fc.constantFrom(null, PartnershipStage.ACTIVE, PartnershipStage.ENDED),
  policy: fc.constantFrom(...Object.values(CommentPolicy)),
  role: fc.constantFrom(...Object.values(MembershipRole)),
  status: fc.constantFrom(...Object.values(MembershipStatus)),
  member: fc.constantFrom('organisation', 'viewer', 'somebody'),
  isLed: fc.boolean(),
  claimant: fc.constantFrom('viewer', 'somebody'),
  claimState: fc.constantFrom(...Object.values(ClaimState)),
  isClaimOfOrganisation: fc.boolean(),
})

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never
type World = Drawn<typeof worlds>
type Told = { readonly allowed: boolean; readonly reason: string | null }
type Viewer = Drawn<typeof viewers>

const HERE = 'territory_1609'

const PENDING_WORLD: World = {
  isDraft: false,
  isPlaced: true,
  stage: PartnershipStage.ACTIVE,
  policy: CommentPolicy.OPEN,
  role: MembershipRole.PARTNER,
  status: MembershipStatus.INVITED,
  member: 'organisation',
  isLed: true,
  claimant: 'somebody',
  claimState: ClaimState.PENDING,
  isClaimOfOrganisation: true,
}
const NOBODY: Viewer = { roles: [], isSuspended: false, waitsFor: 'nothing' }

/** Viewers who may decide and take back a claim, and answer on both sides of a membership: chance seldom makes them. */
const TELLING: [Viewer, World][] = [
  [{ ...NOBODY, roles: ['editor'] }, PENDING_WORLD],
  [NOBODY, { ...PENDING_WORLD, claimant: 'viewer', member: 'viewer' }],
  [
    { ...NOBODY, roles: ['organiser'] },
    { ...PENDING_WORLD, isDraft: true, status: MembershipStatus.APPLIED },
  ],
]

describe('viewerCan of random viewers about random records', () => {
  let app: App
  const somebody = fakeAccount()
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('1609', '16'),
        fakeTerritory('14', 'PL'),
      ])
      await write.insert(Account, [somebody])
    })
  })
  afterAll(() => app.close())

  async function enterWorld(world: World, viewerId: string): Promise<Ids> {
    const partnership = fakePartnership({
      publishedAt: world.isDraft ? null : '2020-01-01T00:00:00.000Z',
      stage: world.stage,
      commentPolicy: world.policy,
    })
    const organisation = fakeOrganisation({ territoryId: world.isPlaced ? HERE : null })
    const of = { partnershipId: partnership.id }
    const event = fakeEvent({ ...of, commentPolicy: world.policy })
    const guide = fakeGuide({ commentPolicy: world.policy })
    const isLeading = world.role === MembershipRole.LEADER && world.status === MembershipStatus.ACTIVE
    const membership = fakeMembership({
      ...of,
      role: world.role,
      status: world.status,
      ...(world.member === 'organisation'
        ? { organisationId: organisation.id }
        : { appliedById: world.member === 'viewer' ? viewerId : somebody.id }),
    })
    const leader = fakeMembership({ ...of, role: MembershipRole.LEADER })
    const claim = fakeClaim({
      subjectId: world.isClaimOfOrganisation ? organisation.id : partnership.id,
      claimantId: world.claimant === 'viewer' ? viewerId : somebody.id,
      state: world.claimState,
    })
    await app.database.write(async (write) => {
      await write.insert(Organisation, [organisation])
      await write.insert(Partnership, [partnership])
      if (world.isPlaced) await write.insertRows('partnership_territory', [{ ...of, territoryId: HERE }])
      await write.insert(Event, [event])
      await write.insert(Guide, [guide])
      await write.insert(Membership, world.isLed && !isLeading ? [membership, leader] : [membership])
      await write.insert(Claim, [claim])
    })
    const records = { partnership, event, guide, organisation, membership, claim }
    return Object.fromEntries(Object.entries(records).map(([name, { id }]) => [name, id])) as Ids
  }

  const grantOf = (role: Viewer['roles'][number], ids: Ids) =>
    ({
      organiser: [Role.ORGANISER, ids.partnership],
      representative: [Role.REPRESENTATIVE, ids.organisation],
      editor: [Role.EDITOR, 'territory_16'],
      editorElsewhere: [Role.EDITOR, 'territory_14'],
      moderator: [Role.MODERATOR, ''],
      admin: [Role.ADMIN, ''],
    })[role] as [Role, string]

  async function equip(member: Member, viewer: Viewer, { ids, world }: { ids: Ids; world: World }) {
    const { id: accountId } = member
    await app.database.write(async (write) => {
      for (const role of viewer.roles) {
        const [granted, scopeId] = grantOf(role, ids)
        await addGrant({ accountId, role: granted, scopeId, grantedById: null }, write, new Date())
      }
      const open = viewer.waitsFor === 'both' ? [ids.partnership, ids.organisation] : []
      const others = Array.from({ length: 10 }, () => fakePartnership())
      if (viewer.waitsFor === 'ten others') await write.insert(Partnership, others)
      const waiting = viewer.waitsFor === 'ten others' ? others.map(({ id }) => id) : open
      // That of the world may wait already.
      const mine = world.claimant === 'viewer' && world.claimState === ClaimState.PENDING
      const taken = mine ? (world.isClaimOfOrganisation ? ids.organisation : ids.partnership) : null
      await write.insert(
        Claim,
        waiting
          .filter((id) => id !== taken)
          .map((subjectId) => fakeClaim({ subjectId, claimantId: accountId })),
      )
      if (viewer.isSuspended)
        await write.update(Account, accountId, { suspendedUntil: '2100-01-01T00:00:00.000Z' })
    })
  }

  const can = async (by: Client, ids: Ids): Promise<Record<string, Told>> => {
    const answer = await by.data(ASK, ids)
    return Object.fromEntries(
      permissions.map(([thing, permission]) => [
        `${thing}.${permission}`,
        answer[thing]?.viewerCan[permission] ?? { allowed: false, reason: 'INVISIBLE' },
      ]),
    )
  }

  const answers: Record<string, Set<string>> = {}

  /** Each mutation on records of its own, since what one does may change what another may. */
  async function compare(member: Member, viewer: Viewer, world: World) {
    for (const [thing, permission] of permissions) {
      const ids = await enterWorld(world, member.id)
      await equip(member, viewer, { ids, world })
      const told = await can(member, ids)
      // The second time it is run by a plan.
      expect(await can(member, ids)).toEqual(told)
      const { errors } = await member.query(`mutation { ${mutations(ids)[thing]?.[permission]} }`)
      const name = `${thing}.${permission}`
      const extensions = errors?.[0]?.extensions
      const code = extensions?.code
      const reason = extensions?.reason
      const { allowed, reason: announced } = told[name] as Told
      expect({ name, code, does: errors === undefined }).toEqual({ name, code, does: allowed })
      // Of what the viewer does not see, or what is not done to such records, the mutation says that it is not there.
      if (reason && announced !== 'INVISIBLE') expect({ name, reason }).toEqual({ name, reason: announced })
      answers[name] = (answers[name] ?? new Set()).add(announced ?? 'yes')
      await app.database.write((write) => write.manager.delete(Claim, { claimantId: member.id }))
    }
  }

  it('is just what the mutations then do', async () => {
    const property = fc.asyncProperty(viewers, worlds, async (viewer, world) =>
      compare(await app.signUp(), viewer, world),
    )
    await fc.assert(property, { numRuns: 9, endOnFailure: true, examples: TELLING })
    const lines = Object.entries(answers).map(([name, said]) => `${name}: ${[...said].sort().join(', ')}`)
    process.stdout.write(`viewerCan said\n  ${lines.join('\n  ')}\n`)
  })

  it('is nothing to a visitor', async () => {
    const ids = await enterWorld({ ...(fc.sample(worlds, 1)[0] as World), isDraft: false }, somebody.id)
    expect(Object.values(await can(app, ids)).filter(({ allowed }) => allowed)).toEqual([])
  })
})
