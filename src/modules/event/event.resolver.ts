import { IsOptional, ValidateNested } from 'class-validator'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { ChildrenField, PageField, RecordField } from '../../core/lists/declared-fields'
import { pageOf } from '../../core/lists/list'
import { connectionOf, type Page, PageArgs } from '../../core/lists/page'
import { LocatedEdge } from '../../core/values/geography'
import { partnerships } from '../partnership/partnership.collection'
import { Partnership } from '../partnership/partnership.entity'
import { COUNTRY_CODE, currentId, Territory, territories } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'
import { Event, events } from './event.entity'
import { EventOrder } from './event.enums'
import { EventFilter } from './event.filter'
import { allEvents, coHostsOfEvent, eventsOfPartnership, eventsOfTerritory } from './event.lists'

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

  @RecordField<Event>(partnerships, 'partnershipId', {
    type: () => Partnership,
    description: 'The partnership that organises it.',
  })
  readonly partnership!: Partnership

  @ChildrenField(coHostsOfEvent, {
    type: () => [Partnership],
    description: 'The partnerships that organise it together with the host.',
  })
  readonly coHosts!: Partnership[]

  @RecordField<Event>(territories, 'territoryId', {
    type: () => Territory,
    nullable: true,
    description: 'The unit in which it takes place. Null: the territories of its partnership apply.',
  })
  readonly territory!: Territory | null
}

@Resolver(() => Partnership)
export class PartnershipEventsResolver {
  @PageField(eventsOfPartnership, {
    type: () => EventConnection,
    args: () => EventsArgs,
    description: 'The events it hosts or co-hosts.',
  })
  readonly events!: Page<Event>
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
