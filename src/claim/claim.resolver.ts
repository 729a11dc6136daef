import sql from 'sql-template-tag'
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Account, accounts } from '../account/account.entity'
import { Viewer } from '../account/viewer'
import { byId, collectionOfId } from '../shared/collection'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { childrenOf, pageOf } from '../shared/list'
import type { List } from '../shared/list-declaration'
import { Node } from '../shared/node'
import { ForwardArgs } from '../shared/page'
import { signedIn } from '../shared/signed-in'
import { visible } from '../shared/visibility'
import { Claim, claims } from './claim.entity'
import { ClaimState } from './claim.enums'

const ClaimConnection = connectionOf('Claim', () => Claim, { plural: 'claims' })

@ArgsType()
class ClaimsArgs extends ForwardArgs {
  @Field(() => ClaimState, {
    defaultValue: ClaimState.PENDING,
    description: 'In this state; if not given, those that wait for a decision.',
  })
  state!: ClaimState
}

const claimsToDecide: List<Claim, { state: ClaimState; isToDecide: boolean }> = {
  name: 'Query.claims',
  of: claims,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
  conditions: {
    state: (state) => sql`t."state" = ${state}`,
    isToDecide: (_, { viewer }) => visible.claimToDecide(sql`t`, viewer),
  },
}

const claimsOfAccount: List<Claim> = {
  name: 'Viewer.claims',
  of: claims,
  under: (account) => sql`t."claimantId" = ${account}`,
  visible: visible.underVisible,
  orders: { NEWEST: { by: () => [sql`t."createdAt"`], descending: true } },
}

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => ClaimConnection, {
    description:
      'The claims that you decide, or others in your place did, the longest wait first: of an editor, those about their territory; of an administrator, all. UNAUTHENTICATED for visitors.',
  })
  claims(@Args(() => ClaimsArgs) { state, ...args }: ClaimsArgs, @Ctx() context: Context) {
    signedIn(context)
    return pageOf(claimsToDecide, null, { ...args, filter: { state, isToDecide: true } }, context)
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The partnership or the organisation. Null: it is gone, or you cannot see it.',
  })
  subject(@Root() { subjectId }: Claim, @Ctx() context: Context) {
    const subjects = collectionOfId(subjectId)
    return subjects ? byId(subjects, context).load(subjectId) : null
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who made it. Null: the account was erased just now.',
  })
  claimant(@Root() { claimantId }: Claim, @Ctx() context: Context) {
    return byId(accounts, context).load(claimantId)
  }
}

@Resolver(() => Viewer)
export class ViewerClaimsResolver {
  @FieldResolver(() => [Claim], { description: 'What the account has claimed so far, the newest first.' })
  claims(@Root() { id }: Viewer, @Ctx() context: Context) {
    return childrenOf(claimsOfAccount, id, context)
  }
}
