import { Field, ObjectType } from 'type-graphql'
import { newId } from '../../core/id'
import { refusedNulls } from '../../core/patch'
import { readBefore } from '../../core/values/source'
import { changeRecord } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import { ChangePayload } from '../../mutations/mutation.inputs'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { recordPayload } from '../../mutations/payload'
import { coHostLinks, replaceCoHosts } from './co-hosting/co-hosts'
import { Event, events } from './event.entity'
import { ScheduleEventInput, UpdateEventInput } from './event.inputs'
import { eventPolicy } from './event.policy'
import { derivedColumns, type EventColumns, eventColumns } from './event-columns'
import { expectRunning, findHosted, Hosts } from './event-hosts'
import { clearedBeginning } from './event-times.rules'

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an event.' })
class EventPayload extends ChangePayload {
  @Field(() => Event, {
    nullable: true,
    description: 'The event as it is now. Null with validateOnly.',
  })
  event!: Event | null
}

export const eventPayload = recordPayload(EventPayload, 'event')

/** Events of drafts are drafts: those only see them who keep the partnership. */
const scheduleEvent = declareMutation({
  name: 'scheduleEvent',
  description:
    'Announces an event of a partnership. For its organisers, editors of its territory and administrators. Events of a draft are as invisible as the draft. CONFLICT for a future event of a partnership that has ended.',
  input: ScheduleEventInput,
  inputDescription: 'What you know about it.',
  payload: eventPayload,
  action: eventPolicy.schedule,
  facts: async ({ input: { partnershipId, coHostIds }, input }, mutation) => ({
    hosts: await Hosts.of([partnershipId, ...(coHostIds ?? [])], mutation),
    values: await eventColumns(input, null, mutation),
  }),
  violations: ({ input: { partnershipId, coHostIds }, hosts, values }) => [
    ...values.violations,
    ...hosts.violations(coHostIds ?? [], partnershipId),
  ],
  subject: ({ input, hosts }) => ({ record: hosts.named(input.partnershipId) }),
  work: async ({ input, record: host, hosts, values }, mutation) => {
    const event = newEvent(values, mutation.now)
    expectRunning(host, event.startsAt, mutation.now)
    await mutation.write.insert(Event, [
      { ...event, ...derivedColumns(event, host.name), partnershipId: host.id },
    ])
    await replaceCoHosts(event.id, { coHostIds: input.coHostIds ?? [], hosts }, mutation)
    return { id: event.id, warnings: values.warnings }
  },
})

function newEvent({ columns }: EventColumns, now: Date) {
  const at = now.toISOString()
  const values = columns as Pick<Event, 'title' | 'startsAt'>
  return { sources: [], ...values, id: newId(events.prefix), createdAt: at, updatedAt: at }
}

/** Whether it takes place stays as it is: that has mutations of its own. */
const updateEvent = declareMutation({
  name: 'updateEvent',
  description:
    'Changes an event, even a cancelled one. For organisers of its host, editors of the host’s territory and administrators. The status stays: use postponeEvent, cancelEvent and rescheduleEvent to change it. CONFLICT if somebody else has changed the event since.',
  input: UpdateEventInput,
  inputDescription: 'The changes to make.',
  payload: eventPayload,
  action: eventPolicy.update,
  find: ({ input }, mutation) => findHosted(input.id, input.coHostIds ?? [], mutation),
  facts: async ({ input, record }, mutation) => ({
    values: await eventColumns(readBefore(input, record), record, mutation),
  }),
  violations: ({ input, record, hosts, values }, mutation) => [
    ...refusedNulls(Event, input, mutation),
    ...clearedBeginning(input),
    ...values.violations,
    ...hosts.violations(input.coHostIds ?? [], record.partnershipId),
  ],
  work: async ({ input: { coHostIds }, record, host, hosts, values }, mutation) => {
    const { columns: changes, warnings } = values
    const { startsAt = record.startsAt } = changes
    if (startsAt !== record.startsAt) expectRunning(host, startsAt, mutation.now)
    const links = await coHostLinks(record.id, mutation.write, async () => {
      if (coHostIds) await replaceCoHosts(record.id, { coHostIds, hosts }, mutation)
    })
    const derived = (after: Event) => derivedColumns(after, host.name)
    await changeRecord(events, { record, changes, derived, links }, mutation)
    return { warnings }
  },
})

export const EventMutations = mutationResolver(scheduleEvent, updateEvent)
