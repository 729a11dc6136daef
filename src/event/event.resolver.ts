import { IsOptional, ValidateNested } from 'class-validator'
import sql from 'sql-template-tag'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { Partnership, partnerships } from '../partnership/partnership.entity'
import { byId } from '../shared/collection'
import type { Context } from '../shared/context'
import { childrenOf, pageOf } from '../shared/list'
import type { List } from '../shared/list-declaration'
import { PageArgs } from '../shared/page'
import { byDistance, byRelevance, distanceOf } from '../shared/searched'
import { visible } from '../shared/visibility'
import { Territory, territories } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'
import { EventConnection } from './event.connection'
import { Event, events } from './event.entity'
import { EventOrder } from './event.enums'
import { EventFilter, eventConditions, takesPlaceIn } from './event.filter'

@ArgsType()
class EventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Which events to list; all if not given.' })
  @IsOptional()
  @ValidateNested()
  filter?: EventFilter | null

  @Field(() => EventOrder, { defaultValue: EventOrder.SOONEST, description: 'Which events come first.' })
  orderBy!: EventOrder
}

const allEvents: List<Event, EventFilter, EventOrder> = {
  name: 'Query.events',
  of: events,
  orders: {
    SOONEST: { by: () => [sql`t."startsAt"`] },
    LATEST: { by: () => [sql`t."startsAt"`], descending: true },
    RELEVANCE: byRelevance,
    NEAREST: byDistance,
  },
  conditions: eventConditions,
  distanceKm: distanceOf,
}

const eventsOfPartnership: typeof allEvents = {
  ...allEvents,
  name: 'Partnership.events',
  under: (partnership, _filter, viewer) => [
    sql`t."partnershipId" = ${partnership}`,
    sql`t."id" IN (SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" = ${partnership})
      AND t."partnershipId" <> ${partnership} AND ${visible.event(sql`t`, viewer)}`,
  ],
  visible: visible.underVisible,
}

const eventsOfTerritory: typeof allEvents = {
  ...allEvents,
  name: 'Territory.events',
  under: (territory) => takesPlaceIn(territory, Coverage.WITHIN),
}

const coHostsOfEvent: List<Partnership> = {
  name: 'Event.coHosts',
  of: partnerships,
  through: { table: 'event_co_host', parent: 'eventId', row: 'partnershipId' },
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
}

@Resolver(() => Event)
export class EventResolver {
  @Query(() => Event, { nullable: true, description: 'One event. Null: there is none with this id.' })
  event(@Arg('id', () => ID, { description: 'The id: `event_01j…`.' }) id: string, @Ctx() context: Context) {
    return byId(events, context).load(id)
  }

  @Query(() => EventConnection, {
    description:
      'Events of all partnerships. SOONEST starts at the earliest event of the filter: give from to begin today.',
  })
  events(@Args(() => EventsArgs) args: EventsArgs, @Ctx() context: Context) {
    return pageOf(allEvents, null, args, context)
  }

  @FieldResolver(() => Partnership, { description: 'The partnership that organises it.' })
  partnership(@Root() event: Event, @Ctx() context: Context) {
    return byId(partnerships, context).load(event.partnershipId)
  }

  @FieldResolver(() => [Partnership], {
    description: 'Other partnerships that organise it together with the first.',
  })
  coHosts(@Root() event: Event, @Ctx() context: Context) {
    return childrenOf(coHostsOfEvent, event.id, context)
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The unit it takes place in. Null: the territories of its partnership apply.',
  })
  territory(@Root() event: Event, @Ctx() context: Context) {
    return event.territoryId === null ? null : byId(territories, context).load(event.territoryId)
  }
}

@Resolver(() => Partnership)
export class PartnershipEventsResolver {
  @FieldResolver(() => EventConnection, { description: 'The events it hosts or co-hosts.' })
  events(
    @Root() partnership: Partnership,
    @Args(() => EventsArgs) args: EventsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(eventsOfPartnership, partnership.id, args, context)
  }
}

@Resolver(() => Territory)
export class TerritoryEventsResolver {
  @FieldResolver(() => EventConnection, { description: 'The events in this unit and in what lies below it.' })
  events(@Root() territory: Territory, @Args(() => EventsArgs) args: EventsArgs, @Ctx() context: Context) {
    return pageOf(eventsOfTerritory, territory.id, args, context)
  }
}
