import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../account/account-context'
import { KeptInput } from '../../keeping/kept-input'
import { EventPayload, eventPayload } from '../keeping/event-payload'
import { cancelEvent, postponeEvent, rescheduleEvent } from './change-status'
import { CancelEventInput, PostponeEventInput, RescheduleEventInput } from './status.inputs'

@Resolver()
export class EventStatusResolver {
  @Mutation(() => EventPayload, {
    description:
      'Says that an event is not held at the time it was announced for. Without a new time, it is POSTPONED: not at that time, and a new one is not known. With one, it is SCHEDULED at the new time. CONFLICT for a cancelled event. Those may who may update it.',
  })
  async postponeEvent(
    @KeptInput(() => PostponeEventInput, 'Which event, and to when.') input: PostponeEventInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await postponeEvent(input, context), context)
  }

  @Mutation(() => EventPayload, {
    description:
      'Says that an event is not held at all: it is CANCELLED, and stays in the lists. Those may who may update it.',
  })
  async cancelEvent(
    @KeptInput(() => CancelEventInput, 'Which event is called off.') input: CancelEventInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await cancelEvent(input, context), context)
  }

  @Mutation(() => EventPayload, {
    description:
      'Takes back that an event is cancelled or postponed: it is SCHEDULED again, at the time that its record has. Those may who may update it.',
  })
  async rescheduleEvent(
    @KeptInput(() => RescheduleEventInput, 'Which event takes place after all.') input: RescheduleEventInput,
    @Ctx() context: AccountContext,
  ) {
    return eventPayload(await rescheduleEvent(input, context), context)
  }
}
