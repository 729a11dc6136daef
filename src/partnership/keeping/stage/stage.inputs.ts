import { IsOptional, NotEquals } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { ChangeInput } from '../../../keeping/keeping.inputs'
import { IsPlainText } from '../../../shared/plain-text'
import { PartialDate } from '../../../shared/scalars'
import { PartnershipStage } from '../../partnership.enums'

@InputType({ description: 'Which draft is to be published.' })
export class PublishPartnershipInput extends ChangeInput {}

@InputType({ description: 'Which draft is to be discarded.' })
export class DiscardPartnershipInput extends ChangeInput {}

@InputType({ description: 'Which partnership has ended, when and why.' })
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

@InputType({ description: 'Which partnership goes on after all.' })
export class ReopenPartnershipInput extends ChangeInput {
  @Field(() => PartnershipStage, {
    defaultValue: PartnershipStage.ACTIVE,
    description: 'Where in its life it is now: any stage but ENDED.',
  })
  @NotEquals(PartnershipStage.ENDED, {
    message: 'stage must be one of a partnership that has not ended.',
  })
  stage!: PartnershipStage
}
