import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'
import { IsPlainText } from '../../core/values/plain-text'
import { ChangePayload, changing } from '../../mutations/mutation.inputs'
import type { Payload } from '../../mutations/payload'

const MAX_REASON = 1_000

@InputType()
abstract class RemovalReason {
  @Field({
    description:
      'Why it should not be there, for everyone who follows the registry: plain text, at most 1,000 characters. Name no person.',
  })
  @IsPlainText(MAX_REASON)
  reason!: string
}

@InputType({ description: 'A record to remove, and why.' })
export class RemovalInput extends changing(RemovalReason) {}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'The answer to a removal.' })
class RemovalPayload extends ChangePayload {
  @Field(() => ID, { description: 'The id of the record, which is gone.' })
  removedId!: string
}

export const removalPayload: Payload<{ removedId: string }> = {
  type: RemovalPayload,
  of: async ({ id: _, ...answer }) => answer,
}
