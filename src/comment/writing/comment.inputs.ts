import { IsOptional } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { IsPlainText } from '../../shared/plain-text'
import { Comment } from '../comment.entity'

const LONGEST = 5_000

@InputType({ description: 'A new comment.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'The partnership, event or guide to comment on.' })
  subjectId!: string

  @Field({ description: `Plain text with line breaks, 1 to ${LONGEST} characters.` })
  @IsPlainText(LONGEST)
  body!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'The comment to reply to. Null: the comment begins a thread. A reply that would lie too deep joins the replies above it.',
  })
  parentId?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Any text that names this submission, at most 100 characters: sent twice, it makes one comment.',
  })
  @IsOptional()
  @IsPlainText(100)
  idempotencyKey?: string | null
}

@InputType({ description: 'A change of one of your comments.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'The comment to change.' })
  id!: string

  @Field({ description: `The new text, plain with line breaks, 1 to ${LONGEST} characters.` })
  @IsPlainText(LONGEST)
  body!: string
}

@InputType({ description: 'Which of your comments to delete.' })
export class DeleteCommentInput {
  @Field(() => ID, { description: 'Names the comment that is to go: `comment_01j…`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a comment.' })
export class CommentPayload {
  @Field(() => Comment, {
    nullable: true,
    description: 'The comment as it is now. Null where nothing is left of it.',
  })
  comment!: Comment | null
}
