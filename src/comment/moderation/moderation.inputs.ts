import { IsOptional } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Grounds, StatedGrounds } from '../../moderation/decision/grounds'
import { ModerationReason } from '../../moderation/moderation.enums'
import { Commentable, CommentPolicy, Reportable } from '../../shared/node'
import { IsPlainText } from '../../shared/plain-text'
import { DateTime } from '../../shared/scalars'

const COMMENT = 'The comment that is decided about: `comment_01j…`.'
const LONGEST_NOTE = 1_000

@InputType({ description: 'What is wrong with something.' })
export class ReportContentInput {
  @Field(() => ID, { description: 'The comment, partnership or event that something is wrong with.' })
  id!: string

  @Field(() => ModerationReason, { description: 'What is wrong with it, in one word.' })
  reason!: ModerationReason

  @Field(() => String, {
    nullable: true,
    description: `What else moderators should know, at most ${LONGEST_NOTE} characters. Only they see it.`,
  })
  @IsOptional()
  @IsPlainText(LONGEST_NOTE)
  note?: string | null
}

/** Which text is decided about. */
export interface Revision {
  readonly editedAt?: string | null
}

const REVISION =
  'The editedAt of the comment as you read it. Where its author has changed it since, the answer is CONFLICT. Not given: whatever it says now.'

@InputType({ description: 'Which comment to show no more, and why.' })
export class HideCommentInput extends StatedGrounds implements Revision {
  @Field(() => ID, { description: COMMENT })
  id!: string

  @Field(() => DateTime, { nullable: true, description: REVISION })
  editedAt?: string | null
}

@InputType({ description: 'Which comment is in order after all, and why.' })
export class PublishCommentInput extends Grounds implements Revision {
  @Field(() => ID, { description: COMMENT })
  id!: string

  @Field(() => DateTime, { nullable: true, description: REVISION })
  editedAt?: string | null
}

@InputType({ description: 'Reports of a partnership or an event that call for nothing, and why.' })
export class DismissReportsInput extends Grounds {
  @Field(() => ID, { description: 'The partnership or event that was reported.' })
  id!: string
}

@InputType({ description: 'Whether and how something is to take comments, and why.' })
export class SetCommentPolicyInput extends Grounds {
  @Field(() => ID, { description: 'The partnership, event or guide that is commented on.' })
  subjectId!: string

  @Field(() => CommentPolicy, { description: 'How it takes comments from now on.' })
  policy!: CommentPolicy
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a report, and to its dismissal.' })
export class ReportPayload {
  @Field(() => Reportable, {
    nullable: true,
    description: 'What was reported. Null where you see it no more, because it waits for a moderator.',
  })
  subject!: Reportable | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a new comment policy.' })
export class CommentPolicyPayload {
  @Field(() => Commentable, { description: 'What takes comments so from now on.' })
  subject!: Commentable
}
