import { Field, ID, InputType } from 'type-graphql'
import { IsPlainText } from '../../shared/plain-text'
import { PartialDate } from '../../shared/scalars'
import { GoalState } from './goal.enums'

@InputType({ description: 'One of the goals of a partnership.' })
export class GoalInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a goal that the partnership has: it stays that goal, though reworded. Null: the goal with just this text, or a new one.',
  })
  id?: string | null

  @Field({ description: 'The goal in a sentence, at most 500 characters.' })
  @IsPlainText(500)
  text!: string

  @Field(() => PartialDate, {
    nullable: true,
    description: 'By when it is to be reached. Null: no date set.',
  })
  until?: string | null

  @Field(() => GoalState, {
    nullable: true,
    description: 'How far it has come. If not said, as before; a new one is PLANNED.',
  })
  state?: GoalState | null
}
