import { IsOptional } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { PartialDate } from '../../../core/scalars'
import { IsPlainText } from '../../../core/values/plain-text'
import { GoalState } from './goal.enums'

@InputType({ description: 'One of the goals of a partnership.' })
export class GoalInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of an existing goal of the partnership, which stays the same goal even if reworded. Null: the goal with exactly this text, or a new one.',
  })
  id?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The goal in a sentence, at most 500 characters. Required for a goal without an id; a goal with an id keeps its text if you leave it out.',
  })
  @IsOptional()
  @IsPlainText(500)
  text?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The date by which it should be reached. Left out: unchanged. Null: no date.',
  })
  until?: string | null

  @Field(() => GoalState, {
    nullable: true,
    description: 'The progress towards it. Left out: unchanged. Null: not known.',
  })
  state?: GoalState | null
}
