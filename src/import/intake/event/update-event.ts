import { coHostLinks, replaceCoHosts } from '../../../event/co-hosting/invite-co-hosts'
import { type Event, events } from '../../../event/event.entity'
import { Hosts } from '../../../event/hosts'
import { eventSaid } from '../../../event/keeping/event-said'
import { changeRecord } from '../../../keeping/change-record'
import type { Acting } from '../../../keeping/write-as'
import { eventWords } from '../../../partnership/keeping/naming/search-words'
import { type Problem, problemOf, type Target } from '../../run/row'
import { problemsOf } from '../rules/violations'
import { readBefore } from '../sources'
import { inputOf, saidOf } from './event-row'

/** Writes what differs; or tells what is wrong. It stays an event of the partnership that hosts it. */
export async function updateEvent(
  { row, id }: Target,
  acting: Acting,
): Promise<boolean | readonly Problem[]> {
  const { write, viewer } = acting
  const record = await write.find(events, id, viewer)
  const coHostIds = saidOf(row).coHostIds ?? []
  const hosts = record && (await Hosts.of([record.partnershipId, ...coHostIds], acting))
  const host = hosts?.named(record?.partnershipId ?? '')
  if (!record || !hosts || !host?.isKept)
    return [
      problemOf(
        row,
        null,
        'The registry has the event, and you do not keep its partnership: leave the row out.',
      ),
    ]
  const { columns, violations } = await eventSaid(readBefore(inputOf(row, host.id), record), record, acting)
  if (violations.length > 0) return problemsOf(row, violations)
  const { status } = saidOf(row)
  const { commentPolicy, isExample } = row.said as Partial<Event>
  const changes: Partial<Event> = {
    ...columns,
    ...(status && { status }),
    ...(commentPolicy && { commentPolicy }),
    ...(isExample != null && { isExample }),
  }
  const links = await coHostLinks(id, write, async () => {
    if (saidOf(row).coHostIds) await replaceCoHosts(id, { coHostIds, hosts }, acting)
  })
  const derived = eventWords({ ...record, ...changes }, host.name)
  return changeRecord(events, { record, changes, derived, links }, acting)
}
