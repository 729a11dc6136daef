import { CommentPolicy } from '../../../src/core/collections/node'
import { Event } from '../../../src/modules/event/event.entity'
import { EventStatus } from '../../../src/modules/event/event.enums'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { InitiatorKind } from '../../../src/modules/initiator/initiator.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Confirmer } from '../../../src/modules/partnership/activity/activity.enums'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { FormerSlug } from '../../../src/modules/partnership/former-slug.entity'
import { Goal } from '../../../src/modules/partnership/goal/goal.entity'
import { GoalState } from '../../../src/modules/partnership/goal/goal.enums'
import { HealthSubject } from '../../../src/modules/partnership/health-answer/health-subject.enum'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../src/modules/partnership/link/link.enums'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import {
  fakeAgreement,
  fakeEvent,
  fakeGoal,
  fakeInitiator,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
} from '../../support/fakes'
import type { Registry } from './transfer'

/** Records with whatever a file could get wrong. */
export async function addOddRecords({ database }: Registry) {
  const odd = fakePartnership({
    name: '=HYPERLINK("https://example.org")',
    formerNames: ['A | B', 'C \\ D', 'E, „F”; "G"'],
    summary: '-2+3, a „cytat”, a "quote"; a |bar| and a \\|',
    description: '# Nagłówek\n\n- jeden\n- dwa\n\nKoniec, z przecinkiem.',
    commentPolicy: CommentPolicy.CLOSED,
    version: 7,
    viewCount: 12,
    contact: { email: 'biuro@example.org', phone: '+48 22 443 01 44', website: null },
    address: { street: "'Rynek' 1", postalCode: null, town: null },
    logo: { url: 'https://example.org/logo|1.png', alt: 'Żółty | „liść”' },
    images: [
      { url: 'https://example.org/1.jpg', alt: 'Park, o świcie; "mgła"' },
      { url: 'https://example.org/2.jpg?a=b|c', alt: '=Ławka' },
    ],
    sources: [
      { url: 'https://example.org/a?b=c|d', retrievedAt: '2024-02-01T00:00:00.000Z', asOf: null },
      { url: 'https://example.org/2', retrievedAt: '2024-02-02T10:11:12.345Z', asOf: '2024-01' },
    ],
    healthAnswers: [{ subject: HealthSubject.GOALS, text: 'Cele | „na nowo”;\nod maja.' }],
    lastConfirmedOn: '2024-01',
    lastConfirmedBy: Confirmer.SOURCE,
  })
  const draft = fakePartnership({ publishedAt: null })
  const ended = fakePartnership({
    stage: PartnershipStage.ENDED,
    ...{ foundedOn: '2009', registeredOn: '2010-03', endedOn: '2019-12-31', endedReason: 'Cel osiągnięty.' },
    ...{ krs: '0000327254', nip: '5242695801', regon: '142015721', legalForm: 'stowarzyszenie' },
  })
  const organisation = fakeOrganisation({
    krs: '0000325251',
    offers: ['sala | ogród', '@dwa'],
    logo: { url: 'https://example.org/o.svg', alt: 'Sowa' },
  })
  const agreement = fakeAgreement({
    partnershipId: odd.id,
    signedOn: '2015-05',
    legalBasis: [
      { title: 'Ustawa', publication: null, url: null, inForceFrom: '2003', inForceUntil: null },
      {
        title: 'Uchwała',
        publication: 'Dz.U. 2015 poz. 378',
        url: null,
        inForceFrom: null,
        inForceUntil: null,
      },
    ],
    version: 3,
  })
  await database.write(async (write) => {
    await write.insert(Organisation, [organisation])
    await write.insert(Partnership, [odd, draft, ended])
    const initiator = fakeInitiator({ kind: InitiatorKind.RESIDENT, name: null })
    const named = fakeInitiator({ name: organisation.name, organisationId: organisation.id })
    await write.insert(Initiator, [initiator, named])
    await write.insertRows(
      'partnership_initiator',
      [odd, draft].flatMap(({ id: partnershipId }) =>
        [initiator, named].map(({ id: initiatorId }) => ({ partnershipId, initiatorId })),
      ),
    )
    await write.insert(Event, [
      fakeEvent({
        partnershipId: odd.id,
        ...{ startsAt: '2024-03-29T23:00:00.000Z', endsAt: '2024-03-31T22:00:00.000Z', isAllDay: true },
        ...{ isFree: true, capacity: 30, place: 'Park | ogród', onlineUrl: 'https://example.org/na-zywo' },
        ...{ status: EventStatus.CANCELLED, isExample: true, viewCount: 3, version: 4 },
      }),
      fakeEvent({
        partnershipId: draft.id,
        ...{ timeZone: 'Europe/London', isFree: false, territoryId: 'territory_1465058' },
      }),
    ])
    await write.insert(Goal, [
      fakeGoal({ partnershipId: odd.id, text: 'Park | ogród', position: 0, until: null }),
      fakeGoal({
        partnershipId: odd.id,
        text: 'Żłobek',
        position: 1,
        until: '2030',
        state: GoalState.REACHED,
      }),
      fakeGoal({ partnershipId: draft.id }),
    ])
    await write.insert(Membership, [
      fakeMembership({ partnershipId: odd.id, organisationId: organisation.id, role: MembershipRole.LEADER }),
      fakeMembership({ partnershipId: odd.id, residentCount: 25, since: '2013-05', version: 2 }),
      fakeMembership({ partnershipId: odd.id, status: MembershipStatus.APPLIED }),
      fakeMembership({ partnershipId: odd.id, status: MembershipStatus.LEFT, until: '2019' }),
    ])
    await write.insert(Agreement, [agreement])
    await write.insert(PartnershipLink, [
      fakeLink({
        partnershipId: odd.id,
        otherId: ended.id,
        since: '2020',
        version: 3,
        sources: odd.sources ?? [],
      }),
      fakeLink({
        partnershipId: odd.id,
        otherId: draft.id,
        kind: PartnershipLinkKind.PART_OF,
        until: '2019-05',
      }),
      fakeLink({ partnershipId: draft.id, otherId: ended.id, awaitsId: ended.id }),
      fakeLink({
        ...{ partnershipId: odd.id, kind: PartnershipLinkKind.SAME_AS },
        url: 'https://www.wikidata.org/wiki/Q1?a=b|c',
      }),
    ])
    await write.insertRows('agreement_party', [
      { agreementId: agreement.id, organisationId: organisation.id },
    ])
    await write.insertRows(FormerSlug, [
      { slug: 'dawniej', partnershipId: odd.id },
      { slug: 'jeszcze-dawniej', partnershipId: odd.id },
    ])
  })
}
