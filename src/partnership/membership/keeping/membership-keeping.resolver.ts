import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../../account/account-context'
import { KeptInput } from '../../../keeping/kept-input'
import { MembershipPayload, membershipPayload } from '../membership.payload'
import { changeMemberRole } from './change-member-role'
import { leavePartnership } from './leave-partnership'
import { ChangeMemberRoleInput, LeavePartnershipInput, UpdateMembershipInput } from './membership.inputs'
import { updateMembership } from './update-membership'

@Resolver()
export class MembershipKeepingResolver {
  @Mutation(() => MembershipPayload, {
    description:
      'Ends a membership: those who keep the organisation or the partnership may, and for residents whoever asked to join. It is LEFT from then on; one that waits for an answer is taken back, and DECLINED. Nobody follows a leader who leaves.',
  })
  async leavePartnership(
    @KeptInput(() => LeavePartnershipInput, 'Which member leaves, and when.') input: LeavePartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return membershipPayload(await leavePartnership(input, context), context)
  }

  @Mutation(() => MembershipPayload, {
    description:
      'Gives a member another role: those who keep the partnership may. At most one member leads: a new leader takes the place of the former one, who becomes a PARTNER by the same write.',
  })
  async changeMemberRole(
    @KeptInput(() => ChangeMemberRoleInput, 'Which member, and which role.') input: ChangeMemberRoleInput,
    @Ctx() context: AccountContext,
  ) {
    return membershipPayload(await changeMemberRole(input, context), context)
  }

  @Mutation(() => MembershipPayload, {
    description:
      'Corrects what is known of a membership, one that is over included: those who keep the partnership or the organisation may.',
  })
  async updateMembership(
    @KeptInput(() => UpdateMembershipInput, 'What is to change.') input: UpdateMembershipInput,
    @Ctx() context: AccountContext,
  ) {
    return membershipPayload(await updateMembership(input, context), context)
  }
}
