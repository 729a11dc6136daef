import { LocationPrecision } from '../../../src/core/values/place'
import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { OrganisationKind } from '../../../src/modules/organisation/organisation.enums'
import { ActivityArea } from '../../../src/modules/partnership/activity-area.enums'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { FormerSlug } from '../../../src/modules/partnership/former-slug.entity'
import { Goal } from '../../../src/modules/partnership/goal/goal.entity'
import { LegalFormKind } from '../../../src/modules/partnership/legal-form.enums'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../src/modules/partnership/link/link.enums'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipRole } from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import {
  Formality,
  PartnershipKind,
  PartnershipStage,
} from '../../../src/modules/partnership/partnership.enums'
import { Sector, SectorCode } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeAccount,
  fakeAgreement,
  fakeComment,
  fakeEvent,
  fakeGoal,
  fakeGuide,
  fakeInitiator,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'

/** The secret things never existed, exist and are hidden, or are there for all to see. */
export type Presence = 'absent' | 'hidden' | 'published'

const SECRET_WORD = 'Tajne'
const SOON = { startsAt: '2093-05-01T10:00:00.000Z', endsAt: '2093-05-01T12:00:00.000Z', isFree: true }
const location = { latitude: 52.2, longitude: 21, precision: LocationPrecision.EXACT }

// What everybody sees, and all of it is tied to the secret.
export const territory = { ...fakeTerritory('14', 'PL'), location }
export const library = fakeOrganisation({ name: 'Biblioteka' })
export const company = fakeOrganisation({ sectorId: 'sector_PRIVATE', territoryId: territory.id })
export const initiator = fakeInitiator()
export const host = fakePartnership({ name: 'Gospodarze' })
export const coHost = fakePartnership({ name: 'Pomocnicy', location, seeksSectors: [SectorCode.PUBLIC] })
export const festival = fakeEvent({ ...SOON, partnershipId: host.id })
export const guide = fakeGuide()
export const thread = fakeComment({ subjectId: host.id })
export const treaty = fakeAgreement({ partnershipId: host.id })

// The secret.
const hidden = fakePartnership({
  name: `${SECRET_WORD} partnerstwo`,
  slug: 'tajne-partnerstwo',
  krs: '0000325251',
  kind: PartnershipKind.LOCAL,
  stage: PartnershipStage.FORMING,
  lastConfirmedOn: '2025-01',
  formality: Formality.INFORMAL,
  legalFormKind: LegalFormKind.WATER_PARTNERSHIP,
  seeksSectors: [SectorCode.PRIVATE],
  activityAreas: [ActivityArea.OTHER],
  location,
})
const of = { partnershipId: hidden.id }
const event = fakeEvent({ ...of, ...SOON, location, title: `${SECRET_WORD} spotkanie` })
const account = fakeAccount()
const school = fakeOrganisation({
  ...{ name: `${SECRET_WORD} liceum`, kind: OrganisationKind.SCHOOL, krs: '0000044444' },
  ...{ sectorId: 'sector_PUBLIC', territoryId: territory.id },
})
const comment = fakeComment({ subjectId: hidden.id })
const moderated = [host, festival, guide].map(({ id }) => fakeComment({ subjectId: id }))
const reply = fakeComment({ subjectId: host.id, parentId: thread.id, depth: 1 })

