import { IsOptional, ValidateNested } from 'class-validator'
import sql from 'sql-template-tag'
import { Args, ArgsType, Directive, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import { ChangeKind } from '../../core/change-log/change-kind'
import { pageOf } from '../../core/lists/list'
import { Event } from '../event/event.entity'
import { EventFilter } from '../event/event.filter'
import { unwalkedEvents } from '../event/event.lists'
import { AFTER, CURSOR, subscribeToChangeLog, subscriptionSource } from './subscription-source'

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'What was done to one event.' })
class EventChange {
  @Field(() => ChangeKind, { description: 'Whether it was added, changed, hidden, shown again or deleted.' })
  kind!: ChangeKind

  @Field(() => ID, { description: 'The event, also after it is gone.' })
  eventId!: string

  @Field(() => Event, {
    nullable: true,
    description:
      'The event as it is now. Null if it does not match the filter (any more) or is gone: remove it from your list, if it is there.',
  })
  event!: Event | null
}

@ObjectType({ simpleResolvers: true, description: 'Changes of events, in the order of commits.' })
class EventsChangedPayload {
  @Field({ description: CURSOR })
  cursor!: string

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [EventChange], {
    description:
      'The changes of events that match the filter, and of those that may have matched it before; 100 at most.',
  })
  changes!: EventChange[]
}

@ArgsType()
class EventsChangedArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Which events to follow. By default, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: EventFilter | null

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null
}

/** Each changed event, if the filter finds it: one statement for all. */
const changedEvents: typeof unwalkedEvents = {
  ...unwalkedEvents,
  name: 'Subscription.eventsChanged',
  under: (event) => sql`t."id" = ${event}`,
}

const NO_EVENT = ''

/** Reads are gathered by the arguments, so they are made once for all. */
const pageOfEach = (filter: EventFilter | null = null) => ({ first: 1, filter })

subscriptionSource<EventsChangedArgs>({
  field: 'eventsChanged',
  filterOf: async ({ filter }, context) => {
    // A filter that is wrong is refused now, and not when the first event changes.
    await pageOf(changedEvents, NO_EVENT, pageOfEach(filter), context)
    return { types: ['EVENT'] }
  },
  list: 'changes',
  entriesOf: async (changes, { filter }, context) => {
    const args = pageOfEach(filter)
    const told = await Promise.all(
      changes.map(async ({ kind, recordId }) => {
        const { nodes } = await pageOf(changedEvents, recordId, args, context)
        return { kind, eventId: recordId, event: nodes[0] ?? null }
      }),
    )
    return told.filter(({ kind, event }) => event !== null || kind !== ChangeKind.CREATED)
  },
})

@Resolver()
export class EventsChangedSubscription {
  @Subscription(() => EventsChangedPayload, {
    subscribe: subscribeToChangeLog,
    description:
      'Events as they are added, changed and removed. To keep a list up to date, read it first and continue from a cursor that you took before.',
  })
  eventsChanged(@Root() payload: EventsChangedPayload, @Args(() => EventsChangedArgs) _: EventsChangedArgs) {
    return payload
  }
}
