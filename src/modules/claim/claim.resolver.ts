import sql from 'sql-template-tag'
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { signedIn } from '../../authz/signed-in'
import { byId, collectionOfId } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import { Node } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { childrenOf, pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { Account, accounts } from '../account/account.entity'
import { Viewer } from '../account/viewer'
import { Claim, claims } from './claim.entity'
import { ClaimState } from './claim.enums'
import { isClaimToDecide } from './claim.policy'

const ClaimConnection = connectionOf('Claim', () => Claim, { plural: 'claims' })

@ArgsType()
class ClaimsArgs extends ForwardArgs {
  @Field(() => ClaimState, {
    defaultValue: ClaimState.PENDING,
    description: 'Only claims in this state. By default, those that wait for a decision.',
  })
  state!: ClaimState
}

const claimsToDecide: List<Claim, { state: ClaimState; isToDecide: boolean }> = {
  name: 'Query.claims',
  of: claims,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
  conditions: {
    state: (state) => sql`t."state" = ${state}`,
    isToDecide: (_, { viewer }) => isClaimToDecide(sql`t`, viewer),
  },
}

const claimsOfAccount: List<Claim> = {
  name: 'Viewer.claims',
  of: claims,
  under: (account) => sql`t."claimantId" = ${account}`,
  visible: visibleWithParent,
  orders: { NEWEST: { by: () => [sql`t."createdAt"`], descending: true } },
}

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => ClaimConnection, {
    description:
      'The claims that you may decide, or that others have decided in your place; the one that has waited longest comes first. Editors see the claims of their territory, administrators all. UNAUTHENTICATED for visitors.',
  })
  claims(@Args(() => ClaimsArgs) { state, ...args }: ClaimsArgs, @Ctx() context: Context) {
    signedIn(context)
    return pageOf(claimsToDecide, null, { ...args, filter: { state, isToDecide: true } }, context)
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The partnership or the organisation. Null: it is gone, or not visible to you.',
  })
  subject(@Root() { subjectId }: Claim, @Ctx() context: Context) {
    const subjects = collectionOfId(subjectId)
    return subjects ? byId(subjects, context).load(subjectId) : null
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who made the claim. Null: the account has been erased.',
  })
  claimant(@Root() { claimantId }: Claim, @Ctx() context: Context) {
    return byId(accounts, context).load(claimantId)
  }
}

@Resolver(() => Viewer)
export class ViewerClaimsResolver {
  @FieldResolver(() => [Claim], { description: 'The claims of the account, the newest first.' })
  claims(@Root() { account: { id } }: Viewer, @Ctx() context: Context) {
    return childrenOf(claimsOfAccount, id, context)
  }
}
