import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../account/account-context'
import { KeptInput } from '../../keeping/kept-input'
import { ScheduleEventInput, UpdateEventInput } from './event.inputs'
import { EventPayload, eventPayload } from './event-payload'
import { scheduleEvent } from './schedule-event'
import { updateEvent } from './update-event'

@Resolver()
export class EventKeepingResolver {
  @Mutation(() => EventPayload, {
    description:
      'Announces an event of a partnership: an organiser of it, an editor of its territory or an administrator may. Of a draft, nobody else sees the event either. CONFLICT for an event to come of a partnership that has ended.',
  })
  async scheduleEvent(
    @KeptInput(() => ScheduleEventInput, 'What is known of it.') input: ScheduleEventInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await scheduleEvent(input, context), context)
  }

  @Mutation(() => EventPayload, {
    description:
      'Changes an event, be it cancelled or not: an organiser of the partnership that hosts it, an editor of its territory or an administrator may. Its status stays: postponeEvent, cancelEvent and rescheduleEvent change that. CONFLICT where somebody else has changed the event since.',
  })
  async updateEvent(
    @KeptInput(() => UpdateEventInput, 'What is to change.') input: UpdateEventInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await updateEvent(input, context), context)
  }
}
