import sql from 'sql-template-tag'
import { expectVersion, findVisible } from '../keeping/find-kept'
import { actForPartnership } from '../keeping/keeper'
import type { Changing } from '../keeping/keeping.inputs'
import type { Acting } from '../keeping/write-as'
import { prefixOf } from '../shared/ids'
import { visible } from '../shared/visibility'
import { type Event, events } from './event.entity'
import { type Host, Hosts } from './hosts'

export interface HostedEvent {
  readonly event: Event
  readonly host: Host
  /** The host and the others that were named. */
  readonly hosts: Hosts
}

/** An event for whoever writes, locked until commit after its host and the others that are named. */
export async function findHosted(
  id: string,
  otherIds: readonly string[],
  acting: Acting,
): Promise<HostedEvent> {
  const hosts = await Hosts.of([...(await hostIds(id, acting)), ...otherIds], acting)
  const event = await findVisible(events, id, acting)
  return { event, host: hosts.named(event.partnershipId), hosts }
}

async function hostIds(eventId: string, { write, viewer }: Acting): Promise<string[]> {
  if (prefixOf(eventId) !== events.prefix) return []
  const rows = await write.read<Pick<Event, 'partnershipId'>>(
    sql`SELECT t."partnershipId" FROM "event" AS t WHERE t."id" = ${eventId} AND ${visible.event(sql`t`, viewer)}`,
  )
  return rows.map(({ partnershipId }) => partnershipId)
}

/** The same for whoever keeps its host, and knows how it is now. */
export async function findKept(
  { id, expectedVersion }: Changing,
  otherIds: readonly string[],
  acting: Acting,
): Promise<HostedEvent> {
  const found = await findHosted(id, otherIds, acting)
  await actForPartnership(found.host.id, acting)
  expectVersion(expectedVersion, found.event)
  return found
}
