import { Field, ID, InputType, Int } from 'type-graphql'
import { ChangeInput } from '../keeping/keeping.inputs'

@InputType({ description: 'Which organisation is to take the place of another that describes the same.' })
export class MergeOrganisationsInput extends ChangeInput {
  @Field(() => ID, {
    description: 'The organisation that stays. The other one’s id leads to it from then on.',
  })
  intoId!: string

  @Field(() => Int, {
    description: 'The version of it that you know: CONFLICT if somebody else has changed it since.',
  })
  intoExpectedVersion!: number
}
