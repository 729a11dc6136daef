import { IsOptional, Max, Min, NotEquals } from 'class-validator'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { PartialDate } from '../../../core/scalars'
import { IsPlainText } from '../../../core/values/plain-text'
import { ChangeInput, ChangePayload, creating } from '../../../mutations/mutation.inputs'
import { recordPayload } from '../../../mutations/payload'
import { Membership } from './membership.entity'
import { MembershipRole } from './membership.enums'

const MAX_CONTRIBUTION_LENGTH = 1_000
const MAX_RESIDENTS = 1_000_000

@InputType()
abstract class JoiningFields {
  @Field(() => ID, { description: 'The id of the partnership: `partnership_01j…`.' })
  partnershipId!: string

  @Field(() => String, {
    nullable: true,
    description: `What the member contributes, in a sentence, at most ${MAX_CONTRIBUTION_LENGTH} characters.`,
  })
  @IsOptional()
  @IsPlainText(MAX_CONTRIBUTION_LENGTH)
  contribution?: string | null
}

@InputType({ description: 'The organisation to invite to a partnership, and its role.' })
export class InviteOrganisationInput extends creating(JoiningFields) {
  @Field(() => ID, {
    description:
      'The id of the invited organisation, which answers with acceptMembership or declineMembership.',
  })
  organisationId!: string

  @Field(() => MembershipRole, {
    defaultValue: MembershipRole.PARTNER,
    description: 'Its role. A partnership has at most one leader.',
  })
  role!: MembershipRole
}

@InputType({ description: 'Who applies to join a partnership, and in which role.' })
export class ApplyToJoinInput extends creating(JoiningFields) {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the organisation that wants to join, whose record you manage. Null: you speak for residents.',
  })
  organisationId?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many residents will take part, if known. Not for an organisation.',
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_RESIDENTS)
  residentCount?: number | null

  @Field(() => MembershipRole, {
    defaultValue: MembershipRole.PARTNER,
    description: 'The role you want: PARTNER or SUPPORTER. The partnership decides who leads.',
  })
  @NotEquals(MembershipRole.LEADER, {
    message: 'role must be PARTNER or SUPPORTER: the partnership decides who leads after you have joined',
  })
  role!: MembershipRole
}

@InputType({ description: 'The invitation or application to accept.' })
export class AcceptMembershipInput extends ChangeInput {
  @Field(() => PartialDate, {
    nullable: true,
    description: 'Since when the member takes part. Null: since today.',
  })
  since?: string | null
}

@InputType({ description: 'The invitation or application to decline.' })
export class DeclineMembershipInput extends ChangeInput {}

@InputType({ description: 'The membership to end, and when it ended.' })
export class LeavePartnershipInput extends ChangeInput {
  @Field(() => PartialDate, {
    nullable: true,
    description: 'The last day of the membership. Null: today. Not for a member that has not joined yet.',
  })
  until?: string | null
}

@InputType({ description: 'The new role of a member.' })
export class ChangeMemberRoleInput extends ChangeInput {
  @Field(() => MembershipRole, {
    description: 'The new role. A new LEADER replaces the former one, who becomes a PARTNER.',
  })
  role!: MembershipRole
}

@InputType({
  description: 'A change of a membership. What you leave out stays; null clears a value.',
})
export class UpdateMembershipInput extends ChangeInput {
  @Field(() => String, {
    nullable: true,
    description: `What the member contributes, in a sentence, at most ${MAX_CONTRIBUTION_LENGTH} characters.`,
  })
  @IsOptional()
  @IsPlainText(MAX_CONTRIBUTION_LENGTH)
  contribution?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many residents take part. Not for an organisation.',
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_RESIDENTS)
  residentCount?: number | null

  @Field(() => PartialDate, { nullable: true, description: 'Since when it takes part.' })
  since?: string | null

  @Field(() => PartialDate, { nullable: true, description: 'The last day it takes part; not before since.' })
  until?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a membership.' })
class MembershipPayload extends ChangePayload {
  @Field(() => Membership, {
    nullable: true,
    description: 'The membership as it is now. Null with validateOnly.',
  })
  membership!: Membership | null
}

export const membershipPayload = recordPayload(MembershipPayload, 'membership')
