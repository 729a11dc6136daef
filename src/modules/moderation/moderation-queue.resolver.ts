import sql from 'sql-template-tag'
import {
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { permit } from '../../authz/authorize'
import { byId, collectionOfId } from '../../core/collections/collection'
import { Reportable } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { countOf, pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { Account, accounts } from '../account/account.entity'
import { ModerationReason } from './moderation.enums'
import { moderationPolicy } from './moderation.policy'
import { ModerationCase, moderationCases } from './moderation-case.entity'
import { Notifier, notifierOf } from './notice/notifier.entity'
import { Report, reasonsOf, reports } from './report.entity'

const ModerationCaseConnection = connectionOf('ModerationCase', () => ModerationCase, { plural: 'cases' })
const ReportConnection = connectionOf('Report', () => Report, { plural: 'reports' })

const queue: List<ModerationCase, { isOpen: boolean }> = {
  name: 'Query.moderationQueue',
  of: moderationCases,
  orders: { OLDEST: { by: () => [sql`t."openedAt"`] } },
  conditions: { isOpen: () => sql`t."closedAt" IS NULL` },
}

const reportsOfCase: List<Report> = {
  name: 'ModerationCase.reports',
  of: reports,
  under: (of) => sql`t."caseId" = ${of}`,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'How many reports give one reason.' })
class ReasonCount {
  @Field(() => ModerationReason, { description: 'The reason that the reporters chose.' })
  reason!: ModerationReason

  @Field(() => Int, { description: 'How many of the reports give this reason.' })
  count!: number
}

@Resolver(() => ModerationCase)
export class QueueResolver {
  @Query(() => ModerationCaseConnection, {
    description:
      'What waits for a moderator: pending comments and reported content. The one that has waited longest comes first. FORBIDDEN for everyone except moderators.',
  })
  moderationQueue(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    permit(moderationPolicy.read, context)
    return pageOf(queue, null, { ...args, filter: { isOpen: true } }, context)
  }

  @FieldResolver(() => Reportable, {
    nullable: true,
    description: 'What waits for a decision. Null: it is gone.',
  })
  subject(@Root() { subjectId }: ModerationCase, @Ctx() context: Context) {
    const subjects = collectionOfId(subjectId)
    return subjects ? byId(subjects, context).load(subjectId) : null
  }

  @FieldResolver(() => Int, {
    description: 'How many accounts and notices reported it. 0: it waits because of the comment policy.',
  })
  reportCount(@Root() { id }: ModerationCase, @Ctx() context: Context) {
    return countOf(reportsOfCase, id, context)
  }

  @FieldResolver(() => [ReasonCount], {
    description: 'The reasons of the reports, the most frequent first.',
  })
  reasons(@Root() { id }: ModerationCase, @Ctx() context: Context) {
    return reasonsOf(context).load(id)
  }

  @FieldResolver(() => ReportConnection, { description: 'Each report with its note, the oldest first.' })
  reports(@Root() { id }: ModerationCase, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(reportsOfCase, id, args, context)
  }
}

@Resolver(() => Report)
export class ReportResolver {
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who reported it. Null: the account has been erased, or the notice came without one.',
  })
  reporter(@Root() { reporterId }: Report, @Ctx() context: Context) {
    return reporterId === null ? null : byId(accounts, context).load(reporterId)
  }

  @FieldResolver(() => Notifier, {
    nullable: true,
    description:
      'Who gave notice without an account. Null: an account reported it, it is decided, or nobody is named.',
  })
  notifier(@Root() { id }: Report, @Ctx() context: Context) {
    return notifierOf(context).load(id)
  }
}
