import type { AccountContext } from '../../account/account-context'
import { changeRecord } from '../../keeping/change-record'
import type { Created } from '../../keeping/create-as'
import { writeAs } from '../../keeping/write-as'
import { RegistryError } from '../../shared/errors'
import { type Event, events } from '../event.entity'
import { EventStatus } from '../event.enums'
import { findKept, type HostedEvent } from '../hosted-event'
import { expectRunning } from '../hosts'
import { beginningMissing, clockWarnings, saysBeginning, timesViolations } from '../times/check-times'
import { type Times, timesMoved } from '../times/event-times'
import type { CancelEventInput, PostponeEventInput, RescheduleEventInput } from './status.inputs'

/** To a time that is known, and then it is held as announced again; or to one that is not. */
export function postponeEvent(input: PostponeEventInput, context: AccountContext): Promise<Created> {
  const isToKnownTime = saysBeginning(input)
  let found: HostedEvent
  let times: Times | null = null
  return writeAs(
    {
      input,
      check: async (acting) => {
        found = await findKept(input, [], acting)
        times = isToKnownTime ? timesMoved(input, found.event) : null
        return [...timesViolations(input, times), ...(isToKnownTime ? [] : lonelyEnd(input))]
      },
      work: async (acting) => {
        const { event: record, host } = found
        if (record.status === EventStatus.CANCELLED) throw isCancelled()
        if (times) expectRunning(host, times.startsAt, acting.now)
        const status = times ? EventStatus.SCHEDULED : EventStatus.POSTPONED
        await changeRecord(events, { record, changes: { ...times, status } }, acting)
        return { id: record.id, warnings: times ? clockWarnings(input, times) : [] }
      },
    },
    context,
  )
}

const lonelyEnd = ({ endsAt, endsOn }: PostponeEventInput) =>
  endsAt == null && endsOn == null
    ? []
    : [
        beginningMissing(
          'Give startsAt or startsOn beside the end. Where no new time is known, leave out both.',
        ),
      ]

const isCancelled = () =>
  new RegistryError(
    'CONFLICT',
    'The event is cancelled. Where it is held after all, rescheduleEvent comes first.',
  )

/** Events that are over can be cancelled too: where they were not held, the record says so. */
export function cancelEvent(input: CancelEventInput, context: AccountContext): Promise<Created> {
  return setStatus(input, context, () => EventStatus.CANCELLED)
}

export function rescheduleEvent(input: RescheduleEventInput, context: AccountContext): Promise<Created> {
  return setStatus(input, context, ({ event, host }, now) => {
    if (event.status !== EventStatus.SCHEDULED) expectRunning(host, event.startsAt, now)
    return EventStatus.SCHEDULED
  })
}

function setStatus(
  input: CancelEventInput | RescheduleEventInput,
  context: AccountContext,
  statusOf: (found: HostedEvent, now: Date) => Event['status'],
): Promise<Created> {
  return writeAs(
    {
      input,
      work: async (acting) => {
        const found = await findKept(input, [], acting)
        const changes = { status: statusOf(found, acting.now) }
        await changeRecord(events, { record: found.event, changes }, acting)
        return { id: found.event.id, warnings: [] }
      },
    },
    context,
  )
}
