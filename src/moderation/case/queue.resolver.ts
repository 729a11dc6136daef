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
import { Account, accounts } from '../../account/account.entity'
import { byId, collectionOfId } from '../../shared/collection'
import { connectionOf } from '../../shared/connection'
import type { Context } from '../../shared/context'
import { countOf, pageOf } from '../../shared/list'
import type { List } from '../../shared/list-declaration'
import { Reportable } from '../../shared/node'
import { PageArgs } from '../../shared/page'
import { moderator } from '../../shared/signed-in'
import { ModerationReason } from '../moderation.enums'
import { ModerationCase, moderationCases } from './moderation-case.entity'
import { reasonsOf } from './reasons'
import { Report, reports } from './report.entity'

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
@ObjectType({ simpleResolvers: true, description: 'How often something was reported for one reason.' })
class ReasonCount {
  @Field(() => ModerationReason, { description: 'What those who reported it chose.' })
  reason!: ModerationReason

  @Field(() => Int, { description: 'How many of the reports give this reason.' })
  count!: number
}

@Resolver(() => ModerationCase)
export class QueueResolver {
  @Query(() => ModerationCaseConnection, {
    description:
      'What waits for a moderator, the longest wait first: pending comments and whatever was reported. FORBIDDEN but for moderators.',
  })
  moderationQueue(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    moderator(context)
    return pageOf(queue, null, { ...args, filter: { isOpen: true } }, context)
  }

  @FieldResolver(() => Reportable, { nullable: true, description: 'What waits. Null: it is gone.' })
  subject(@Root() { subjectId }: ModerationCase, @Ctx() context: Context) {
    const subjects = collectionOfId(subjectId)
    return subjects ? byId(subjects, context).load(subjectId) : null
  }

  @FieldResolver(() => Int, {
    description: 'How many accounts reported it. 0: nobody did, it waits because of the comment policy.',
  })
  reportCount(@Root() { id }: ModerationCase, @Ctx() context: Context) {
    return countOf(reportsOfCase, id, context)
  }

  @FieldResolver(() => [ReasonCount], {
    description: 'Why it was reported, the most frequent reason first.',
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
  @FieldResolver(() => Account, { nullable: true, description: 'Who reported it. Null: erased since.' })
  reporter(@Root() { reporterId }: Report, @Ctx() context: Context) {
    return reporterId === null ? null : byId(accounts, context).load(reporterId)
  }
}
