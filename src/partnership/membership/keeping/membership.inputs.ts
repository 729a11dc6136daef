import { IsOptional, Max, Min } from 'class-validator'
import { Field, InputType, Int } from 'type-graphql'
import { ChangeInput } from '../../../keeping/keeping.inputs'
import { IsPlainText } from '../../../shared/plain-text'
import { PartialDate } from '../../../shared/scalars'
import { LONGEST_CONTRIBUTION, MOST_RESIDENTS } from '../joining/joining.inputs'
import { MembershipRole } from '../membership.enums'

@InputType({ description: 'Which member leaves a partnership, and when.' })
export class LeavePartnershipInput extends ChangeInput {
  @Field(() => PartialDate, {
    nullable: true,
    description: 'Until when it took part. Null: until today. Not for one that had not joined yet.',
  })
  until?: string | null
}

@InputType({ description: 'Which part a member is to have from now on.' })
export class ChangeMemberRoleInput extends ChangeInput {
  @Field(() => MembershipRole, {
    description: 'The new role. A new LEADER takes the place of the former one, who becomes a PARTNER.',
  })
  role!: MembershipRole
}

@InputType({
  description: 'A change of a membership. What is left out stays as it is; null means “not known”.',
})
export class UpdateMembershipInput extends ChangeInput {
  @Field(() => String, {
    nullable: true,
    description: `What the member contributes, in a sentence, at most ${LONGEST_CONTRIBUTION} characters.`,
  })
  @IsOptional()
  @IsPlainText(LONGEST_CONTRIBUTION)
  contribution?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many residents take part. Not for an organisation.',
  })
  @IsOptional()
  @Min(1)
  @Max(MOST_RESIDENTS)
  residentCount?: number | null

  @Field(() => PartialDate, { nullable: true, description: 'Since when it takes part.' })
  since?: string | null

  @Field(() => PartialDate, { nullable: true, description: 'Until when; not before since.' })
  until?: string | null
}
