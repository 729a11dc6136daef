import { IsOptional } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { byId, type Collection, collectionOfId } from '../../core/collections/collection'
import { Commentable } from '../../core/collections/node'
import { IsPlainText } from '../../core/values/plain-text'
import type { Payload } from '../../mutations/payload'
import { Comment, comments } from './comment.entity'

const MAX_LENGTH = 5_000

@InputType({ description: 'A new comment.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'The partnership, event or guide to comment on.' })
  subjectId!: string

  @Field({ description: `Plain text with line breaks, 1 to ${MAX_LENGTH} characters.` })
  @IsPlainText(MAX_LENGTH)
  body!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'The comment to reply to. Null: begin a thread. A reply that would be too deep joins the replies one level above.',
  })
  parentId?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Any text that identifies this submission, at most 100 characters. If you send the same input twice with it, one comment is created.',
  })
  @IsOptional()
  @IsPlainText(100)
  idempotencyKey?: string | null
}

@InputType({ description: 'A change of one of your comments.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'The comment to change.' })
  id!: string

  @Field({ description: `The new text, plain with line breaks, 1 to ${MAX_LENGTH} characters.` })
  @IsPlainText(MAX_LENGTH)
  body!: string
}

@InputType({ description: 'Which of your own comments to delete.' })
export class DeleteCommentInput {
  @Field(() => ID, { description: 'The id of the comment to delete: `comment_01j…`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a comment.' })
class CommentPayload {
  @Field(() => Comment, {
    nullable: true,
    description: 'The comment as it is now. Null if it was deleted without a placeholder.',
  })
  comment!: Comment | null

  @Field(() => ID, {
    description: 'The id of the comment, also of one that is gone: drop it from your cache.',
  })
  commentId!: string

  @Field(() => Commentable, {
    nullable: true,
    description:
      'What the comment is about, with its count of comments as it is now. Null: you can no longer see it.',
  })
  subject!: Commentable | null
}

/** What is left of a comment, and what it is about. */
export const commentPayload: Payload<{ readonly subjectId: string }> = {
  type: CommentPayload,
  of: async ({ id: commentId, subjectId }, context) => {
    const subjects = collectionOfId(subjectId) as Collection<Commentable>
    return {
      commentId,
      comment: await byId(comments, context).load(commentId as string),
      subject: await byId(subjects, context).load(subjectId),
    }
  },
}
