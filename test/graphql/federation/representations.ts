import { Role } from '../../../src/authz/role.enums'
import { newId } from '../../../src/core/id'
import type { Database } from '../../../src/database/database'
import { Account } from '../../../src/modules/account/account.entity'
import { RoleGrant, WHOLE_REGISTRY } from '../../../src/modules/account/role/role-grant.entity'
import { ApiKey } from '../../../src/modules/api-key/api-key.entity'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Import } from '../../../src/modules/import/import.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Appeal } from '../../../src/modules/moderation/appeal/appeal.entity'
import { DecisionKind, ModerationReason } from '../../../src/modules/moderation/moderation.enums'
import { ModerationCase } from '../../../src/modules/moderation/moderation-case.entity'
import { ModerationDecision } from '../../../src/modules/moderation/moderation-decision.entity'
import { Report } from '../../../src/modules/moderation/report.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { FormerSlug } from '../../../src/modules/partnership/former-slug.entity'
import { Goal } from '../../../src/modules/partnership/goal/goal.entity'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PendingChange } from '../../../src/modules/partnership/pending-change/pending-change.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { Webhook } from '../../../src/modules/webhook/webhook.entity'
import {
  fakeAccount,
  fakeAgreement,
  fakeApiKey,
  fakeAppeal,
  fakeClaim,
  fakeComment,
  fakeEvent,
  fakeGoal,
  fakeGuide,
  fakeImport,
  fakeInitiator,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakePendingChange,
  fakeSectors,
  fakeTerritory,
  fakeWebhook,
} from '../../support/fakes'

/** A representation of another subgraph, and the id of the record that is to answer it; null where there is none to see. */
export interface Case {
  readonly representation: { readonly __typename: string; readonly [key: string]: unknown }
  readonly id: string | null
}

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const relationsOf = <T>(parents: readonly { id: string }[], make: (whole: { partnershipId: string }) => T) =>
  parents.map(({ id }) => make({ partnershipId: id }))
const on = (subjects: readonly { id: string }[], state = CommentState.PUBLISHED) =>
  subjects.map(({ id }) => fakeComment({ subjectId: id, state }))

const krs = (number: number) => String(number).padStart(10, '0')

export const partnerships = times(45, (index) => fakePartnership({ krs: krs(1_000 + index) }))
const drafts = times(10, (index) => fakePartnership({ krs: krs(2_000 + index), publishedAt: null }))
const formerSlugs = [...partnerships, ...drafts].map(({ id, slug }) => ({
  partnershipId: id,
  slug: `dawny-${slug}`,
}))
const organisations = times(40, (index) => fakeOrganisation({ krs: krs(index) }))
const draftOrganisations = times(10, (index) =>
  fakeOrganisation({ krs: krs(3_000 + index), publishedAt: null }),
)
const territories = times(30, (index) => fakeTerritory(String(1400 + index), null))
const [sectors, guides, initiators] = [
  fakeSectors(),
  times(10, () => fakeGuide()),
  times(20, () => fakeInitiator()),
]
const accounts = times(20, () => fakeAccount())
const erased = times(5, () => fakeAccount({ erasedAt: '2024-01-01T00:00:00.000Z' }))
const [events, hiddenEvents] = [relationsOf(partnerships, fakeEvent), relationsOf(drafts, fakeEvent)]
const [memberships, hiddenMemberships] = [
  relationsOf(partnerships, fakeMembership),
  relationsOf(drafts, fakeMembership),
]
const [agreements, hiddenAgreements] = [
  relationsOf(partnerships, fakeAgreement),
  relationsOf(drafts, fakeAgreement),
]
const [links, hiddenLinks] = [partnerships, drafts].map((of) =>
  of.map(({ id }, index) => fakeLink({ partnershipId: id, url: `https://example.org/${index}` })),
) as [ReturnType<typeof fakeLink>[], ReturnType<typeof fakeLink>[]]
const [goals, hiddenGoals] = [relationsOf(partnerships, fakeGoal), relationsOf(drafts, fakeGoal)]
const [comments, hiddenComments] = [on(partnerships), [...on(drafts), ...on(guides, CommentState.HIDDEN)]]
// Whoever asks here has claimed nothing, and decides nothing.
const hiddenClaims = partnerships.map(({ id }, index) =>
  fakeClaim({ subjectId: id, claimantId: String(accounts[index % accounts.length]?.id) }),
)
const hiddenChanges = relationsOf(partnerships, fakePendingChange)
const hiddenImports = [fakeImport(), fakeImport()]
const hiddenKeys = organisations.map(({ id }) => fakeApiKey({ organisationId: id }))
const hiddenWebhooks = organisations.map(({ id }) => fakeWebhook({ organisationId: id }))

const NOW = '2024-05-01T10:00:00.000Z'
const [moderator] = accounts
// Moderators see these, and the account that they are about.
const moderationCase = {
  id: newId('case'),
  subjectId: String(partnerships[0]?.id),
  openedAt: NOW,
  closedAt: null,
}
const report = {
  ...{ id: newId('report'), caseId: moderationCase.id, subjectId: moderationCase.subjectId, createdAt: NOW },
  ...{ reason: ModerationReason.SPAM, note: null, aboutId: null, reporterId: null, receiptDigest: null },
}
const decision = {
  ...{ id: newId('decision'), kind: DecisionKind.HIDE, subjectId: moderationCase.subjectId, decidedAt: NOW },
  ...{ reason: null, statement: null, setTo: null, aboutId: null, decidedById: null },
}
const appeal = fakeAppeal({ decisionId: decision.id })
const grant = {
  ...{ id: newId('grant'), accountId: String(moderator?.id), role: Role.MODERATOR, grantedAt: NOW },
  ...{ scopeId: WHOLE_REGISTRY, grantedById: null },
}

