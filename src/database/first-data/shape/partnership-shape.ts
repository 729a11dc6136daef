import { InitiatorKind } from '../../../initiator/initiator.enums'
import { ActivityArea } from '../../../partnership/activity-area.enums'
import { GoalState } from '../../../partnership/goal/goal.enums'
import {
  MemberKind,
  MembershipRole,
  MembershipStatus,
} from '../../../partnership/membership/membership.enums'
import { Formality, PartnershipKind, PartnershipStage } from '../../../partnership/partnership.enums'
import { Language } from '../../../shared/vocabulary'
import { comments } from './comment-shape'
import { eventShape } from './event-shape'
import { count, list, oneOf, optional, orElse, record, type Shape, type Shaped, text } from './shape'
import {
  address,
  contact,
  discussed,
  identifiers,
  location,
  partialDate,
  sector,
  slug,
  sources,
  webAddress,
} from './value-shapes'

/** What the registry has no field for, kept for those who look after the facts. It is read and not loaded. */
const note = optional(text)

const goal = record({
  text,
  until: optional(partialDate),
  state: orElse(oneOf(Object.values(GoalState)), GoalState.PLANNED),
})

const initiator = record({ kind: oneOf(Object.values(InitiatorKind)), name: optional(text), note })

const memberShape = (territory: Shape<string>) =>
  record({
    kind: orElse(oneOf(Object.values(MemberKind)), MemberKind.ORGANISATION),
    organisation: optional(text),
    territory: optional(territory),
    residentCount: optional(count),
    role: orElse(oneOf(Object.values(MembershipRole)), MembershipRole.PARTNER),
    status: orElse(oneOf(Object.values(MembershipStatus)), MembershipStatus.ACTIVE),
    since: optional(partialDate),
    until: optional(partialDate),
    contribution: optional(text),
    note,
  })

const legalReference = record({
  title: text,
  publication: optional(text),
  url: optional(webAddress),
  inForceFrom: optional(partialDate),
  inForceUntil: optional(partialDate),
})

const agreementShape = (territory: Shape<string>) =>
  record({
    title: optional(text),
    signedOn: optional(partialDate),
    validFrom: optional(partialDate),
    validUntil: optional(partialDate),
    terminatedOn: optional(partialDate),
    legalBasis: list(legalReference),
    documentUrl: optional(webAddress),
    parties: list(record({ organisation: text, territory: optional(territory) })),
    partiesText: optional(text),
    note,
  })

export const partnershipShape = (territory: Shape<string>) =>
  record({
    slug,
    name: text,
    formerNames: list(text),
    formerSlugs: list(slug),
    summary: optional(text),
    description: optional(text),
    language: orElse(oneOf(Object.values(Language)), Language.PL),
    kind: optional(oneOf(Object.values(PartnershipKind))),
    stage: optional(oneOf(Object.values(PartnershipStage))),
    formality: optional(oneOf(Object.values(Formality))),
    legalForm: optional(text),
    ...identifiers,
    sectors: list(sector),
    territories: list(territory),
    activityAreas: list(oneOf(Object.values(ActivityArea))),
    seeksSectors: list(sector),
    seeksText: optional(text),
    location: optional(location),
    address: optional(address),
    contact: optional(contact),
    foundedOn: optional(partialDate),
    registeredOn: optional(partialDate),
    endedOn: optional(partialDate),
    endedReason: optional(text),
    ...discussed,
    note,
    sources,
    goals: list(goal),
    initiators: list(initiator),
    members: list(memberShape(territory)),
    agreements: list(agreementShape(territory)),
    events: list(eventShape(territory)),
    comments,
  })

export type PartnershipFact = Shaped<ReturnType<typeof partnershipShape>>
