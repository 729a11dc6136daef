import sql from 'sql-template-tag'
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { signedIn } from '../../../authz/signed-in'
import { FieldDifference, fieldDifferences } from '../../../core/change-log/field-difference'
import { byId } from '../../../core/collections/collection'
import { visibleWithParent } from '../../../core/collections/conditions'
import type { Context } from '../../../core/context'
import { childrenOf, pageOf } from '../../../core/lists/list'
import type { List } from '../../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../../core/lists/page'
import { Account } from '../../account/account.entity'
import { accountUnlessStaff } from '../../account/staff'
import { Viewer } from '../../account/viewer'
import { partnerships } from '../partnership.collection'
import { Partnership } from '../partnership.entity'
import { PendingChange, pendingChanges } from './pending-change.entity'
import { PendingChangeState } from './pending-change.enums'
import { isChangeToDecide } from './pending-change.policy'

const PendingChangeConnection = connectionOf('PendingChange', () => PendingChange, {
  plural: 'pending changes',
})

@ArgsType()
class PendingChangesArgs extends ForwardArgs {
  @Field(() => PendingChangeState, {
    defaultValue: PendingChangeState.PENDING,
    description: 'Only changes in this state. By default, those that wait for a decision.',
  })
  state!: PendingChangeState
}

const changesToDecide: List<PendingChange, { state: PendingChangeState; isToDecide: boolean }> = {
  name: 'Query.pendingChanges',
  of: pendingChanges,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
  conditions: {
    state: (state) => sql`t."state" = ${state}`,
    isToDecide: (_, { viewer }) => isChangeToDecide(sql`t`, viewer),
  },
}

const changesOfAccount: List<PendingChange> = {
  name: 'Viewer.pendingChanges',
  of: pendingChanges,
  under: (account) => sql`t."proposedById" = ${account}`,
  visible: visibleWithParent,
  orders: { NEWEST: { by: () => [sql`t."createdAt"`], descending: true } },
}

const waitingOfPartnership: List<PendingChange> = {
  name: 'Partnership.pendingChange',
  of: pendingChanges,
  under: (partnership) => sql`t."partnershipId" = ${partnership} AND t."state" = 'PENDING'`,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
}

@Resolver(() => PendingChange)
export class PendingChangeResolver {
  @Query(() => PendingChangeConnection, {
    description:
      'The changes of published partnerships that you may decide, or that others have decided in your place; the one that has waited longest comes first. Editors see those of their territory, present or proposed, administrators all. UNAUTHENTICATED for visitors.',
  })
  pendingChanges(
    @Args(() => PendingChangesArgs) { state, ...args }: PendingChangesArgs,
    @Ctx() context: Context,
  ) {
    signedIn(context)
    return pageOf(changesToDecide, null, { ...args, filter: { state, isToDecide: true } }, context)
  }

  @FieldResolver(() => [FieldDifference], {
    description:
      'The fields that it changes, as they were when it was proposed and as they would be: `name`, and `territories` as TERYT codes.',
  })
  differences(@Root() { storedDifferences }: PendingChange) {
    return fieldDifferences(storedDifferences)
  }

  @FieldResolver(() => Partnership, {
    nullable: true,
    description: 'The partnership as it is now. Null: it is gone.',
  })
  partnership(@Root() { partnershipId }: PendingChange, @Ctx() context: Context) {
    return byId(partnerships, context).load(partnershipId)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who proposed it. Null: the account has been erased, or it is a moderator or an administrator, who are named only to each other.',
  })
  proposedBy(@Root() { proposedById }: PendingChange, @Ctx() context: Context) {
    return proposedById === null ? null : accountUnlessStaff(proposedById, context)
  }
}

@Resolver(() => Partnership)
export class PartnershipPendingChangeResolver {
  @FieldResolver(() => PendingChange, {
    nullable: true,
    description: 'The change that waits for an editor. Null: none, or not visible to you.',
  })
  async pendingChange(@Root() { id }: Partnership, @Ctx() context: Context) {
    const [waiting] = await childrenOf(waitingOfPartnership, id, context)
    return waiting ?? null
  }
}

@Resolver(() => Viewer)
export class ViewerPendingChangesResolver {
  @FieldResolver(() => [PendingChange], {
    description: 'The changes that the account has proposed, the newest first, with what became of them.',
  })
  pendingChanges(@Root() { account: { id } }: Viewer, @Ctx() context: Context) {
    return childrenOf(changesOfAccount, id, context)
  }
}
