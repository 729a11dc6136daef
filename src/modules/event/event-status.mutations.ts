import { InputType } from 'type-graphql'
import { refusedNulls } from '../../core/patch'
import { changeRecord } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import { ChangeInput, changing } from '../../mutations/mutation.inputs'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { Event, events } from './event.entity'
import { EventStatus } from './event.enums'
import { eventPayload } from './event.mutations'
import { eventPolicy } from './event.policy'
import { expectRunning, findHosted } from './event-hosts'
import { ENDS, moveTimes, storedDays } from './event-times'
import { BeginningAndEnd } from './event-times.inputs'
import {
  beginningMissing,
  clearedBeginning,
  clockWarnings,
  hasBeginning,
  timesViolations,
} from './event-times.rules'

@InputType({
  description:
    'An event that does not take place at the announced time, and its new time if known. Without a new end, the event keeps its length; a null end means that it is not known. The beginning must not be null.',
})
export class PostponeEventInput extends changing(BeginningAndEnd) {}

@InputType({ description: 'The event that does not take place.' })
export class CancelEventInput extends ChangeInput {}

@InputType({ description: 'The event that takes place after all.' })
class RescheduleEventInput extends ChangeInput {}

/** To a time that is known, and then it is held as announced again; or to one that is not. */
const postponeEvent = declareMutation({
  name: 'postponeEvent',
  description:
    'Records that an event does not take place at the announced time. With a new time it is SCHEDULED for that time; without one it is POSTPONED. CONFLICT for a cancelled event. For managers of the host.',
  input: PostponeEventInput,
  inputDescription: 'The event, and its new time if known.',
  payload: eventPayload,
  action: eventPolicy.postpone,
  find: ({ input }, mutation) => findHosted(input.id, [], mutation),
  facts: ({ input, record }) => ({ times: hasBeginning(input) ? moveTimes(input, record) : null }),
  violations: ({ input, record, times }, mutation) => [
    ...timesViolations(input, times, record),
    ...refusedNulls(Event, input, mutation),
    ...clearedBeginning(input),
    ...(hasBeginning(input) ? [] : lonelyEnd(input)),
  ],
  work: async ({ input, record, host, times }, mutation) => {
    if (times) expectRunning(host, times.startsAt, mutation.now)
    const status = times ? EventStatus.SCHEDULED : EventStatus.POSTPONED
    await changeRecord(events, { record, changes: { ...times, status }, derived: storedDays }, mutation)
    return { warnings: times ? clockWarnings(input, times) : [] }
  },
})

const lonelyEnd = (input: PostponeEventInput) =>
  ENDS.every((field) => input[field] == null)
    ? []
    : [beginningMissing('Give the beginning together with the end. If no new time is known, leave out both.')]

/** Events that are over can be cancelled too: where they were not held, the record says so. */
const cancelEvent = declareMutation({
  name: 'cancelEvent',
  description: 'Cancels an event. It stays in the lists as CANCELLED. For managers of the host.',
  input: CancelEventInput,
  inputDescription: 'The event that does not take place.',
  payload: eventPayload,
  action: eventPolicy.cancel,
  find: ({ input }, mutation) => findHosted(input.id, [], mutation),
  work: async ({ record }, mutation) => {
    await changeRecord(events, { record, changes: { status: EventStatus.CANCELLED } }, mutation)
  },
})

const rescheduleEvent = declareMutation({
  name: 'rescheduleEvent',
  description:
    'Restores a cancelled or postponed event: it is SCHEDULED again, at the time in its record. For managers of the host.',
  input: RescheduleEventInput,
  inputDescription: 'The event that takes place after all.',
  payload: eventPayload,
  action: eventPolicy.reschedule,
  find: ({ input }, mutation) => findHosted(input.id, [], mutation),
  work: async ({ record, host }, mutation) => {
    if (record.status !== EventStatus.SCHEDULED) expectRunning(host, record.startsAt, mutation.now)
    await changeRecord(events, { record, changes: { status: EventStatus.SCHEDULED } }, mutation)
  },
})

export const EventStatusMutations = mutationResolver(postponeEvent, cancelEvent, rescheduleEvent)
