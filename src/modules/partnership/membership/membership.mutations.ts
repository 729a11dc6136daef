import type { Violation } from '../../../core/errors'
import { refusedNulls } from '../../../core/patch'
import { tidyAll } from '../../../core/values/plain-text'
import { polishDay } from '../../../core/values/polish-text'
import { changeRecord } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { findPart, seekPart } from '../find-partnership'
import { Membership, memberships } from './membership.entity'
import { MembershipStatus } from './membership.enums'
import {
  ChangeMemberRoleInput,
  LeavePartnershipInput,
  membershipPayload,
  UpdateMembershipInput,
} from './membership.inputs'
import { membershipPolicy } from './membership.policy'
import { isLeading, noLeader, stepDown, wrongCount, wrongTerm } from './membership.rules'

/** Ends a membership. One that waits for an answer was none yet: then what was asked is taken back. */
const leavePartnership = declareMutation({
  name: 'leavePartnership',
  description:
    'Ends a membership. For managers of the organisation or the partnership, and for the account that applied on behalf of residents. The status becomes LEFT; a membership that waits for an answer is withdrawn and becomes DECLINED. A leader who leaves is not replaced.',
  input: LeavePartnershipInput,
  inputDescription: 'The membership to end, and when it ended.',
  payload: membershipPayload,
  action: membershipPolicy.leave,
  find: ({ input }, mutation) => findPart(memberships, input.id, mutation),
  facts: ({ input, record }, { now }) => ({
    hasJoined: record.status === MembershipStatus.ACTIVE,
    until: input.until ?? polishDay(now),
  }),
  violations: ({ input, record: { since }, hasJoined, until }) => {
    if (hasJoined) return wrongTerm({ since, until }, 'until')
    return input.until == null ? [] : [NOT_JOINED]
  },
  work: async ({ record, hasJoined, until }, mutation) => {
    const { LEFT, DECLINED } = MembershipStatus
    const changes = hasJoined ? { status: LEFT, until } : { status: DECLINED }
    await changeRecord(memberships, { record, changes }, mutation)
    return { warnings: isLeading(record) ? [noLeader(['id'])] : [] }
  },
})

const NOT_JOINED: Violation = {
  path: ['input', 'until'],
  rule: 'joined',
  message: 'The member has not joined yet: leave out until.',
}

/** Gives a member another role. Where it leads from now on, the former leader is a partner. */
const changeMemberRole = declareMutation({
  name: 'changeMemberRole',
  description:
    'Gives a member another role. For managers of the partnership. At most one member leads: a new leader replaces the former one, who becomes a PARTNER in the same write.',
  input: ChangeMemberRoleInput,
  inputDescription: 'The membership, and its new role.',
  payload: membershipPayload,
  action: membershipPolicy.changeRole,
  find: ({ input }, mutation) => findPart(memberships, input.id, mutation),
  work: async ({ input: { role }, record }, mutation) => {
    const [led, leads] = [isLeading(record), isLeading({ ...record, role })]
    if (leads && !led) await stepDown(record.partnershipId, mutation)
    await changeRecord(memberships, { record, changes: { role } }, mutation)
    return { warnings: led && !leads ? [noLeader(['role'])] : [] }
  },
})

/** Corrects what is known of a membership; of one that is over too. */
const updateMembership = declareMutation({
  name: 'updateMembership',
  description:
    'Corrects a membership, even one that has ended. For managers of the partnership or the organisation.',
  input: UpdateMembershipInput,
  inputDescription: 'The changes to make.',
  payload: membershipPayload,
  action: membershipPolicy.update,
  facts: async ({ input }, mutation) => ({ seen: await seekPart(memberships, input.id, mutation) }),
  violations: ({ input, seen }, mutation) => [
    ...refusedNulls(Membership, input, mutation),
    ...(seen ? wrongWith(seen.part, input) : []),
  ],
  subject: ({ input }, mutation) => findPart(memberships, input.id, mutation),
  work: async ({ input, record }, mutation) => {
    const { id, expectedVersion, ...values } = tidyAll(input)
    await changeRecord(memberships, { record, changes: values as Partial<Membership> }, mutation)
  },
})

function wrongWith(record: Membership, { since, until, residentCount }: UpdateMembershipInput): Violation[] {
  const term = {
    since: since === undefined ? record.since : since,
    until: until === undefined ? record.until : until,
  }
  return [...wrongTerm(term, until == null ? 'since' : 'until'), ...wrongCount(record.kind, residentCount)]
}

export const MembershipMutations = mutationResolver(leavePartnership, changeMemberRole, updateMembership)
