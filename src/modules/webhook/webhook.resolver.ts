import sql from 'sql-template-tag'
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { signedIn } from '../../authz/signed-in'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { Account } from '../account/account.entity'
import { accountUnlessStaff } from '../account/staff'
import { cursorAt } from '../history/change-cursor'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { Webhook, webhooks } from './webhook.entity'
import { WebhookDelivery, webhookDeliveries } from './webhook-delivery.entity'

const WebhookConnection = connectionOf('Webhook', () => Webhook, { plural: 'webhooks' })
const DeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDelivery, { plural: 'deliveries' })

const newestWebhooks: List<Webhook> = {
  name: 'Query.webhooks',
  of: webhooks,
  orders: { NEWEST: { by: () => [sql`t."createdAt"`], descending: true } },
}

const deliveriesOfWebhook: List<WebhookDelivery> = {
  name: 'Webhook.deliveries',
  of: webhookDeliveries,
  under: (webhook) => sql`t."webhookId" = ${webhook}`,
  orders: { NEWEST: { by: () => [sql`t."attemptedAt"`], descending: true } },
}

@Resolver(() => Webhook)
export class WebhookResolver {
  @Query(() => WebhookConnection, {
    description:
      'The webhooks of the organisations you represent, the newest first. Administrators see all. UNAUTHENTICATED for visitors.',
  })
  webhooks(@Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    signedIn(context)
    return pageOf(newestWebhooks, null, args, context)
  }

  @FieldResolver(() => String, {
    description:
      'The cursor in `changes` up to which everything has been delivered or was not for this webhook.',
  })
  cursor(@Root() { position }: Webhook, @Ctx() context: Context) {
    return cursorAt(position, context)
  }

  @FieldResolver(() => DeliveryConnection, {
    description: 'The deliveries of the last thirty days, the latest first.',
  })
  deliveries(@Root() { id }: Webhook, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOf(deliveriesOfWebhook, id, args, context)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation it belongs to. Null: the registry itself.',
  })
  organisation(@Root() { organisationId }: Webhook, @Ctx() context: Context) {
    return organisationId && byId(organisations, context).load(organisationId)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who created it. Null: the account has been erased, or it is that of a moderator or an administrator, who are named only to each other.',
  })
  createdBy(@Root() { createdById }: Webhook, @Ctx() context: Context) {
    return createdById && accountUnlessStaff(createdById, context)
  }
}
