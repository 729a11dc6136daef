import { IsOptional } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { IsPlainName } from '../../core/values/plain-text'
import { InitiatorKind } from '../initiator/initiator.enums'

@InputType({
  description: 'An initiator of a partnership: either one in the registry, by its id, or a new one.',
})
export class InitiatorInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of an initiator in the registry: `initiator_01j…`. Then give nothing else.',
  })
  id?: string | null

  @Field(() => InitiatorKind, {
    nullable: true,
    description: 'The kind of a new initiator. It determines the sector.',
  })
  kind?: InitiatorKind | null

  @Field(() => String, {
    nullable: true,
    description:
      'The name, at most 300 characters. Leave it out for a resident or sole trader who did not agree to be named, and if you give organisationId.',
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
