import { type Violation } from '../../../core/errors'
import { changeRecord, findRecord, findVisibleOrFail } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { organisations } from '../../organisation/organisation.entity'
import { findPart } from '../find-partnership'
import { partnerships } from '../partnership.collection'
import { activate, enterMember } from './enter-member'
import { memberships } from './membership.entity'
import { MembershipStatus } from './membership.enums'
import {
  AcceptMembershipInput,
  ApplyToJoinInput,
  DeclineMembershipInput,
  InviteOrganisationInput,
  membershipPayload,
} from './membership.inputs'
import { membershipPolicy } from './membership.policy'
import { sectorWarnings } from './membership.rules'

/** Asks an organisation to join. Where its own representative does, it has nothing left to answer. */
const inviteOrganisation = declareMutation({
  name: 'inviteOrganisation',
  description:
    'Invites an organisation to join a partnership. For managers of the partnership. It becomes a member at once if you represent the organisation too, or if it has already applied: then in the role it applied for. CONFLICT if it is already a member or invited.',
  input: InviteOrganisationInput,
  inputDescription: 'The organisation to invite, and its role.',
  payload: membershipPayload,
  action: membershipPolicy.invite,
  subject: ({ input }, mutation) => findRecord(partnerships, input.partnershipId, mutation),
  work: async ({ input: values, record: partnership }, mutation) => {
    const { id: organisationId } = await findVisibleOrFail(organisations, values.organisationId, mutation)
    const isAgreed = mutation.viewer.represents.includes(organisationId)
    const status = isAgreed ? MembershipStatus.ACTIVE : MembershipStatus.INVITED
    return enterMember({ partnership, organisationId, status, values }, mutation)
  },
})

/** Asks to join, for an organisation or for residents without one. */
const applyToJoin = declareMutation({
  name: 'applyToJoin',
  description:
    'Applies to join a partnership: for an organisation, if you manage its record, or for residents, if you are signed in. An organisation that is already invited becomes a member at once, in the role it was invited to. CONFLICT if it is already a member or has applied.',
  input: ApplyToJoinInput,
  inputDescription: 'Who wants to join, and in which role.',
  payload: membershipPayload,
  action: ({ organisationId }) =>
    organisationId == null ? membershipPolicy.applyForResidents : membershipPolicy.apply,
  violations: ({ input }) => countOfNoResidents(input),
  subject: async ({ input: { partnershipId, organisationId } }, mutation) => {
    const partnership = await findVisibleOrFail(partnerships, partnershipId, mutation)
    const organisation =
      organisationId == null ? null : await findVisibleOrFail(organisations, organisationId, mutation)
    return { partnership, organisation, record: organisation ?? partnership }
  },
  work: ({ input: values, partnership, organisation }, mutation) => {
    const { APPLIED: status } = MembershipStatus
    return enterMember({ partnership, organisationId: organisation?.id ?? null, status, values }, mutation)
  },
})

function countOfNoResidents({ organisationId, residentCount }: ApplyToJoinInput): Violation[] {
  if (organisationId == null || residentCount == null) return []
  const message = 'residentCount is only for residents: leave it out for an organisation.'
  return [{ path: ['input', 'residentCount'], rule: 'residents', message }]
}

const WHO_ANSWERS =
  'Managers of the partnership answer an application; managers of the organisation answer an invitation. CONFLICT if it no longer waits for an answer.'

const acceptMembership = declareMutation({
  name: 'acceptMembership',
  description: `Accepts an application or an invitation: the member takes part from now on. ${WHO_ANSWERS}`,
  input: AcceptMembershipInput,
  inputDescription: 'The membership, and since when it counts.',
  payload: membershipPayload,
  action: membershipPolicy.accept,
  find: ({ input }, mutation) => findPart(memberships, input.id, mutation),
  work: async ({ input: { since }, record }, mutation) => {
    await activate(record, { since }, mutation)
    return { warnings: await sectorWarnings(record, ['id'], mutation) }
  },
})

const declineMembership = declareMutation({
  name: 'declineMembership',
  description: `Declines an application or an invitation. ${WHO_ANSWERS} To withdraw your own, call leavePartnership.`,
  input: DeclineMembershipInput,
  inputDescription: 'The application or invitation to decline.',
  payload: membershipPayload,
  action: membershipPolicy.decline,
  find: ({ input }, mutation) => findPart(memberships, input.id, mutation),
  work: async ({ record }, mutation) => {
    await changeRecord(memberships, { record, changes: { status: MembershipStatus.DECLINED } }, mutation)
  },
})

export const JoiningMutations = mutationResolver(
  inviteOrganisation,
  applyToJoin,
  acceptMembership,
  declineMembership,
)
