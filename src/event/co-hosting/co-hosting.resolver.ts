import sql from 'sql-template-tag'
import { Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { AccountContext } from '../../account/account-context'
import { KeptInput } from '../../keeping/kept-input'
import { Partnership, partnerships } from '../../partnership/partnership.entity'
import { inCare } from '../../shared/care'
import type { Context } from '../../shared/context'
import { childrenOf } from '../../shared/list'
import type { List } from '../../shared/list-declaration'
import { PAGE_SIZE } from '../../shared/page'
import { Event, events } from '../event.entity'
import { EventPayload, eventPayload } from '../keeping/event-payload'
import { acceptCoHosting, declineCoHosting, endCoHosting } from './answer-invitation'
import { CoHostingInput } from './co-hosting.inputs'

/** Nobody else is told who was asked: whoever declines need not explain it. */
const invitationsOfEvent: List<Partnership> = {
  name: 'Event.coHostInvitations',
  of: partnerships,
  under: (event, _filter, viewer) => sql`t."id" IN (
      SELECT "partnershipId" FROM "co_host_invitation" WHERE "eventId" = ${event})
    AND (${inCare.partnership(sql`t."id"`, viewer)} OR EXISTS (SELECT 1 FROM "event" AS hosted
      WHERE hosted."id" = ${event} AND ${inCare.partnership(sql`hosted."partnershipId"`, viewer)}))`,
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
}

const invitationsOfPartnership: List<Event> = {
  name: 'Partnership.coHostInvitations',
  of: events,
  under: (partnership, _filter, viewer) => sql`t."id" IN (
      SELECT "eventId" FROM "co_host_invitation" WHERE "partnershipId" = ${partnership})
    AND ${inCare.partnership(partnership, viewer)}`,
  orders: { SOONEST: { by: () => [sql`t."startsAt"`] } },
}

@Resolver(() => Event)
export class CoHostingResolver {
  @FieldResolver(() => [Partnership], {
    description:
      'Partnerships that are asked to organise it too, and have not answered. Those only see them who keep the host or the one that is asked; empty for everybody else.',
  })
  coHostInvitations(@Root() event: Event, @Ctx() context: Context) {
    return childrenOf(invitationsOfEvent, event.id, context)
  }

  @Mutation(() => EventPayload, {
    description:
      'Makes a partnership that was asked a co-host of the event: an organiser of it, an editor of its territory or an administrator may.',
  })
  async acceptCoHosting(
    @KeptInput(() => CoHostingInput, 'What is accepted, and for whom.') input: CoHostingInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await acceptCoHosting(input, context), context)
  }

  @Mutation(() => EventPayload, {
    description:
      'Turns down an invitation to organise an event together: those who may accept it may. Only the host’s keepers see that it is gone.',
  })
  async declineCoHosting(
    @KeptInput(() => CoHostingInput, 'What is declined, and for whom.') input: CoHostingInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await declineCoHosting(input, context), context)
  }

  @Mutation(() => EventPayload, {
    description:
      'Ends that a partnership co-hosts an event, or takes the invitation back: those who keep either of the two may.',
  })
  async endCoHosting(
    @KeptInput(() => CoHostingInput, 'Whose part in which event ends.') input: CoHostingInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await endCoHosting(input, context), context)
  }
}

@Resolver(() => Partnership)
export class PartnershipCoHostingResolver {
  @Directive(`@listSize(assumedSize: ${PAGE_SIZE})`)
  @FieldResolver(() => [Event], {
    description:
      'Events of others that it is asked to organise with them, the earliest first: acceptCoHosting and declineCoHosting answer. Only its keepers see them; empty for everybody else.',
  })
  coHostInvitations(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(invitationsOfPartnership, partnership.id, context)
  }
}
