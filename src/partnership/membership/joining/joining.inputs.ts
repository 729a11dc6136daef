import { IsOptional, Max, Min, NotEquals } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { ChangeInput, creating } from '../../../keeping/keeping.inputs'
import { IsPlainText } from '../../../shared/plain-text'
import { PartialDate } from '../../../shared/scalars'
import { MembershipRole } from '../membership.enums'

export const LONGEST_CONTRIBUTION = 1_000
export const MOST_RESIDENTS = 1_000_000

@InputType()
abstract class JoiningFields {
  @Field(() => ID, { description: 'The id of the partnership that the member is to take part in.' })
  partnershipId!: string

  @Field(() => String, {
    nullable: true,
    description: `What the member contributes, in a sentence, at most ${LONGEST_CONTRIBUTION} characters.`,
  })
  @IsOptional()
  @IsPlainText(LONGEST_CONTRIBUTION)
  contribution?: string | null
}

@InputType({ description: 'Which organisation a partnership asks to join it, and as what.' })
export class InviteOrganisationInput extends creating(JoiningFields) {
  @Field(() => ID, { description: 'The id of the body that is asked.' })
  organisationId!: string

  @Field(() => MembershipRole, {
    defaultValue: MembershipRole.PARTNER,
    description: 'The part that it is to have. Nobody joins as a second leader.',
  })
  role!: MembershipRole
}

@InputType({ description: 'Who asks a partnership to let them join, and as what.' })
export class ApplyToJoinInput extends creating(JoiningFields) {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the organisation that is to join, which you represent. Null: residents without one, whom you speak for.',
  })
  organisationId?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many residents are to take part, if that is known. Not for an organisation.',
  })
  @IsOptional()
  @Min(1)
  @Max(MOST_RESIDENTS)
  residentCount?: number | null

  @Field(() => MembershipRole, {
    defaultValue: MembershipRole.PARTNER,
    description: 'The part that you want to have: PARTNER or SUPPORTER. Who leads, the partnership decides.',
  })
  @NotEquals(MembershipRole.LEADER, {
    message: 'role must be PARTNER or SUPPORTER: who leads, the partnership decides once you have joined',
  })
  role!: MembershipRole
}

@InputType({ description: 'Which invitation or application is accepted.' })
export class AcceptMembershipInput extends ChangeInput {
  @Field(() => PartialDate, { nullable: true, description: 'Since when it takes part. Null: since today.' })
  since?: string | null
}

@InputType({ description: 'Which invitation or application is turned down.' })
export class DeclineMembershipInput extends ChangeInput {}
