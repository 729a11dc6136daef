import { IsOptional, NotEquals } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { PartialDate } from '../../core/scalars'
import { IsPlainText } from '../../core/values/plain-text'
import { ChangeInput } from '../../mutations/mutation.inputs'
import { PartnershipStage } from './partnership.enums'

@InputType({ description: 'The draft to publish.' })
export class PublishPartnershipInput extends ChangeInput {}

@InputType({ description: 'The draft to delete.' })
export class DiscardPartnershipInput extends ChangeInput {}

@InputType({ description: 'The partnership that has ended, when and why.' })
export class EndPartnershipInput extends ChangeInput {
  @Field(() => PartialDate, {
    description: 'When it ended, as precisely as it is known; not before it was founded.',
  })
  endedOn!: string

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 1,000 characters; reaching the goal is the best reason. Null: not known.',
  })
  @IsOptional()
  @IsPlainText(1000)
  reason?: string | null
}

@InputType({ description: 'The partnership that continues after all.' })
export class ReopenPartnershipInput extends ChangeInput {
  @Field(() => PartnershipStage, {
    defaultValue: PartnershipStage.ACTIVE,
    description: 'The stage it is in now: any except ENDED.',
  })
  @NotEquals(PartnershipStage.ENDED, {
    message: 'stage must not be ENDED.',
  })
  stage!: PartnershipStage
}
