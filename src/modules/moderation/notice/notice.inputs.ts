import { Equals, IsOptional, ValidateBy } from 'class-validator'
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'
import { DateTime } from '../../../core/scalars'
import { IsPlainName, IsPlainText, tidy } from '../../../core/values/plain-text'
import { Language } from '../../../core/vocabulary'
import { IsEmailAddress } from '../../account/email-address'
import { NoticeOutcome } from './notice.enums'

const MAX_LENGTH = 2_000
const MIN_LENGTH = 20

/** A word or two substantiate nothing. */
const IsSubstantiated = (): PropertyDecorator =>
  ValidateBy({
    name: 'minLength',
    constraints: [MIN_LENGTH],
    validator: {
      validate: (value) => typeof value !== 'string' || [...tidy(value)].length >= MIN_LENGTH,
      defaultMessage: (args) => `${args?.property} must have at least ${MIN_LENGTH} characters.`,
    },
  })

@InputType({ description: 'A notice of illegal content (Regulation (EU) 2022/2065, Article 16).' })
export class ReportIllegalContentInput {
  @Field(() => ID, { description: 'The id of the comment, partnership or event, as its page shows it.' })
  id!: string

  @Field({
    description: `Why it is illegal, and what shows it: plain text, ${MIN_LENGTH} to ${MAX_LENGTH} characters. Only moderators can read it.`,
  })
  @IsPlainText(MAX_LENGTH)
  @IsSubstantiated()
  explanation!: string

  @Field(() => String, {
    nullable: true,
    description:
      'Your name, at most 100 characters. Leave it out only for content about sexual abuse of children. It is deleted once the notice is decided.',
  })
  @IsOptional()
  @IsPlainName(100)
  name?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Your e-mail address, for the confirmation and the decision. Without it nobody can write to you: keep the receipt. It is deleted once the notice is decided.',
  })
  @IsOptional()
  @IsEmailAddress()
  email?: string | null

  @Field({ description: 'True: you believe in good faith that what you say is accurate and complete.' })
  @Equals(true, { message: 'isGoodFaith must be true: give notice only of what you believe to be so.' })
  isGoodFaith!: boolean

  @Field(() => Language, {
    defaultValue: Language.PL,
    description: 'The language of the letters to you, Polish by default.',
  })
  language!: Language
}

@ObjectType({ simpleResolvers: true, description: 'The confirmation of a notice.' })
export class ReportIllegalContentPayload {
  @Field({
    description:
      'A code that finds the notice again in illegalContentNotice. Only this answer has it: keep it.',
  })
  receipt!: string

  @Field(() => DateTime, { description: 'When the notice arrived.' })
  receivedAt!: string
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What became of a notice of illegal content.',
})
export class IllegalContentNotice {
  @Field(() => DateTime, { description: 'When it arrived.' })
  receivedAt!: string

  @Field(() => DateTime, { nullable: true, description: 'When it was decided. Null: it still waits.' })
  decidedAt!: string | null

  @Field(() => NoticeOutcome, { description: 'What became of it.' })
  outcome!: NoticeOutcome
}
