import { IsOptional } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { IsPlainText } from '../../shared/plain-text'
import { ModerationReason } from '../moderation.enums'

const LONGEST = 1_000

/** Why something is decided, for those whom it concerns. */
@InputType()
export abstract class Grounds {
  @Field(() => ModerationReason, { nullable: true, description: 'Why, in one word; those concerned see it.' })
  reason?: ModerationReason | null

  @Field(() => String, {
    nullable: true,
    description: `Why, in your words, at most ${LONGEST} characters; those concerned see them.`,
  })
  @IsOptional()
  @IsPlainText(LONGEST)
  statement?: string | null
}

/** Grounds that must be said, because something is taken from somebody. */
@InputType()
export abstract class StatedGrounds {
  @Field(() => ModerationReason, { description: 'Why, in one word; those concerned see it.' })
  reason!: ModerationReason

  @Field({ description: `Why, in your words, at most ${LONGEST} characters; those concerned see them.` })
  @IsPlainText(LONGEST)
  statement!: string
}
