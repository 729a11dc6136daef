import sql from 'sql-template-tag'
import { Arg, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { byId, collectionOfId } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import { Commentable, CommentPolicy } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { PageField, type RecordCondition, RecordField, TextField } from '../../core/lists/declared-fields'
import { countOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, type Page, PageArgs } from '../../core/lists/page'
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

/** Published; or not deleted, for its author and moderators. */
const isReadable: RecordCondition<Comment> = {
  holds: (comment, { viewer }) =>
    comment.state === CommentState.PUBLISHED ||
    (comment.state !== CommentState.DELETED &&
      viewer !== null &&
      (viewer.isModerator || comment.authorId === viewer.accountId)),
  sql: (row) => sql`${row}."state" = 'PUBLISHED'`,
  of: ['state'],
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

  @PageField(commentsOfSubject, {
    type: () => CommentConnection,
    args: () => CommentsArgs,
    description:
      'The comments that begin threads. A deleted or hidden one with replies stays as a placeholder and is counted in totalCount.',
  })
  readonly comments!: Page<Comment>
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

  @TextField<Comment>('text', {
    nullable: true,
    where: isReadable,
    description: 'The plain text with line breaks, as written. Null if the comment is not published.',
  })
  readonly body!: string | null

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The text as HTML that is safe to show: escaped, with line breaks, and with links that have rel="nofollow ugc noopener". Null if body is null.',
  })
  bodyHtml(@Root() comment: Comment, @Ctx() context: Context) {
    return isReadable.holds(comment, context)
      ? getOrCreate(htmls, comment, () => bodyHtml(comment.text))
      : null
  }

  @RecordField<Comment>(accounts, 'authorId', {
    type: () => Account,
    nullable: true,
    where: isReadable,
    description: 'Who wrote it. Null if the comment is not published, or if the account has been erased.',
  })
  readonly author!: Account | null

  @FieldResolver(() => Commentable, { description: 'What the comment is about.' })
  subject(@Root() comment: Comment, @Ctx() context: Context) {
    const subjects = collectionOfId(comment.subjectId)
    return subjects ? byId(subjects, context).load(comment.subjectId) : null
  }

  @RecordField<Comment>(comments, 'parentId', {
    type: () => Comment,
    nullable: true,
    description: 'The comment it replies to. Null if it begins a thread.',
  })
  readonly parent!: Comment | null

  @PageField(repliesOfComment, {
    type: () => CommentConnection,
    args: () => CommentsArgs,
    description: 'The direct replies, including placeholders.',
  })
  readonly replies!: Page<Comment>

  @FieldResolver(() => Int, { description: 'How many published direct replies it has.' })
  replyCount(@Root() comment: Comment, @Ctx() context: Context) {
    return countOf(publishedReplies, comment.id, context)
  }
}

/** Of each comment that was read: a document may ask for it under many aliases. */
const htmls = new WeakMap<Comment, string>()
