import sql, { type Sql } from 'sql-template-tag'
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import { Change, changes } from '../../core/change-log/change.entity'
import { allOf } from '../../core/collections/conditions'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { Viewer } from '../account/viewer'
import { isChangeFollowed, LOOKED_THROUGH } from './followed-changes'

interface NotificationFilter {
  readonly unread: boolean
}

const isUnread = (
  account: Sql,
): Sql => sql`t."id" > coalesce((SELECT chosen."readThrough" FROM "follow_settings" AS chosen
  WHERE chosen."accountId" = ${account}), '')`

export const notificationsOfAccount: List<Change, NotificationFilter> = {
  name: 'Viewer.notifications',
  of: changes,
  under: (account, { unread }) =>
    allOf(LOOKED_THROUGH, ...(unread ? [isUnread(account)] : []), isChangeFollowed(account)),
  orders: { NEWEST: { by: () => [], descending: true } },
}

const NotificationConnection = connectionOf('Notification', () => Change, { plural: 'notifications' })

@ArgsType()
class NotificationsArgs extends ForwardArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: only those that have come since the last markNotificationsRead.',
  })
  unread!: boolean
}

@Resolver(() => Viewer)
export class NotificationsResolver {
  @Directive('@cost(weight: 50)')
  @FieldResolver(() => NotificationConnection, {
    description:
      'What others have done to the records that the account follows, since it follows them, the newest first: changes of the record and its parts, events that a followed partnership hosts or co-hosts, memberships of a followed organisation, and partnerships, organisations and events in a followed territory. The newest 20,000 changes of the registry are looked through.',
  })
  notifications(
    @Root() { account }: Viewer,
    @Args(() => NotificationsArgs) { unread, ...args }: NotificationsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(notificationsOfAccount, account.id, { ...args, filter: { unread } }, context)
  }
}
