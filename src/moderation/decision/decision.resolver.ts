import sql from 'sql-template-tag'
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { Account, accounts } from '../../account/account.entity'
import { Viewer } from '../../account/viewer'
import { byId, collectionOfId } from '../../shared/collection'
import { connectionOf } from '../../shared/connection'
import type { Context } from '../../shared/context'
import { prefixOf } from '../../shared/ids'
import { childrenOf, pageOf } from '../../shared/list'
import type { List } from '../../shared/list-declaration'
import { Node, Reportable } from '../../shared/node'
import { PageArgs } from '../../shared/page'
import { moderator } from '../../shared/signed-in'
import { ModerationDecision, moderationDecisions } from './moderation-decision.entity'

const ModerationDecisionConnection = connectionOf('ModerationDecision', () => ModerationDecision, {
  plural: 'decisions',
})

@ArgsType()
class DecisionsArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Only what was decided about this comment, partnership, event, guide or account.',
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
    description:
      'Everything that was decided in keeping order, the newest first. FORBIDDEN but for moderators.',
  })
  moderationDecisions(
    @Args(() => DecisionsArgs) { subjectId, ...args }: DecisionsArgs,
    @Ctx() context: Context,
  ) {
    moderator(context)
    return pageOf(allDecisions, null, { ...args, filter: { subjectId } }, context)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who decided. Moderators see it. Null also where a rule decided, or the account is erased.',
  })
  decidedBy(@Root() { decidedById }: ModerationDecision, @Ctx() context: Context) {
    if (decidedById === null || !context.viewer?.isModerator) return null
    return byId(accounts, context).load(decidedById)
  }

  @FieldResolver(() => Node, { nullable: true, description: 'What it is about. Null: it is gone.' })
  subject(@Root() { subjectId }: ModerationDecision, @Ctx() context: Context) {
    const subjects = collectionOfId(subjectId)
    return subjects ? byId(subjects, context).load(subjectId) : null
  }
}

@Resolver(() => Reportable)
export class ReportableDecisionsResolver {
  @FieldResolver(() => [ModerationDecision], {
    description:
      'What moderators decided about it, the newest first: all for moderators, those about one’s own comment for its author, none for others.',
  })
  decisions(@Root() { id }: Reportable, @Ctx() context: Context) {
    return context.viewer ? childrenOf(decisionsOnSubject, id, context) : []
  }
}

@Resolver(() => Viewer)
export class ViewerDecisionsResolver {
  @FieldResolver(() => [ModerationDecision], {
    description:
      'What moderators decided about the account itself, the newest first: suspensions, and their end.',
  })
  decisions(@Root() { id }: Viewer, @Ctx() context: Context) {
    return childrenOf(decisionsOnSubject, id, context)
  }
}