export const secret = {
  partnership: hidden,
  formerSlug: 'dawne-tajne-partnerstwo',
  event,
  account,
  school,
  /** What names the school, in a partnership that everybody sees. */
  schoolLeads: fakeMembership({
    ...{ partnershipId: host.id, organisationId: school.id, role: MembershipRole.LEADER },
  }),
  schoolStarted: fakeInitiator({ name: school.name, organisationId: school.id }),
  comment,
  goal: fakeGoal(of),
  leader: fakeMembership({ ...of, organisationId: library.id, role: MembershipRole.LEADER }),
  residents: fakeMembership(of),
  /** One leads from the hidden to the host, the others to the hidden, by every kind. */
  succeeds: fakeLink({ ...of, otherId: host.id }),
  precedes: fakeLink({ partnershipId: host.id, otherId: hidden.id }),
  isPart: fakeLink({ ...of, otherId: coHost.id, kind: PartnershipLinkKind.PART_OF }),
  isWhole: fakeLink({ partnershipId: host.id, otherId: hidden.id, kind: PartnershipLinkKind.PART_OF }),
  isSame: fakeLink({ ...of, otherId: host.id, kind: PartnershipLinkKind.SAME_AS }),
  agreement: fakeAgreement({ ...of, title: `${SECRET_WORD} umowa` }),
  answer: fakeComment({ subjectId: hidden.id, parentId: comment.id, depth: 1 }),
  eventComment: fakeComment({ subjectId: event.id }),
  reply,
  signed: fakeComment({ subjectId: host.id, authorId: account.id }),
}

export async function startWorld(presence: Presence): Promise<App> {
  const app = await startApp()
  await app.database.write(async (write) => {
    const isPublished = presence === 'published'
    const [publishedAt, erasedAt] = [hidden.publishedAt, hidden.publishedAt].map((at, index) =>
      isPublished === (index === 0) ? at : null,
    )
    await write.insert(Sector, fakeSectors())
    await write.insert(Territory, [fakeTerritory('PL', null), territory])
    await write.insert(Organisation, [library, company])
    await write.insert(Initiator, [initiator])
    await write.insert(Partnership, [host, coHost])
    await write.insertRows('partnership_territory', [{ partnershipId: host.id, territoryId: territory.id }])
    await write.insert(Event, [festival])
    await write.insert(Agreement, [treaty])
    await write.insert(Guide, [guide])
    await write.insert(Account, presence === 'absent' ? [] : [{ ...account, erasedAt }])
    await write.insert(Comment, [
      thread,
      { ...secret.signed, authorId: presence === 'absent' ? null : account.id },
    ])
    if (presence === 'absent') return
    await write.insert(Partnership, [{ ...hidden, publishedAt }])
    await write.insert(Organisation, [{ ...school, publishedAt }])
    await write.insert(Membership, [secret.schoolLeads])
    await write.insert(Initiator, [secret.schoolStarted])
    await write.insertRows('partnership_initiator', [
      { partnershipId: host.id, initiatorId: secret.schoolStarted.id },
    ])
    await write.insertRows('agreement_party', [{ agreementId: treaty.id, organisationId: school.id }])
    await write.insertRows(FormerSlug, [{ ...of, slug: secret.formerSlug }])
    await write.insertRows('partnership_sector', [{ ...of, sectorId: 'sector_PUBLIC' }])
    await write.insertRows('partnership_territory', [{ ...of, territoryId: territory.id }])
    await write.insertRows('partnership_initiator', [{ ...of, initiatorId: initiator.id }])
    await write.insertRows('guide_example', [{ ...of, guideId: guide.id }])
    await write.insert(Goal, [secret.goal])
    await write.insert(Membership, [secret.leader, secret.residents])
    await write.insert(Agreement, [secret.agreement])
    await write.insert(PartnershipLink, [
      secret.succeeds,
      secret.precedes,
      secret.isPart,
      secret.isWhole,
      secret.isSame,
    ])
    await write.insertRows('agreement_party', [
      { agreementId: secret.agreement.id, organisationId: library.id },
    ])
    await write.insert(Event, [event])
    await write.insertRows('event_co_host', [
      { ...of, eventId: festival.id },
      { partnershipId: coHost.id, eventId: event.id },
    ])
    await write.insert(Comment, [comment, secret.answer, secret.eventComment])
    const state = isPublished ? CommentState.PUBLISHED : CommentState.HIDDEN
    await write.insert(
      Comment,
      [...moderated, reply].map((each) => ({ ...each, state })),
    )
  })
  return app
}
