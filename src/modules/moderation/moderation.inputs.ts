import { IsOptional } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { IsPlainText } from '../../core/values/plain-text'
import { HouseRuleCode } from './house-rules'
import { ModerationReason } from './moderation.enums'

const MAX_LENGTH = 1_000

const RULE = 'The house rule it rests on. By default, the one that the reason points to.'

/** Why something is decided, for those whom it concerns. */
@InputType()
export abstract class Grounds {
  @Field(() => ModerationReason, {
    nullable: true,
    description: 'The reason, as a code. Those concerned can see it.',
  })
  reason?: ModerationReason | null

  @Field(() => HouseRuleCode, { nullable: true, description: RULE })
  rule?: HouseRuleCode | null

  @Field(() => String, {
    nullable: true,
    description: `The reason in your own words, at most ${MAX_LENGTH} characters. Those concerned can see it.`,
  })
  @IsOptional()
  @IsPlainText(MAX_LENGTH)
  statement?: string | null
}

/** Grounds that must be said, because something is taken from somebody. */
@InputType()
export abstract class StatedGrounds {
  @Field(() => ModerationReason, { description: 'The reason, as a code. Those concerned can see it.' })
  reason!: ModerationReason

  @Field(() => HouseRuleCode, { nullable: true, description: RULE })
  rule?: HouseRuleCode | null

  @Field({
    description: `The reason in your own words, at most ${MAX_LENGTH} characters. Those concerned can see it.`,
  })
  @IsPlainText(MAX_LENGTH)
  statement!: string
}
