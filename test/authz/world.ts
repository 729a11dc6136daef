import fc from 'fast-check'
import { Role } from '../../src/authz/role.enums'
import { CommentPolicy } from '../../src/core/collections/node'
import { newId } from '../../src/core/id'
import { Account } from '../../src/modules/account/account.entity'
import { RoleGrant } from '../../src/modules/account/role/role-grant.entity'
import { AccountSession } from '../../src/modules/account/session/account-session.entity'
import { ApiKey } from '../../src/modules/api-key/api-key.entity'
import { Claim } from '../../src/modules/claim/claim.entity'
import { ClaimState } from '../../src/modules/claim/claim.enums'
import { Comment } from '../../src/modules/comment/comment.entity'
import { CommentState } from '../../src/modules/comment/comment.enums'
import { CoHostInvitation } from '../../src/modules/event/co-hosting/co-host-invitation.entity'
import { Event } from '../../src/modules/event/event.entity'
import { EventStatus } from '../../src/modules/event/event.enums'
import { Guide } from '../../src/modules/guide/guide.entity'
import { Import } from '../../src/modules/import/import.entity'
import { ImportState } from '../../src/modules/import/import.enums'
import { Appeal } from '../../src/modules/moderation/appeal/appeal.entity'
import { AppealState } from '../../src/modules/moderation/appeal/appeal.enums'
import { DecisionKind } from '../../src/modules/moderation/moderation.enums'
import { ModerationCase } from '../../src/modules/moderation/moderation-case.entity'
import { ModerationDecision } from '../../src/modules/moderation/moderation-decision.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../src/modules/partnership/agreement/agreement.entity'
import { PartnershipLink } from '../../src/modules/partnership/link/link.entity'
import { Membership } from '../../src/modules/partnership/membership/membership.entity'
import { MembershipRole, MembershipStatus } from '../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../src/modules/partnership/partnership.enums'
import { PendingChange } from '../../src/modules/partnership/pending-change/pending-change.entity'
import { PendingChangeState } from '../../src/modules/partnership/pending-change/pending-change.enums'
import { Webhook } from '../../src/modules/webhook/webhook.entity'
import type { App } from '../support/app'
import {
  fakeAccount,
  fakeAgreement,
  fakeApiKey,
  fakeAppeal,
  fakeClaim,
  fakeComment,
  fakeDecision,
  fakeEvent,
  fakeGuide,
  fakeImport,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakePendingChange,
  fakeSession,
  fakeWebhook,
} from '../support/fakes'

const who = () => fc.constantFrom('viewer', 'somebody')

/** How things stand with the records of a world. */
export const worlds = fc.record({
  isDraft: fc.boolean(),
  isPlaced: fc.boolean(),
  stage: fc.constantFrom(null, PartnershipStage.ACTIVE, PartnershipStage.ENDED),
  policy: fc.constantFrom(...Object.values(CommentPolicy)),
  status: fc.constantFrom(...Object.values(EventStatus)),
  isTerminated: fc.boolean(),
  role: fc.constantFrom(...Object.values(MembershipRole)),
  membership: fc.constantFrom(...Object.values(MembershipStatus)),
  member: fc.constantFrom('organisation', 'viewer', 'somebody'),
  isLed: fc.boolean(),
  claimant: who(),
  claim: fc.constantFrom(...Object.values(ClaimState)),
  isClaimOfOrganisation: fc.boolean(),
  author: who(),
  comment: fc.constantFrom(...Object.values(CommentState)),
  proposer: who(),
  change: fc.constantFrom(...Object.values(PendingChangeState)),
  isFresh: fc.boolean(),
  isReported: fc.boolean(),
  isTargetModerator: fc.boolean(),
})

export type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never

/** Worlds in which what can be done at all can be done in one or the other, and is in the way of something in one of them. */
export const BEFORE: World = {
  isDraft: true,
  isPlaced: true,
  stage: null,
  policy: CommentPolicy.OPEN,
  status: EventStatus.SCHEDULED,
  isTerminated: false,
  role: MembershipRole.PARTNER,
  membership: MembershipStatus.APPLIED,
  member: 'organisation',
  isLed: false,
  claimant: 'somebody',
  claim: ClaimState.PENDING,
  isClaimOfOrganisation: true,
  proposer: 'somebody',
  change: PendingChangeState.PENDING,
  author: 'viewer',
  comment: CommentState.PUBLISHED,
  isFresh: true,
  isReported: true,
  isTargetModerator: false,
}

export const AFTER: World = {
  isDraft: false,
  isPlaced: true,
  stage: PartnershipStage.ENDED,
  policy: CommentPolicy.CLOSED,
  status: EventStatus.CANCELLED,
  isTerminated: true,
  role: MembershipRole.LEADER,
  membership: MembershipStatus.INVITED,
  member: 'viewer',
  isLed: true,
  claimant: 'viewer',
  claim: ClaimState.PENDING,
  isClaimOfOrganisation: false,
  proposer: 'viewer',
  change: PendingChangeState.PENDING,
  author: 'somebody',
  comment: CommentState.PENDING,
  isFresh: false,
  isReported: false,
  isTargetModerator: true,
}

export const BESIDE: World = { ...BEFORE, isDraft: false, author: 'somebody' }

export const HERE = 'territory_1609'
const LONG_AGO = '2020-01-01T00:00:00.000Z'
const NEVER_DUE = '2090-01-01T00:00:00.000Z'

export type Ids = Awaited<ReturnType<typeof enterWorld>>

