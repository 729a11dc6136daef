import sql from 'sql-template-tag'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { Account, accounts } from '../account/account.entity'
import { byId, collectionOfId } from '../shared/collection'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { getOrMake } from '../shared/get-or-make'
import { countOf, pageOf } from '../shared/list'
import type { List } from '../shared/list-declaration'
import { Commentable, CommentPolicy } from '../shared/node'
import { PageArgs } from '../shared/page'
import { visible } from '../shared/visibility'
import { bodyHtml } from './body-html'
import { Comment, comments } from './comment.entity'
import { CommentOrder, CommentState } from './comment.enums'

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
  visible: visible.commentOnVisible,
  under: (subject) => sql`t."subjectId" = ${subject} AND t."parentId" IS NULL`,
  orders,
}

const repliesOfComment: List<Comment, object, CommentOrder> = {
  name: 'Comment.replies',
  of: comments,
  visible: visible.commentOnVisible,
  under: (comment) => sql`t."parentId" = ${comment}`,
  orders,
}

const publishedOnSubject: List<Comment> = {
  name: 'Commentable.commentCount',
  of: comments,
  visible: visible.underVisible,
  under: (subject) => sql`t."subjectId" = ${subject} AND t."state" = 'PUBLISHED'`,
  orders,
}

const publishedReplies: List<Comment> = {
  name: 'Comment.replyCount',
  of: comments,
  visible: visible.underVisible,
  under: (comment) => sql`t."parentId" = ${comment} AND t."state" = 'PUBLISHED'`,
  orders,
}

@Resolver(() => Commentable)
export class CommentableResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether a new comment can be written now: true unless commentPolicy is CLOSED.',
  })
  commentsOpen(@Root() subject: Commentable) {
    return subject.commentPolicy !== CommentPolicy.CLOSED
  }

  @FieldResolver(() => Int, { description: 'How many published comments it has, replies included.' })
  commentCount(@Root() subject: Commentable, @Ctx() context: Context) {
    return countOf(publishedOnSubject, subject.id, context)
  }

  @FieldResolver(() => CommentConnection, {
    description:
      'The comments at the top of their threads. A deleted or hidden one that has replies stays as a placeholder, and totalCount counts it.',
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
    description:
      'One comment. If it is deleted or hidden: a placeholder where a thread hangs on it, else null.',
  })
  comment(
    @Arg('id', () => ID, { description: 'The id: `comment_01j…`.' }) id: string,
    @Ctx() context: Context,
  ) {
    return byId(comments, context).load(id)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The text as written: plain, with line breaks. Null where the comment is not published.',
  })
  body(@Root() comment: Comment, @Ctx() context: Context) {
    return isReadable(comment, context) ? comment.text : null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The text as HTML that is safe to show: escaped, with line breaks, and with links that carry rel="nofollow ugc noopener". Null where body is.',
  })
  bodyHtml(@Root() comment: Comment, @Ctx() context: Context) {
    return isReadable(comment, context) ? getOrMake(htmls, comment, () => bodyHtml(comment.text)) : null
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who wrote it. Null where the comment is not published, or the account is erased.',
  })
  author(@Root() comment: Comment, @Ctx() context: Context) {
    if (!isReadable(comment, context) || comment.authorId === null) return null
    return byId(accounts, context).load(comment.authorId)
  }

  @FieldResolver(() => Commentable, { description: 'What it was written on.' })
  subject(@Root() comment: Comment, @Ctx() context: Context) {
    const subjects = collectionOfId(comment.subjectId)
    return subjects ? byId(subjects, context).load(comment.subjectId) : null
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The comment it replies to. Null at the top of a thread.',
  })
  parent(@Root() comment: Comment, @Ctx() context: Context) {
    return comment.parentId === null ? null : byId(comments, context).load(comment.parentId)
  }

  @FieldResolver(() => CommentConnection, {
    description: 'The direct replies, with placeholders as in comments.',
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
