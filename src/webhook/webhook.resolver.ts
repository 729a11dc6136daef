import sql from 'sql-template-tag'
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Account, accounts } from '../account/account.entity'
import { cursorAt } from '../history/change-log'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { byId } from '../shared/collection'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { pageOf } from '../shared/list'
import type { List } from '../shared/list-declaration'
import { ForwardArgs } from '../shared/page'
import { signedIn } from '../shared/signed-in'
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
      'The webhooks of the organisations that you represent, the newest first; for an administrator, all. UNAUTHENTICATED for visitors.',
  })
  webhooks(@Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    signedIn(context)
    return pageOf(newestWebhooks, null, args, context)
  }

  @FieldResolver(() => String, {
    description:
      'Behind this place in `changes`, all is still to be delivered: what lies before it was taken, or is not for this webhook.',
  })
  cursor(@Root() { position }: Webhook, @Ctx() context: Context) {
    return cursorAt(position, context)
  }

  @FieldResolver(() => DeliveryConnection, {
    description: 'What was sent to it in the last thirty days: what was sent last comes first.',
  })
  deliveries(@Root() { id }: Webhook, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOf(deliveriesOfWebhook, id, args, context)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Whose it is. Null: the registry’s own.',
  })
  organisation(@Root() { organisationId }: Webhook, @Ctx() context: Context) {
    return organisationId && byId(organisations, context).load(organisationId)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who made it. Null: the account was erased since.',
  })
  createdBy(@Root() { createdById }: Webhook, @Ctx() context: Context) {
    return createdById && byId(accounts, context).load(createdById)
  }
}
