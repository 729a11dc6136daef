import sql from 'sql-template-tag'
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { byId, collectionOfId } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import { SearchResult } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { Viewer } from '../account/viewer'
import { Follow, follows } from './follow.entity'

const FollowConnection = connectionOf('Follow', () => Follow, { plural: 'followed records' })

const followsOfAccount: List<Follow> = {
  name: 'Viewer.following',
  of: follows,
  under: (account) => sql`t."accountId" = ${account}`,
  visible: visibleWithParent,
  orders: { NEWEST: { by: () => [sql`t."createdAt"`], descending: true } },
}

@Resolver(() => Follow)
export class FollowResolver {
  @FieldResolver(() => SearchResult, {
    nullable: true,
    description:
      'The partnership, organisation or territory as it is now. Null: it is gone, or not visible to you.',
  })
  record(@Root() { recordId }: Follow, @Ctx() context: Context) {
    const from = collectionOfId(recordId)
    return from ? byId(from, context).load(recordId) : null
  }
}

@Resolver(() => Viewer)
export class ViewerFollowingResolver {
  @FieldResolver(() => FollowConnection, {
    description: 'What the account follows, the latest first. The mutations follow and unfollow change it.',
  })
  following(
    @Root() { account }: Viewer,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(followsOfAccount, account.id, args, context)
  }
}
