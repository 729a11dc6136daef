import sql from 'sql-template-tag'
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { permit } from '../../authz/authorize'
import { byId, collectionOfId } from '../../core/collections/collection'
import { Node, Reportable } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { prefixOf } from '../../core/id'
import { childrenOf, pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { LanguageArgs } from '../../core/vocabulary'
import { Account, accounts } from '../account/account.entity'
import { Viewer } from '../account/viewer'
import { moderationPolicy } from './moderation.policy'
import { ModerationDecision, moderationDecisions } from './moderation-decision.entity'
import { statementOfReasons } from './statement-of-reasons'

const ModerationDecisionConnection = connectionOf('ModerationDecision', () => ModerationDecision, {
  plural: 'decisions',
})

@ArgsType()
class DecisionsArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Only decisions about this comment, partnership, event, guide or account.',
  })
  subjectId?: string | null
}

const orders = { NEWEST: { by: () => [sql`t."decidedAt"`], descending: true } }

const decisionsOnSubject: List<ModerationDecision> = {
  name: 'Reportable.decisions',
  of: moderationDecisions,
  under: (subject) => sql`t."subjectId" = ${subject}`,
  orders,
}

const decisionsOfViewer: List<ModerationDecision> = {
  name: 'Viewer.decisions',
  of: moderationDecisions,
  under: (account) => sql`t."aboutId" = ${account}`,
  orders,
}

const allDecisions: List<ModerationDecision, { subjectId?: string | null }> = {
  name: 'Query.moderationDecisions',
  of: moderationDecisions,
  orders,
  conditions: {
    subjectId: (subject) => (prefixOf(subject) === null ? sql`1 = 0` : sql`t."subjectId" = ${subject}`),
  },
}

@Resolver(() => ModerationDecision)
export class DecisionResolver {
  @Query(() => ModerationDecisionConnection, {
    description: 'All moderation decisions, the newest first. FORBIDDEN for everyone except moderators.',
  })
  moderationDecisions(
    @Args(() => DecisionsArgs) { subjectId, ...args }: DecisionsArgs,
    @Ctx() context: Context,
  ) {
    permit(moderationPolicy.read, context)
    return pageOf(allDecisions, null, { ...args, filter: { subjectId } }, context)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who decided, visible to moderators. Also null if a rule decided, or if the account has been erased.',
  })
  decidedBy(@Root() { decidedById }: ModerationDecision, @Ctx() context: Context) {
    if (decidedById === null || !context.viewer?.isModerator) return null
    return byId(accounts, context).load(decidedById)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the person concerned is told (Regulation (EU) 2022/2065, Article 17): what was decided, by which rule, on which facts, and how to appeal. Null: the decision is against nobody.',
  })
  statementOfReasons(
    @Root() decision: ModerationDecision,
    @Args(() => LanguageArgs) { language }: LanguageArgs,
  ) {
    return statementOfReasons(decision, language)
  }

  @FieldResolver(() => Node, { nullable: true, description: 'What the decision is about. Null: it is gone.' })
  subject(@Root() { subjectId }: ModerationDecision, @Ctx() context: Context) {
    const subjects = collectionOfId(subjectId)
    return subjects ? byId(subjects, context).load(subjectId) : null
  }
}

@Resolver(() => Reportable)
export class ReportableDecisionsResolver {
  @FieldResolver(() => [ModerationDecision], {
    description:
      'What moderators decided about it, the newest first. Moderators see all, authors see decisions about their own comments, others none.',
  })
  decisions(@Root() { id }: Reportable, @Ctx() context: Context) {
    return context.viewer ? childrenOf(decisionsOnSubject, id, context) : []
  }
}

@Resolver(() => Viewer)
export class ViewerDecisionsResolver {
  @FieldResolver(() => [ModerationDecision], {
    description:
      'Decisions about the account, its comments, claims, proposed changes and API keys, the newest first.',
  })
  decisions(@Root() { account: { id } }: Viewer, @Ctx() context: Context) {
    return childrenOf(decisionsOfViewer, id, context)
  }
}
