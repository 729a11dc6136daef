import sql from 'sql-template-tag'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { byId, collectionOfId } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import { Commentable, CommentPolicy } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { countOf, pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { Account, accounts } from '../account/account.entity'
import { bodyHtml } from './body-html'
import { Comment, comments } from './comment.entity'
import { CommentOrder, CommentState } from './comment.enums'
import { isCommentOnVisible } from './comment.policy'

const CommentConnection = connectionOf('Comment', () => Comment, { plural: 'comments' })

@ArgsType()
class CommentsArgs extends PageArgs {
  @Field(() => CommentOrder, { defaultValue: CommentOrder.OLDEST, description: 'Which comments come first.' })
  orderBy!: CommentOrder
}

const orders = {
  OLDEST: { by: () => [sql`t."createdAt"`] },
  NEWEST: { by: () => [sql`t."createdAt"`], descending: true },
}

const commentsOfSubject: List<Comment, object, CommentOrder> = {
  name: 'Commentable.comments',
  of: comments,
  visible: isCommentOnVisible,
  under: (subject) => sql`t."subjectId" = ${subject} AND t."parentId" IS NULL`,
  orders,
}

const repliesOfComment: List<Comment, object, CommentOrder> = {
  name: 'Comment.replies',
  of: comments,
  visible: isCommentOnVisible,
  under: (comment) => sql`t."parentId" = ${comment}`,
  orders,
}

const publishedOnSubject: List<Comment> = {
  name: 'Commentable.commentCount',
  of: comments,
  visible: visibleWithParent,
  under: (subject) => sql`t."subjectId" = ${subject} AND t."state" = 'PUBLISHED'`,
  orders,
}

const publishedReplies: List<Comment> = {
  name: 'Comment.replyCount',
  of: comments,
  visible: visibleWithParent,
  under: (comment) => sql`t."parentId" = ${comment} AND t."state" = 'PUBLISHED'`,
  orders,
}

@Resolver(() => Commentable)
export class CommentableResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether new comments are accepted now: true unless commentPolicy is CLOSED.',
  })
  commentsOpen(@Root() subject: Commentable) {
    return subject.commentPolicy !== CommentPolicy.CLOSED
  }

  @FieldResolver(() => Int, { description: 'How many published comments it has, including replies.' })
  commentCount(@Root() subject: Commentable, @Ctx() context: Context) {
    return countOf(publishedOnSubject, subject.id, context)
  }

  @FieldResolver(() => CommentConnection, {
    description:
      'The comments that begin threads. A deleted or hidden one with replies stays as a placeholder and is counted in totalCount.',
  })
  comments(
    @Root() subject: Commentable,
    @Args(() => CommentsArgs) args: CommentsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(commentsOfSubject, subject.id, args, context)
  }
}

@Resolver(() => Comment)
export class CommentResolver {
  @Query(() => Comment, {
    nullable: true,
    description: 'One comment. If it is deleted or hidden: a placeholder if it has replies, otherwise null.',
  })
  comment(
    @Arg('id', () => ID, { description: 'The id: `comment_01j…`.' }) id: string,
    @Ctx() context: Context,
  ) {
    return byId(comments, context).load(id)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The plain text with line breaks, as written. Null if the comment is not published.',
  })
  body(@Root() comment: Comment, @Ctx() context: Context) {
    return isReadable(comment, context) ? comment.text : null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The text as HTML that is safe to show: escaped, with line breaks, and with links that have rel="nofollow ugc noopener". Null if body is null.',
  })
  bodyHtml(@Root() comment: Comment, @Ctx() context: Context) {
    return isReadable(comment, context) ? getOrCreate(htmls, comment, () => bodyHtml(comment.text)) : null
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who wrote it. Null if the comment is not published, or if the account has been erased.',
  })
  author(@Root() comment: Comment, @Ctx() context: Context) {
    if (!isReadable(comment, context) || comment.authorId === null) return null
    return byId(accounts, context).load(comment.authorId)
  }

  @FieldResolver(() => Commentable, { description: 'What the comment is about.' })
  subject(@Root() comment: Comment, @Ctx() context: Context) {
    const subjects = collectionOfId(comment.subjectId)
    return subjects ? byId(subjects, context).load(comment.subjectId) : null
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The comment it replies to. Null if it begins a thread.',
  })
  parent(@Root() comment: Comment, @Ctx() context: Context) {
    return comment.parentId === null ? null : byId(comments, context).load(comment.parentId)
  }

  @FieldResolver(() => CommentConnection, {
    description: 'The direct replies, including placeholders.',
  })
  replies(@Root() comment: Comment, @Args(() => CommentsArgs) args: CommentsArgs, @Ctx() context: Context) {
    return pageOf(repliesOfComment, comment.id, args, context)
  }

  @FieldResolver(() => Int, { description: 'How many published direct replies it has.' })
  replyCount(@Root() comment: Comment, @Ctx() context: Context) {
    return countOf(publishedReplies, comment.id, context)
  }
}

/** Of each comment that was read: a document may ask for it under many aliases. */
const htmls = new WeakMap<Comment, string>()

/** Published; or not deleted, for its author and moderators. */
const isReadable = (comment: Comment, { viewer }: Context) =>
  comment.state === CommentState.PUBLISHED ||
  (comment.state !== CommentState.DELETED &&
    viewer !== null &&
    (viewer.isModerator || comment.authorId === viewer.accountId))
