import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { IsPlainText } from '../../../core/values/plain-text'
import { ChangePayload } from '../../../mutations/mutation.inputs'
import { recordPayload } from '../../../mutations/payload'
import { Appeal } from './appeal.entity'
import { AppealDecision } from './appeal.enums'

const MAX_LENGTH = 2_000

@InputType({ description: 'The decision that you appeal, and why it is wrong.' })
export class AppealDecisionInput {
  @Field(() => ID, { description: 'The id of a decision in `viewer { decisions }`: `decision_01j…`.' })
  decisionId!: string

  @Field({
    description: `Why the decision is wrong: plain text, at most ${MAX_LENGTH} characters. Only you and moderators can read it.`,
  })
  @IsPlainText(MAX_LENGTH)
  reason!: string
}

@InputType({ description: 'The decision about an appeal, and the reasons.' })
export class DecideAppealInput {
  @Field(() => ID, { description: 'The id of the appeal: `appeal_01j…`.' })
  id!: string

  @Field(() => AppealDecision, { description: 'Whether the decision was wrong.' })
  decision!: AppealDecision

  @Field({
    description: `Why, for the person who appealed: plain text, at most ${MAX_LENGTH} characters.`,
  })
  @IsPlainText(MAX_LENGTH)
  statement!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to an appeal or to its decision.' })
class AppealPayload extends ChangePayload {
  @Field(() => Appeal, { nullable: true, description: 'The appeal as it is now.' })
  appeal!: Appeal | null
}

export const appealPayload = recordPayload(AppealPayload, 'appeal')
