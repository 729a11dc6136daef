import sql from 'sql-template-tag'
import {
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { permit } from '../../../authz/authorize'
import { Permission, permissions } from '../../../authz/may'
import { byId } from '../../../core/collections/collection'
import type { Context } from '../../../core/context'
import { childrenOf, pageOf } from '../../../core/lists/list'
import type { List } from '../../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../../core/lists/page'
import { Account, accounts } from '../../account/account.entity'
import { moderationPolicy } from '../moderation.policy'
import { ModerationDecision, moderationDecisions } from '../moderation-decision.entity'
import { Appeal, appeals } from './appeal.entity'
import { AppealState } from './appeal.enums'
import { appealPolicy } from './appeal.policy'
import './appeal-letter'

const AppealConnection = connectionOf('Appeal', () => Appeal, { plural: 'appeals' })

@ArgsType()
class AppealsArgs extends ForwardArgs {
  @Field(() => AppealState, {
    defaultValue: AppealState.PENDING,
    description: 'Only appeals in this state. By default, those that wait for a decision.',
  })
  state!: AppealState
}

const allAppeals: List<Appeal, { state: AppealState }> = {
  name: 'Query.appeals',
  of: appeals,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
  conditions: { state: (state) => sql`t."state" = ${state}` },
}

const appealOfDecision: List<Appeal> = {
  name: 'ModerationDecision.appeal',
  of: appeals,
  under: (decision) => sql`t."decisionId" = ${decision}`,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'What the viewer may do with an appeal now.' })
class AppealPermissions {
  @Field(() => Permission, {
    description: 'Whether you may call decideAppeal: you are a moderator, and the decision is not yours.',
  })
  decide!: Permission
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'What the viewer may do about a decision now.' })
class DecisionPermissions {
  @Field(() => Permission, {
    description: 'Whether you may call appealDecision: it is against you, in time, and you have not yet.',
  })
  appeal!: Permission
}

@Resolver(() => Appeal)
export class AppealResolver {
  @Query(() => AppealConnection, {
    description:
      'The appeals against decisions; the one that has waited longest comes first. FORBIDDEN for everyone except moderators.',
  })
  appeals(@Args(() => AppealsArgs) { state, ...args }: AppealsArgs, @Ctx() context: Context) {
    permit(moderationPolicy.read, context)
    return pageOf(allAppeals, null, { ...args, filter: { state } }, context)
  }

  @FieldResolver(() => ModerationDecision, {
    nullable: true,
    description: 'The decision that is appealed. Null: not visible to you.',
  })
  decision(@Root() { decisionId }: Appeal, @Ctx() context: Context) {
    return byId(moderationDecisions, context).load(decisionId)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who appealed. Null: the account was erased.',
  })
  appellant(@Root() { appellantId }: Appeal, @Ctx() context: Context) {
    return appellantId === null ? null : byId(accounts, context).load(appellantId)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who decided the appeal, visible to moderators. Also null if nobody has, or if the account was erased.',
  })
  decidedBy(@Root() { decidedById }: Appeal, @Ctx() context: Context) {
    if (decidedById === null || !context.viewer?.isModerator) return null
    return byId(accounts, context).load(decidedById)
  }

  @FieldResolver(() => AppealPermissions, {
    description: 'What the viewer may do with it now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: Appeal, @Ctx() context: Context) {
    return permissions({ decide: appealPolicy.decide }, id, context)
  }
}

@Resolver(() => ModerationDecision)
export class DecisionAppealResolver {
  @FieldResolver(() => Appeal, {
    nullable: true,
    description: 'The appeal against it. Null: none, or not visible to you.',
  })
  async appeal(@Root() { id }: ModerationDecision, @Ctx() context: Context) {
    const [appeal] = await childrenOf(appealOfDecision, id, context)
    return appeal ?? null
  }

  @FieldResolver(() => DecisionPermissions, {
    description: 'What the viewer may do about it now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: ModerationDecision, @Ctx() context: Context) {
    return permissions({ appeal: appealPolicy.make }, id, context)
  }
}
