import type { AccountContext } from '../../account/account-context'
import { changeRecord } from '../../keeping/change-record'
import type { Created } from '../../keeping/create-as'
import { writeAs } from '../../keeping/write-as'
import { eventWords } from '../../partnership/keeping/naming/search-words'
import { coHostLinks, replaceCoHosts } from '../co-hosting/invite-co-hosts'
import { events } from '../event.entity'
import { findKept, type HostedEvent } from '../hosted-event'
import { expectRunning } from '../hosts'
import type { UpdateEventInput } from './event.inputs'
import { type EventSaid, eventSaid } from './event-said'

/** Whether it takes place stays as it is: that has mutations of its own. */
export function updateEvent(input: UpdateEventInput, context: AccountContext): Promise<Created> {
  const coHostIds = input.coHostIds ?? []
  let found: HostedEvent
  let said: EventSaid
  return writeAs(
    {
      input,
      check: async (acting) => {
        found = await findKept(input, coHostIds, acting)
        said = await eventSaid(input, found.event, acting)
        return [...said.violations, ...found.hosts.violations(coHostIds, found.event.partnershipId)]
      },
      work: async (acting) => {
        const { event: record, host, hosts } = found
        const { columns: changes, warnings } = said
        const after = { ...record, ...changes }
        if (after.startsAt !== record.startsAt) expectRunning(host, after.startsAt, acting.now)
        const links = await coHostLinks(record.id, acting.write, async () => {
          if (input.coHostIds) await replaceCoHosts(record.id, { coHostIds, hosts }, acting)
        })
        const derived = eventWords(after, host.name)
        await changeRecord(events, { record, changes, derived, links }, acting)
        return { id: record.id, warnings }
      },
    },
    context,
  )
}