/** Enters the records of a world in which the viewer has a part. */
export async function enterWorld(world: World, viewerId: string, { database }: App) {
  const now = new Date().toISOString()
  const somebody = fakeAccount()
  const target = fakeAccount()
  const idOf = (whose: string) => (whose === 'viewer' ? viewerId : somebody.id)
  const partnership = fakePartnership({
    publishedAt: world.isDraft ? null : LONG_AGO,
    stage: world.stage,
    commentPolicy: world.policy,
  })
  const other = fakePartnership()
  const territoryId = world.isPlaced ? HERE : null
  const [organisation, twin] = [fakeOrganisation({ territoryId }), fakeOrganisation({ territoryId })]
  const draft = fakeOrganisation({ territoryId, publishedAt: null, enteredById: idOf(world.author) })
  const of = { partnershipId: partnership.id }
  const event = fakeEvent({ ...of, status: world.status, commentPolicy: world.policy })
  const elsewhere = fakeEvent({ partnershipId: other.id })
  const agreement = fakeAgreement({ ...of, terminatedOn: world.isTerminated ? '2023' : null })
  const link = fakeLink({
    ...{ partnershipId: other.id, otherId: partnership.id },
    awaitsId: world.isTerminated ? null : partnership.id,
  })
  const guide = fakeGuide({ commentPolicy: world.policy })
  const isLeading = world.role === MembershipRole.LEADER && world.membership === MembershipStatus.ACTIVE
  const membership = fakeMembership({
    ...{ ...of, role: world.role, status: world.membership },
    ...(world.member === 'organisation'
      ? { organisationId: organisation.id }
      : { appliedById: idOf(world.member) }),
  })
  const leader = fakeMembership({ ...of, role: MembershipRole.LEADER })
  const claim = fakeClaim({
    subjectId: world.isClaimOfOrganisation ? organisation.id : partnership.id,
    claimantId: idOf(world.claimant),
    state: world.claim,
  })
  const lone = fakePartnership()
  const run = fakeImport({
    accountId: idOf(world.author),
    storedState: world.isReported ? ImportState.DONE : ImportState.UNDONE,
  })
  const published = world.isDraft ? other : partnership
  const pendingChange = fakePendingChange({
    partnershipId: published.id,
    proposedById: idOf(world.proposer),
    state: world.change,
    storedDifferences: { name: [published.name, 'Nowa nazwa'] },
  })
  const comment = fakeComment({
    subjectId: guide.id,
    authorId: idOf(world.author),
    state: world.comment,
    createdAt: world.isFresh ? now : LONG_AGO,
  })
  const hidden = fakeComment({ subjectId: guide.id, authorId: somebody.id, state: CommentState.HIDDEN })
  const decision = fakeDecision({
    ...{ subjectId: hidden.id, aboutId: idOf(world.author) },
    appealableUntil: world.isFresh ? NEVER_DUE : LONG_AGO,
  })
  const appealed = fakeDecision({ kind: DecisionKind.SUSPEND, subjectId: target.id, aboutId: target.id })
  const appeal = fakeAppeal({
    ...{ decisionId: appealed.id, appellantId: target.id },
    state: world.isReported ? AppealState.PENDING : AppealState.DISMISSED,
  })
  const session = fakeSession({ accountId: idOf(world.author) })
  const owned = { organisationId: organisation.id }
  const apiKey = fakeApiKey(owned)
  const webhook = fakeWebhook({
    ...owned,
    url: 'http://127.0.0.1:9/',
    position: '000000000000.999999',
    nextAttemptAt: NEVER_DUE,
  })
  await database.write(async (write) => {
    await write.insert(Account, [somebody, target])
    if (world.isTargetModerator)
      await write.insert(RoleGrant, [
        {
          ...{ id: newId('grant'), accountId: target.id, role: Role.MODERATOR, scopeId: '' },
          ...{ grantedById: null, grantedAt: LONG_AGO },
        },
      ])
    await write.insert(Organisation, [organisation, twin, draft])
    await write.insert(Partnership, [partnership, other, lone])
    if (world.isPlaced)
      await write.insertRows('partnership_territory', [
        { ...of, territoryId: HERE },
        { partnershipId: lone.id, territoryId: HERE },
      ])
    await write.insertRows(Import, [run])
    await write.insert(Event, [event, elsewhere])
    await write.insertRows(CoHostInvitation, [{ ...of, eventId: elsewhere.id, invitedAt: LONG_AGO }])
    await write.insert(Agreement, [agreement])
    await write.insert(PartnershipLink, [link])
    await write.insert(Guide, [guide])
    await write.insert(Membership, world.isLed && !isLeading ? [membership, leader] : [membership])
    await write.insert(Claim, [claim])
    await write.insert(PendingChange, [pendingChange])
    await write.insert(Comment, [comment, hidden])
    if (world.isReported)
      await write.insert(
        ModerationCase,
        [partnership, comment].map(({ id: subjectId }) => ({
          ...{ id: newId('case'), subjectId, openedAt: LONG_AGO, closedAt: null },
        })),
      )
    await write.insert(ModerationDecision, [decision, appealed])
    await write.insert(Appeal, [appeal])
    await write.insertRows(AccountSession, [session])
    await write.insert(ApiKey, [apiKey])
    await write.insert(Webhook, [webhook])
  })
  return {
    partnership: partnership.id,
    other: other.id,
    lone: lone.id,
    import: run.id,
    organisation: organisation.id,
    twin: twin.id,
    draft: draft.id,
    event: event.id,
    elsewhere: elsewhere.id,
    agreement: agreement.id,
    partnershipLink: link.id,
    guide: guide.id,
    membership: membership.id,
    claim: claim.id,
    pendingChange: pendingChange.id,
    comment: comment.id,
    hidden: hidden.id,
    decision: decision.id,
    appeal: appeal.id,
    apiKey: apiKey.id,
    webhook: webhook.id,
    session: session.id,
    target: target.id,
  }
}
