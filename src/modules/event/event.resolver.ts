import { IsOptional, ValidateNested } from 'class-validator'
import sql from 'sql-template-tag'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import type { Context } from '../../core/context'
import { childrenOf, pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { byDistance, byRelevance, distanceOf } from '../../core/lists/search-orders'
import { LocatedEdge } from '../../core/values/geography'
import { partnerships } from '../partnership/partnership.collection'
import { Partnership } from '../partnership/partnership.entity'
import { COUNTRY_CODE, currentId, Territory, territories } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'
import { Event, events } from './event.entity'
import { EventOrder } from './event.enums'
import { EventFilter, eventConditions, takesPlaceIn } from './event.filter'
import { isEventVisible } from './event.policy'

export const EventConnection = connectionOf('Event', () => Event, { plural: 'events', edge: LocatedEdge })

@ArgsType()
class EventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Which events to list. By default, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: EventFilter | null

  @Field(() => EventOrder, { defaultValue: EventOrder.SOONEST, description: 'Which events come first.' })
  orderBy!: EventOrder
}

export const allEvents: List<Event, EventFilter, EventOrder> = {
  name: 'Query.events',
  of: events,
  orders: {
    SOONEST: { by: () => [sql`t."startsAt"`] },
    LATEST: { by: () => [sql`t."startsAt"`], descending: true },
    RELEVANCE: byRelevance,
    NEAREST: byDistance,
  },
  conditions: eventConditions,
  searched: 'event',
  distanceKm: distanceOf,
}

const eventsOfPartnership: typeof allEvents = {
  ...allEvents,
  name: 'Partnership.events',
  under: (partnership, _filter, viewer) => [
    sql`t."partnershipId" = ${partnership}`,
    sql`t."id" IN (SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" = ${partnership})
      AND t."partnershipId" <> ${partnership} AND ${isEventVisible(sql`t`, viewer)}`,
  ],
  visible: visibleWithParent,
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
  @Query(() => Event, { nullable: true, description: 'One event. Null if there is no event with this id.' })
  event(@Arg('id', () => ID, { description: 'The id: `event_01j…`.' }) id: string, @Ctx() context: Context) {
    return byId(events, context).load(id)
  }

  @Query(() => EventConnection, {
    description:
      'The events of all partnerships. SOONEST starts at the earliest event that the filter finds: give from to begin today.',
  })
  events(@Args(() => EventsArgs) args: EventsArgs, @Ctx() context: Context) {
    return pageOf(allEvents, null, args, context)
  }

  @FieldResolver(() => Partnership, { description: 'The partnership that organises it.' })
  partnership(@Root() event: Event, @Ctx() context: Context) {
    return byId(partnerships, context).load(event.partnershipId)
  }

  @FieldResolver(() => [Partnership], {
    description: 'The partnerships that organise it together with the host.',
  })
  coHosts(@Root() event: Event, @Ctx() context: Context) {
    return childrenOf(coHostsOfEvent, event.id, context)
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The unit in which it takes place. Null: the territories of its partnership apply.',
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

/** The filter of the events in the country: a unit that it names lies there anyway. */
const inCountry = (filter: EventFilter | null = null): EventFilter =>
  filter?.territory == null ? { ...filter, territory: COUNTRY_CODE, coverage: Coverage.WITHIN } : filter

@Resolver(() => Territory)
export class TerritoryEventsResolver {
  @FieldResolver(() => EventConnection, { description: 'The events in this unit and in the units below it.' })
  events(@Root() territory: Territory, @Args(() => EventsArgs) args: EventsArgs, @Ctx() context: Context) {
    if (territory.code === COUNTRY_CODE)
      return pageOf(allEvents, null, { ...args, filter: inCountry(args.filter) }, context)
    return pageOf(eventsOfTerritory, currentId(territory), args, context)
  }
}
