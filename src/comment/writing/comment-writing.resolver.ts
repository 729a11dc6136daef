import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { byId } from '../../shared/collection'
import { comments } from '../comment.entity'
import type { CommentContext } from '../commenting'
import { addComment } from './add-comment'
import { deleteComment, editComment } from './change-comment'
import { AddCommentInput, CommentPayload, DeleteCommentInput, EditCommentInput } from './comment.inputs'

@Resolver()
export class CommentWritingResolver {
  @Mutation(() => CommentPayload, {
    description:
      'Writes a comment. FORBIDDEN where comments are closed, NOT_FOUND for a subject or parent that you cannot see, RATE_LIMITED for too many at once.',
  })
  async addComment(
    @Arg('input', () => AddCommentInput, { description: 'What to write, and on what.' })
    input: AddCommentInput,
    @Ctx() context: CommentContext,
  ) {
    return payload(await addComment(input, context), context)
  }

  @Mutation(() => CommentPayload, {
    description:
      'Changes a comment of yours, for a while after writing it: viewerCan.edit tells whether still. NOT_FOUND for anybody else’s.',
  })
  async editComment(
    @Arg('input', () => EditCommentInput, { description: 'The change.' }) input: EditCommentInput,
    @Ctx() context: CommentContext,
  ) {
    return payload(await editComment(input, context), context)
  }

  @Mutation(() => CommentPayload, {
    description:
      'Deletes a comment of yours: a placeholder stays where replies hang on it. NOT_FOUND for anybody else’s.',
  })
  async deleteComment(
    @Arg('input', () => DeleteCommentInput, { description: 'Which comment.' }) { id }: DeleteCommentInput,
    @Ctx() context: CommentContext,
  ) {
    return payload(await deleteComment(id, context), context)
  }
}

async function payload(id: string, context: CommentContext): Promise<CommentPayload> {
  return { comment: await byId(comments, context).load(id) }
}
