import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../../account/account-context'
import { KeptInput } from '../../../keeping/kept-input'
import { MembershipPayload, membershipPayload } from '../membership.payload'
import { acceptMembership, declineMembership } from './answer-membership'
import { applyToJoin, inviteOrganisation } from './ask-to-join'
import {
  AcceptMembershipInput,
  ApplyToJoinInput,
  DeclineMembershipInput,
  InviteOrganisationInput,
} from './joining.inputs'

const WHO_ANSWERS =
  'An application is answered by those who keep the partnership, an invitation by those who keep the organisation. CONFLICT where nobody waits for an answer any more.'

@Resolver()
export class JoiningResolver {
  @Mutation(() => MembershipPayload, {
    description:
      'Asks an organisation to join a partnership: those who keep the partnership may. It is a member at once where you represent the organisation, or where it has applied already, in the role it applied for. CONFLICT where it is a member or invited already.',
  })
  async inviteOrganisation(
    @KeptInput(() => InviteOrganisationInput, 'Whom to ask, and as what.') input: InviteOrganisationInput,
    @Ctx() context: AccountContext,
  ) {
    return membershipPayload(await inviteOrganisation(input, context), context)
  }

  @Mutation(() => MembershipPayload, {
    description:
      'Asks a partnership to let an organisation join, which those who keep its record may, or residents without one, for whom everybody may speak who is signed in. An organisation that is invited already is a member at once, in the role it was invited to. CONFLICT where it is a member or has applied already.',
  })
  async applyToJoin(
    @KeptInput(() => ApplyToJoinInput, 'Who wants to join, and as what.') input: ApplyToJoinInput,
    @Ctx() context: AccountContext,
  ) {
    return membershipPayload(await applyToJoin(input, context), context)
  }

  @Mutation(() => MembershipPayload, {
    description: `Accepts an application or an invitation: from now on the member takes part. ${WHO_ANSWERS}`,
  })
  async acceptMembership(
    @KeptInput(() => AcceptMembershipInput, 'Which one, and since when.') input: AcceptMembershipInput,
    @Ctx() context: AccountContext,
  ) {
    return membershipPayload(await acceptMembership(input, context), context)
  }

  @Mutation(() => MembershipPayload, {
    description: `Turns down an application or an invitation. ${WHO_ANSWERS} Whoever asked takes it back by leavePartnership.`,
  })
  async declineMembership(
    @KeptInput(() => DeclineMembershipInput, 'Which one.') input: DeclineMembershipInput,
    @Ctx() context: AccountContext,
  ) {
    return membershipPayload(await declineMembership(input, context), context)
  }
}
