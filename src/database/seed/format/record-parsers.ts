import { Language } from '../../../core/vocabulary'
import { CommentState } from '../../../modules/comment/comment.enums'
import { EventKind, EventStatus } from '../../../modules/event/event.enums'
import { InitiatorKind } from '../../../modules/initiator/initiator.enums'
import { ActivityArea } from '../../../modules/partnership/activity-area.enums'
import { GoalState } from '../../../modules/partnership/goal/goal.enums'
import { LegalFormKind } from '../../../modules/partnership/legal-form.enums'
import {
  MemberKind,
  MembershipRole,
  MembershipStatus,
} from '../../../modules/partnership/membership/membership.enums'
import { Formality, PartnershipKind, PartnershipStage } from '../../../modules/partnership/partnership.enums'
import { localTime } from './local-time'
import { count, flag, list, oneOf, optional, orElse, type Parsed, type Parser, record, text } from './parser'
import {
  address,
  contact,
  discussed,
  identifiers,
  instant,
  location,
  partialDate,
  sector,
  slug,
  sources,
  webAddress,
} from './value-parsers'

export interface CommentFact {
  /** An account's displayName. */
  readonly author: string
  readonly text: string
  readonly state: CommentState
  readonly createdAt: string
  readonly editedAt: string | null
  readonly replies: CommentFact[]
}

const comment: Parser<CommentFact> = record({
  author: text,
  text,
  state: orElse(oneOf(Object.values(CommentState)), CommentState.PUBLISHED),
  createdAt: instant,
  editedAt: optional(instant),
  replies: list((value, where) => comment(value, where)),
})

export const comments = list(comment)

const parseEvent = (territory: Parser<string>) =>
  record({
    title: text,
    description: optional(text),
    kind: oneOf(Object.values(EventKind)),
    status: orElse(oneOf(Object.values(EventStatus)), EventStatus.SCHEDULED),
    startsAt: localTime,
    endsAt: optional(localTime),
    place: optional(text),
    address: optional(address),
    location: optional(location),
    territory: optional(territory),
    onlineUrl: optional(webAddress),
    capacity: optional(count),
    isFree: optional(flag),
    ...discussed,
    coHosts: list(slug),
    /** Where it is absent, the partnership's apply. */
    sources,
    note: optional(text),
    comments,
  })

export type EventFact = Parsed<ReturnType<typeof parseEvent>>

/** What the registry has no field for, kept for those who look after the facts. It is read and not loaded. */
const note = optional(text)

const goal = record({
  text,
  until: optional(partialDate),
  state: optional(oneOf(Object.values(GoalState))),
})

const initiator = record({ kind: oneOf(Object.values(InitiatorKind)), name: optional(text), note })

const memberShape = (territory: Parser<string>) =>
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

const agreementRecord = (territory: Parser<string>) =>
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

export const parsePartnership = (territory: Parser<string>) =>
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
    /** Where it is absent, it follows from the text. */
    legalFormKind: optional(oneOf(Object.values(LegalFormKind))),
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
    agreements: list(agreementRecord(territory)),
    events: list(parseEvent(territory)),
    comments,
  })

export type PartnershipFact = Parsed<ReturnType<typeof parsePartnership>>
