import { IsOptional } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Commentable, CommentPolicy, Reportable } from '../../../core/collections/node'
import { DateTime } from '../../../core/scalars'
import { IsPlainText } from '../../../core/values/plain-text'
import { recordPayload } from '../../../mutations/payload'
import { ModerationReason } from '../../moderation/moderation.enums'
import { Grounds, StatedGrounds } from '../../moderation/moderation.inputs'

const COMMENT = 'The id of the comment: `comment_01j…`.'
const MAX_NOTE_LENGTH = 1_000

@InputType({ description: 'A report of wrong or improper content.' })
export class ReportContentInput {
  @Field(() => ID, { description: 'The id of the comment, partnership or event.' })
  id!: string

  @Field(() => ModerationReason, { description: 'What is wrong with it, as a code.' })
  reason!: ModerationReason

  @Field(() => String, {
    nullable: true,
    description: `What else the moderators should know, at most ${MAX_NOTE_LENGTH} characters. Only they see it.`,
  })
  @IsOptional()
  @IsPlainText(MAX_NOTE_LENGTH)
  note?: string | null
}

/** Which text is decided about. */
export interface Revision {
  readonly editedAt?: string | null
}

const REVISION =
  'The editedAt of the comment as you read it: CONFLICT if its author has changed it since. If you leave it out, the decision applies to the comment as it is now.'

@InputType({ description: 'The comment to hide, and why.' })
export class HideCommentInput extends StatedGrounds implements Revision {
  @Field(() => ID, { description: COMMENT })
  id!: string

  @Field(() => DateTime, { nullable: true, description: REVISION })
  editedAt?: string | null
}

@InputType({ description: 'The comment to publish, and why.' })
export class PublishCommentInput extends Grounds implements Revision {
  @Field(() => ID, { description: COMMENT })
  id!: string

  @Field(() => DateTime, { nullable: true, description: REVISION })
  editedAt?: string | null
}

@InputType({ description: 'The reports to dismiss, and why.' })
export class DismissReportsInput extends Grounds {
  @Field(() => ID, { description: 'The id of the reported partnership or event.' })
  id!: string
}

@InputType({ description: 'A comment policy for a page, and the reason.' })
export class SetCommentPolicyInput extends Grounds {
  @Field(() => ID, { description: 'The id of the partnership, event or guide.' })
  subjectId!: string

  @Field(() => CommentPolicy, { description: 'The new policy.' })
  policy!: CommentPolicy
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a report or to its dismissal.' })
class ReportPayload {
  @Field(() => Reportable, {
    nullable: true,
    description: 'What was reported. Null if you can no longer see it, because it waits for a moderator.',
  })
  subject!: Reportable | null
}

export const reportPayload = recordPayload(ReportPayload, 'subject')

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of the comment policy.' })
class CommentPolicyPayload {
  @Field(() => Commentable, { description: 'The page with its new policy.' })
  subject!: Commentable
}

export const commentPolicyPayload = recordPayload(CommentPolicyPayload, 'subject')
