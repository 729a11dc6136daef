import { Account } from '../../src/account/account.entity'
import { ApiKey } from '../../src/api-key/api-key.entity'
import { Claim } from '../../src/claim/claim.entity'
import { Comment } from '../../src/comment/comment.entity'
import { CommentState } from '../../src/comment/comment.enums'
import type { Database } from '../../src/database/database'
import { Event } from '../../src/event/event.entity'
import { Guide } from '../../src/guide/guide.entity'
import { Initiator } from '../../src/initiator/initiator.entity'
import { Organisation } from '../../src/organisation/organisation.entity'
import { Agreement } from '../../src/partnership/agreement/agreement.entity'
import { FormerSlug } from '../../src/partnership/former-slug.entity'
import { Membership } from '../../src/partnership/membership/membership.entity'
import { Partnership } from '../../src/partnership/partnership.entity'
import { Sector } from '../../src/sector/sector.entity'
import { newId } from '../../src/shared/ids'
import { Territory } from '../../src/territory/territory.entity'
import { Webhook } from '../../src/webhook/webhook.entity'
import {
  fakeAccount,
  fakeAgreement,
  fakeApiKey,
  fakeClaim,
  fakeComment,
  fakeEvent,
  fakeGuide,
  fakeInitiator,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
  fakeWebhook,
} from '../support/fakes'

/** A representation of another subgraph, and the id of the record that is to answer it; null where there is none to see. */
export interface Case {
  readonly representation: { readonly __typename: string; readonly [key: string]: unknown }
  readonly id: string | null
}

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const partsOf = <T>(wholes: readonly { id: string }[], make: (whole: { partnershipId: string }) => T) =>
  wholes.map(({ id }) => make({ partnershipId: id }))
const on = (subjects: readonly { id: string }[], state = CommentState.PUBLISHED) =>
  subjects.map(({ id }) => fakeComment({ subjectId: id, state }))

export const partnerships = times(60, () => fakePartnership())
const drafts = times(10, () => fakePartnership({ publishedAt: null }))
const formerSlugs = [...partnerships, ...drafts].map(({ id, slug }) => ({
  partnershipId: id,
  slug: `dawny-${slug}`,
}))
const organisations = times(40, (index) => fakeOrganisation({ krs: String(index).padStart(10, '0') }))
const territories = times(30, (index) => fakeTerritory(String(1400 + index), null))
const [sectors, guides, initiators] = [
  fakeSectors(),
  times(10, () => fakeGuide()),
  times(20, () => fakeInitiator()),
]
const accounts = times(20, () => fakeAccount())
const erased = times(5, () => fakeAccount({ erasedAt: '2024-01-01T00:00:00.000Z' }))
const [events, hiddenEvents] = [partsOf(partnerships, fakeEvent), partsOf(drafts, fakeEvent)]
const [memberships, hiddenMemberships] = [
  partsOf(partnerships, fakeMembership),
  partsOf(drafts, fakeMembership),
]
const [agreements, hiddenAgreements] = [partsOf(partnerships, fakeAgreement), partsOf(drafts, fakeAgreement)]
const [comments, hiddenComments] = [on(partnerships), [...on(drafts), ...on(guides, CommentState.HIDDEN)]]
// Whoever asks here has claimed nothing, and decides nothing.
const hiddenClaims = partnerships.map(({ id }, index) =>
  fakeClaim({ subjectId: id, claimantId: String(accounts[index % accounts.length]?.id) }),
)
const hiddenKeys = organisations.map(({ id }) => fakeApiKey({ organisationId: id }))
const hiddenWebhooks = organisations.map(({ id }) => fakeWebhook({ organisationId: id }))

export const fill = ({ write }: Database) =>
  write(async (write) => {
    await write.insert(Sector, sectors)
    await write.insert(Territory, territories)
    await write.insert(Organisation, organisations)
    await write.insert(Initiator, initiators)
    await write.insert(Partnership, [...partnerships, ...drafts])
    await write.insertRows(FormerSlug, formerSlugs)
    await write.insertRows(
      'partnership_initiator',
      initiators.map(({ id }) => ({ partnershipId: partnerships[0]?.id, initiatorId: id })),
    )
    await write.insert(Membership, [...memberships, ...hiddenMemberships])
    await write.insert(Agreement, [...agreements, ...hiddenAgreements])
    await write.insert(Event, [...events, ...hiddenEvents])
    await write.insert(Guide, guides)
    await write.insert(Account, [...accounts, ...erased])
    await write.insert(Claim, hiddenClaims)
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
  ...cases('Organisation', 'id', organisations),
  ...cases('Organisation', 'krs', organisations),
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
  ...cases('Comment', 'id', comments, hiddenComments),
  ...cases('Claim', 'id', [], hiddenClaims),
  ...cases('ApiKey', 'id', [], hiddenKeys),
  ...cases('Webhook', 'id', [], hiddenWebhooks),
  ...unknown,
]
