import { IsOptional } from 'class-validator'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { IsPlainText } from '../../../core/values/plain-text'
import { ChangePayload } from '../../../mutations/mutation.inputs'
import { recordPayload } from '../../../mutations/payload'
import { HouseRuleCode } from '../../moderation/house-rules'
import { PendingChange } from './pending-change.entity'

const MAX_LENGTH = 2_000

@InputType({ description: 'Which of the waiting changes to make, and of which version of the partnership.' })
export class AcceptPendingChangeInput {
  @Field(() => ID, { description: 'The id of the change: `pendingchange_01j…`.' })
  id!: string

  @Field(() => Int, {
    description:
      'The version of the partnership that you have read: CONFLICT if somebody else has changed it since.',
  })
  partnershipVersion!: number

  @Field(() => String, {
    nullable: true,
    description: 'What you say about it to the managers of the record: plain text, at most 2,000 characters.',
  })
  @IsOptional()
  @IsPlainText(MAX_LENGTH)
  statement?: string | null
}

@InputType({ description: 'Which of the waiting changes not to make, and why.' })
export class DeclinePendingChangeInput {
  @Field(() => ID, { description: 'The id of the change: `pendingchange_01j…`.' })
  id!: string

  @Field({
    description: 'Why, for the managers of the record: plain text, at most 2,000 characters.',
  })
  @IsPlainText(MAX_LENGTH)
  statement!: string

  @Field(() => HouseRuleCode, {
    nullable: true,
    description: 'The house rule it rests on. By default, VERIFIABLE_RECORDS.',
  })
  rule?: HouseRuleCode | null
}

@InputType({ description: 'Which of the waiting changes no editor needs to decide any more.' })
export class WithdrawPendingChangeInput {
  @Field(() => ID, { description: 'The id of the change: `pendingchange_01j…`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a decision about a pending change.' })
class PendingChangePayload extends ChangePayload {
  @Field(() => PendingChange, {
    nullable: true,
    description: 'The change as it is now. Null: you can no longer see it.',
  })
  pendingChange!: PendingChange | null
}

export const pendingChangePayload = recordPayload(PendingChangePayload, 'pendingChange')
