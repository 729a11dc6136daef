import type { AccountContext } from '../../account/account-context'
import { type Created, createAs } from '../../keeping/create-as'
import { actForPartnership } from '../../keeping/keeper'
import { eventWords } from '../../partnership/keeping/naming/search-words'
import { newId } from '../../shared/ids'
import { replaceCoHosts } from '../co-hosting/invite-co-hosts'
import { Event, events } from '../event.entity'
import { expectRunning, Hosts } from '../hosts'
import type { ScheduleEventInput } from './event.inputs'
import { type EventSaid, eventSaid } from './event-said'

/** Events of drafts are drafts: those only see them who keep the partnership. */
export function scheduleEvent(input: ScheduleEventInput, context: AccountContext): Promise<Created> {
  const coHostIds = input.coHostIds ?? []
  let hosts: Hosts
  let said: EventSaid
  return createAs(
    {
      mutation: 'scheduleEvent',
      input,
      check: async (acting) => {
        hosts = await Hosts.of([input.partnershipId, ...coHostIds], acting)
        said = await eventSaid(input, null, acting)
        return [...said.violations, ...hosts.violations(coHostIds, input.partnershipId)]
      },
      work: async (acting) => {
        const host = hosts.named(input.partnershipId)
        await actForPartnership(host.id, acting)
        const event = newEvent(said, acting.now)
        expectRunning(host, event.startsAt, acting.now)
        await acting.write.insert(Event, [
          { ...event, ...eventWords(event, host.name), partnershipId: host.id },
        ])
        await replaceCoHosts(event.id, { coHostIds, hosts }, acting)
        return { id: event.id, warnings: said.warnings }
      },
    },
    context,
  )
}

function newEvent({ columns }: EventSaid, now: Date) {
  const at = now.toISOString()
  const said = columns as Pick<Event, 'title' | 'startsAt'>
  return { sources: [], ...said, id: newId(events.prefix), createdAt: at, updatedAt: at }
}
