import sql from 'sql-template-tag'
import type { AccountContext } from '../../account/account-context'
import { changeRecord } from '../../keeping/change-record'
import type { Created } from '../../keeping/create-as'
import { actForPartnership } from '../../keeping/keeper'
import { type Acting, writeAs } from '../../keeping/write-as'
import { name } from '../../shared/dialect'
import { RegistryError } from '../../shared/errors'
import type { Writing } from '../../shared/writing'
import { events } from '../event.entity'
import { findHosted, type HostedEvent } from '../hosted-event'
import type { Host } from '../hosts'
import type { CoHostingInput } from './co-hosting.inputs'
import { coHostLinks, tie, untie } from './invite-co-hosts'

/** A co-host that accepts again is one already. */
export function acceptCoHosting(input: CoHostingInput, context: AccountContext): Promise<Created> {
  return changeCoHosting(input, context, async ({ event, other }, acting) => {
    const { write } = acting
    await actForPartnership(other.id, acting)
    if (await isTied('event_co_host', input, write)) return
    await expectInvitation(input, write)
    await untie(event.id, [other.id], write)
    await tie(event.id, [other.id], write)
  })
}

export function declineCoHosting(input: CoHostingInput, context: AccountContext): Promise<Created> {
  return changeCoHosting(input, context, async ({ event, other }, acting) => {
    await actForPartnership(other.id, acting)
    await expectInvitation(input, acting.write)
    await untie(event.id, [other.id], acting.write)
  })
}

/** Either side may end it, and the host may take an invitation back. */
export function endCoHosting(input: CoHostingInput, context: AccountContext): Promise<Created> {
  return changeCoHosting(input, context, async ({ event, host, other }, acting) => {
    await actForPartnership(host.isKept ? host.id : other.id, acting)
    if (!(await isTied('event_co_host', input, acting.write))) await expectInvitation(input, acting.write)
    await untie(event.id, [other.id], acting.write)
  })
}

interface CoHosted extends HostedEvent {
  readonly other: Host
}

function changeCoHosting(
  input: CoHostingInput,
  context: AccountContext,
  change: (coHosted: CoHosted, acting: Acting) => Promise<void>,
): Promise<Created> {
  const work = async (acting: Acting) => {
    const found = await findHosted(input.eventId, [input.partnershipId], acting)
    const { event } = found
    const other = found.hosts.named(input.partnershipId)
    const links = await coHostLinks(event.id, acting.write, () => change({ ...found, other }, acting))
    await changeRecord(events, { record: event, changes: {}, links }, acting)
    return { id: event.id, warnings: [] }
  }
  return writeAs({ input, work }, context)
}

async function isTied(
  table: 'event_co_host' | 'co_host_invitation',
  { eventId, partnershipId }: CoHostingInput,
  write: Writing,
) {
  const found = await write.read(
    sql`SELECT 1 FROM ${name(table)} WHERE "eventId" = ${eventId} AND "partnershipId" = ${partnershipId}`,
  )
  return found.length > 0
}

async function expectInvitation(input: CoHostingInput, write: Writing) {
  if (await isTied('co_host_invitation', input, write)) return
  throw new RegistryError(
    'NOT_FOUND',
    'The partnership is not asked to host this event: the invitation was answered, taken back, or never sent.',
  )
}
