import { IsOptional } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { InitiatorKind } from '../../../initiator/initiator.enums'
import { IsPlainName } from '../../../shared/plain-text'

@InputType({
  description:
    'Who took the first step towards a partnership: either one that the registry has, or a new one.',
})
export class InitiatorInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of an initiator that you can see: `initiator_01j…`. Give nothing else then.',
  })
  id?: string | null

  @Field(() => InitiatorKind, {
    nullable: true,
    description: 'Which of the six kinds a new one is. Its sector follows from it.',
  })
  kind?: InitiatorKind | null

  @Field(() => String, {
    nullable: true,
    description:
      'The name, at most 300 characters. Leave it out for a resident or a sole trader who did not agree to be named, and where organisationId says it.',
  })
  @IsOptional()
  @IsPlainName(300)
  name?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation behind it: `organisation_01j…`.',
  })
  organisationId?: string | null
}
