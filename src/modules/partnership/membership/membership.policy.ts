import sql, { type Sql } from 'sql-template-tag'
import { about, because, isAllowed, policy, type Right } from '../../../authz/policy'
import { Role } from '../../../authz/role.enums'
import { byAdmin, everybody } from '../../../authz/roles'
import { allOf, anyOf, NEVER } from '../../../core/collections/conditions'
import { RegistryError } from '../../../core/errors'
import type { SignedIn } from '../../../core/viewer'
import {
  FOR_ORGANISATION_MANAGERS,
  isNamedVisible,
  organisationManagers,
} from '../../organisation/organisation.policy'
import {
  FOR_PARTNERSHIP_MANAGERS,
  isPartVisible,
  partnershipManagers,
  partnershipPolicy,
} from '../partnership.policy'
import { MemberKind, MembershipStatus } from './membership.enums'

/** What the refusals speak of. */
interface Member {
  readonly id: string
  readonly status: MembershipStatus
  readonly kind: MemberKind
  readonly organisationId: string | null
}

/** Where it is true of the row. */
const where = (condition: Sql, rights: readonly Right[]): readonly Right[] =>
  rights.map(([role, right]) => [role, allOf(right, condition)])

const partnershipSide = (row: Sql, viewer: SignedIn) =>
  partnershipManagers(sql`${row}."partnershipId"`, viewer)

/** Those who keep the organisation speak for the member; for residents, whoever asked to join. */
const memberSide = (row: Sql, viewer: SignedIn): readonly Right[] => [
  ...organisationManagers(sql`${row}."organisationId"`, viewer),
  [Role.MEMBER, sql`(${row}."organisationId" IS NULL AND ${row}."appliedById" = ${viewer.accountId})`],
]

const eitherSide = (row: Sql, viewer: SignedIn): readonly Right[] => [
  ...memberSide(row, viewer),
  ...partnershipSide(row, viewer),
]

/** The side answers that has not asked. */
const answeringSide = (row: Sql, viewer: SignedIn): readonly Right[] => [
  byAdmin(viewer),
  ...where(sql`${row}."status" <> 'APPLIED'`, memberSide(row, viewer)),
  ...where(sql`${row}."status" <> 'INVITED'`, partnershipSide(row, viewer)),
]

const FOR_EITHER_SIDE =
  'Only managers of the partnership or the organisation may do this. To become one of them, call claimPartnership or claimOrganisation.'

const forMemberSide = ({ organisationId }: Member) =>
  organisationId === null
    ? 'Only the account that applied on behalf of these residents may do this.'
    : FOR_ORGANISATION_MANAGERS

function forAnsweringSide(member: Member): string {
  if (member.status === MembershipStatus.APPLIED) return FOR_PARTNERSHIP_MANAGERS
  return member.status === MembershipStatus.INVITED ? forMemberSide(member) : FOR_EITHER_SIDE
}

const forbidden = (message: string) => new RegistryError('FORBIDDEN', message, { reason: 'NOT_ALLOWED' })

const isOver = {
  when: (row: Sql) => sql`${row}."status" IN ('LEFT', 'DECLINED')`,
  ...because(
    'CONFLICT',
    'MEMBERSHIP_ENDED',
    ({ status }: Member) => `The membership is already ${status}. To take part again, join again.`,
  ),
}

const waitsForNobody = {
  when: (row: Sql) => sql`${row}."status" NOT IN ('INVITED', 'APPLIED')`,
  ...because(
    'CONFLICT',
    'NO_ANSWER_EXPECTED',
    ({ status }: Member) => `The membership is ${status} and does not wait for an answer.`,
  ),
}

const answering = {
  rights: answeringSide,
  refusal: (member: Member) => forbidden(forAnsweringSide(member)),
}

const inAny = partnershipPolicy.update

export const membershipPolicy = {
  ...policy('membership', about('partnership'), {
    invite: { rights: inAny.rights, refusal: inAny.refusal },
    /** For residents everybody may speak. */
    applyForResidents: { rights: () => everybody, refusal: 'Sign in first.' },
  }),
  ...policy('membership', about('organisation'), {
    apply: {
      rights: (row, viewer) => organisationManagers(sql`${row}."id"`, viewer),
      refusal: FOR_ORGANISATION_MANAGERS,
    },
  }),
  ...policy('membership', about<Member>('membership'), {
    accept: {
      ...answering,
      obstacles: [
        waitsForNobody,
        {
          when: (row) => sql`EXISTS (SELECT 1 FROM "partnership" AS ended
            WHERE ended."id" = ${row}."partnershipId" AND ended."stage" = 'ENDED')`,
          ...because(
            'CONFLICT',
            'PARTNERSHIP_ENDED',
            'The partnership has ended and accepts no new members.',
          ),
        },
        {
          when: (row) => sql`(${row}."role" = 'LEADER' AND EXISTS (SELECT 1 FROM "membership" AS leader
            WHERE leader."partnershipId" = ${row}."partnershipId" AND leader."role" = 'LEADER' AND leader."status" = 'ACTIVE'))`,
          ...because(
            'CONFLICT',
            'LEADER_EXISTS',
            'The partnership already has a leader. First give this member another role with changeMemberRole. Once it has joined, changeMemberRole can make it the leader in place of the former one.',
          ),
        },
      ],
    },
    decline: { ...answering, obstacles: [waitsForNobody] },
    leave: { rights: eitherSide, refusal: FOR_EITHER_SIDE, obstacles: [isOver] },
    changeRole: { rights: partnershipSide, refusal: FOR_PARTNERSHIP_MANAGERS, obstacles: [isOver] },
    /** What residents are is for the partnership to say. */
    update: {
      rights: (row, viewer) => [
        ...where(sql`${row}."kind" = 'ORGANISATION'`, memberSide(row, viewer)),
        ...partnershipSide(row, viewer),
      ],
      refusal: ({ kind }) =>
        forbidden(kind === MemberKind.ORGANISATION ? FOR_EITHER_SIDE : FOR_PARTNERSHIP_MANAGERS),
    },
  }),
}

/** Everybody sees who is a member or was one, unless it is a draft; what is asked and not agreed, the two sides alone. */
export const isMemberVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  allOf(
    anyOf(
      sql`${row}."status" IN ('ACTIVE', 'LEFT')`,
      viewer ? sql`${row}."appliedById" = ${viewer.accountId}` : NEVER,
      isAllowed(membershipPolicy.leave, row, viewer),
    ),
    isNamedVisible(sql`${row}."organisationId"`, viewer),
  )

export const isMembershipVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  allOf(isPartVisible(row, viewer), isMemberVisible(row, viewer))