export const fill = ({ write }: Database) =>
  write(async (write) => {
    await write.insert(Sector, sectors)
    await write.insert(Territory, territories)
    await write.insert(Organisation, [...organisations, ...draftOrganisations])
    await write.insert(Initiator, initiators)
    await write.insert(Partnership, [...partnerships, ...drafts])
    await write.insertRows(FormerSlug, formerSlugs)
    await write.insertRows(
      'partnership_initiator',
      initiators.map(({ id }) => ({ partnershipId: partnerships[0]?.id, initiatorId: id })),
    )
    await write.insert(Membership, [...memberships, ...hiddenMemberships])
    await write.insert(Agreement, [...agreements, ...hiddenAgreements])
    await write.insert(PartnershipLink, [...links, ...hiddenLinks])
    await write.insert(Goal, [...goals, ...hiddenGoals])
    await write.insert(Event, [...events, ...hiddenEvents])
    await write.insert(Guide, guides)
    await write.insert(Account, [...accounts, ...erased])
    await write.insert(RoleGrant, [grant])
    await write.insert(ModerationCase, [moderationCase])
    await write.insert(Report, [report])
    await write.insert(ModerationDecision, [decision])
    await write.insert(Appeal, [appeal])
    await write.insert(Claim, hiddenClaims)
    await write.insert(PendingChange, hiddenChanges)
    await write.insertRows(Import, hiddenImports)
    await write.insert(ApiKey, hiddenKeys)
    await write.insert(Webhook, hiddenWebhooks)
    await write.insert(Comment, [...comments, ...hiddenComments])
  })

const cases = <T extends { id: string }>(
  typeName: string,
  key: keyof T & string,
  shown: readonly T[],
  hidden: readonly T[] = [],
) => [
  ...shown.map(
    (record): Case => ({ representation: { __typename: typeName, [key]: record[key] }, id: record.id }),
  ),
  ...hidden.map(
    (record): Case => ({ representation: { __typename: typeName, [key]: record[key] }, id: null }),
  ),
]

const unknown: readonly Case[] = [
  ...['partnership', 'event', 'account'].map((prefix) => ({ __typename: 'Partnership', id: newId(prefix) })),
  { __typename: 'Event', id: partnerships[0]?.id },
  { __typename: 'Territory', code: '9999' },
  { __typename: 'Territory', code: 'nowhere' },
  { __typename: 'Organisation', krs: '9999999999' },
  { __typename: 'Sector', code: 'FOURTH' },
  { __typename: 'Guide', slug: '' },
  { __typename: 'Partnership', slug: `a'; DROP TABLE "partnership" --` },
  { __typename: 'Account', id: 'account_\u0000' },
].map((representation) => ({ representation, id: null }))

/** Of every entity type, by every key. */
export const allCases: readonly Case[] = [
  ...cases('Partnership', 'id', partnerships, drafts),
  ...cases('Partnership', 'slug', partnerships, drafts),
  ...formerSlugs.map(({ slug, partnershipId }): Case => {
    const isDraft = drafts.some(({ id }) => id === partnershipId)
    return { representation: { __typename: 'Partnership', slug }, id: isDraft ? null : partnershipId }
  }),
  ...cases('Partnership', 'krs', partnerships, drafts),
  ...cases('Organisation', 'id', organisations, draftOrganisations),
  ...cases('Organisation', 'krs', organisations, draftOrganisations),
  ...cases('Territory', 'id', territories),
  ...cases('Territory', 'code', territories),
  ...cases('Sector', 'id', sectors),
  ...cases('Sector', 'code', sectors),
  ...cases('Guide', 'id', guides),
  ...cases('Guide', 'slug', guides),
  ...cases('Initiator', 'id', initiators),
  ...cases('Account', 'id', accounts, erased),
  ...cases('Event', 'id', events, hiddenEvents),
  ...cases('Membership', 'id', memberships, hiddenMemberships),
  ...cases('Agreement', 'id', agreements, hiddenAgreements),
  ...cases('PartnershipLink', 'id', links, hiddenLinks),
  ...cases('Goal', 'id', goals, hiddenGoals),
  ...cases('Comment', 'id', comments, hiddenComments),
  ...cases('Claim', 'id', [], hiddenClaims),
  ...cases('PendingChange', 'id', [], hiddenChanges),
  ...cases('Import', 'id', [], hiddenImports),
  ...cases('ModerationCase', 'id', [], [moderationCase]),
  ...cases('ModerationDecision', 'id', [], [decision]),
  ...cases('Appeal', 'id', [], [appeal]),
  ...cases('Report', 'id', [], [report]),
  ...cases('RoleGrant', 'id', [], [grant]),
  ...cases(
    'Viewer',
    'id',
    [],
    accounts.map(({ id }) => ({ id: id.replace('account', 'viewer') })),
  ),
  ...cases('AccountSession', 'id', [], [{ id: newId('session') }]),
  ...cases('ApiKey', 'id', [], hiddenKeys),
  ...cases('Webhook', 'id', [], hiddenWebhooks),
  ...unknown,
]
