import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { byId, type Collection, collectionOfId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { comments } from '../comment.entity'
import type { CommentContext } from '../commenting'
import { CommentPayload } from '../writing/comment.inputs'
import { moderateComment } from './moderate-comment'
import {
  CommentPolicyPayload,
  DismissReportsInput,
  HideCommentInput,
  PublishCommentInput,
  ReportContentInput,
  ReportPayload,
  SetCommentPolicyInput,
} from './moderation.inputs'
import { dismissReports, reportContent } from './report-content'
import { setCommentPolicy } from './set-comment-policy'

const FOR_MODERATORS =
  'FORBIDDEN but for moderators, NOT_FOUND for a deleted comment, CONFLICT where it is so already.'

@Resolver()
export class ModerationResolver {
  @Mutation(() => ReportPayload, {
    description:
      'Tells the moderators that something is wrong with a comment, a partnership or an event, once for each account while it waits. A comment that many report is not shown until a moderator decides. NOT_FOUND for what you cannot see, FORBIDDEN for your own comment.',
  })
  async reportContent(
    @Arg('input', () => ReportContentInput, { description: 'What, and why.' }) input: ReportContentInput,
    @Ctx() context: CommentContext,
  ) {
    await reportContent(input, context)
    return { subject: await named(input.id, context) }
  }

  @Mutation(() => ReportPayload, {
    description:
      'Closes what was reported about a partnership or an event, which stays as it is. FORBIDDEN but for moderators, CONFLICT where nothing waits.',
  })
  async dismissReports(
    @Arg('input', () => DismissReportsInput, { description: 'Which reports, and why.' })
    input: DismissReportsInput,
    @Ctx() context: Context,
  ) {
    await dismissReports(input, context)
    return { subject: await named(input.id, context) }
  }

  @Mutation(() => CommentPayload, {
    description: `Shows a comment no more; its replies stay, under a placeholder. Its author reads why. ${FOR_MODERATORS}`,
  })
  async hideComment(
    @Arg('input', () => HideCommentInput, { description: 'Which, and why.' }) input: HideCommentInput,
    @Ctx() context: Context,
  ) {
    return payload(await moderateComment('HIDE', input, context), context)
  }

  @Mutation(() => CommentPayload, {
    description: `Shows a hidden comment again. ${FOR_MODERATORS}`,
  })
  async restoreComment(
    @Arg('input', () => PublishCommentInput, { description: 'Which, and why.' }) input: PublishCommentInput,
    @Ctx() context: Context,
  ) {
    return payload(await moderateComment('RESTORE', input, context), context)
  }

  @Mutation(() => CommentPayload, {
    description: `Publishes a comment that waits, or finds a reported one in order. ${FOR_MODERATORS}`,
  })
  async approveComment(
    @Arg('input', () => PublishCommentInput, { description: 'Which, and why.' }) input: PublishCommentInput,
    @Ctx() context: Context,
  ) {
    return payload(await moderateComment('APPROVE', input, context), context)
  }

  @Mutation(() => CommentPolicyPayload, {
    description:
      'Says whether a partnership, an event or a guide takes comments, and whether they wait for a moderator. Those that are there stay as they are. FORBIDDEN but for moderators.',
  })
  async setCommentPolicy(
    @Arg('input', () => SetCommentPolicyInput, { description: 'Where, how, and why.' })
    input: SetCommentPolicyInput,
    @Ctx() context: Context,
  ) {
    await setCommentPolicy(input, context)
    return { subject: await named(input.subjectId, context) }
  }
}

const payload = async (id: string, context: Context) => ({ comment: await byId(comments, context).load(id) })

/** What an id names that was found already. */
const named = (id: string, context: Context) =>
  byId(collectionOfId(id) as Collection<object>, context).load(id)
