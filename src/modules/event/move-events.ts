import sql from 'sql-template-tag'
import { visibleWithParent } from '../../core/collections/conditions'
import { changeRecord } from '../../mutations/change-record'
import type { MutationContext } from '../../mutations/mutation-context'
import type { Partnership } from '../partnership/partnership.entity'
import { coHostLinks } from './co-hosting/co-hosts'
import { type Event, events } from './event.entity'
import { derivedColumns } from './event-columns'

/** Those of drafts too, which whoever merges may not see. */
const everyEvent = { ...events, visible: visibleWithParent }

interface Moving {
  /** Of the partnership that goes. */
  readonly id: string
  readonly into: Pick<Partnership, 'id' | 'name'>
}

/** The events that the one hosts or co-hosts, or is asked to, are those of the other. */
export async function moveEvents({ id: gone, into: stays }: Moving, mutation: MutationContext) {
  const { write, viewer } = mutation
  const rows = await write.read<{
    id: string
  }>(sql`SELECT "id" FROM "event" WHERE "partnershipId" = ${gone}
    UNION SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" = ${gone}
    UNION SELECT "eventId" FROM "co_host_invitation" WHERE "partnershipId" = ${gone} ORDER BY 1`)
  for (const { id } of rows) {
    const record = (await write.find(everyEvent, id, viewer)) as Event
    const isHosted = record.partnershipId === gone
    const partnershipId = isHosted ? stays.id : record.partnershipId
    const links = await coHostLinks(id, write, () =>
      moveCoHost({ eventId: id, hostId: partnershipId, gone, stays: stays.id }, mutation),
    )
    const derived = (after: Event) => (isHosted ? derivedColumns(after, stays.name) : {})
    await changeRecord(events, { record, changes: { partnershipId }, derived, links }, mutation)
  }
}

interface CoHost {
  readonly eventId: string
  readonly hostId: string
  readonly gone: string
  readonly stays: string
}

/** No partnership is tied to an event twice: what counts most is that it hosts it, then that it co-hosts it. */
async function moveCoHost({ eventId, hostId, gone, stays }: CoHost, { write }: MutationContext) {
  const ofEvent = sql`"eventId" = ${eventId}`
  const tied = sql`EXISTS (SELECT 1 FROM "event_co_host" AS tied WHERE tied."eventId" = ${eventId} AND tied."partnershipId" = ${stays})`
  const invited = sql`EXISTS (SELECT 1 FROM "co_host_invitation" AS asked WHERE asked."eventId" = ${eventId} AND asked."partnershipId" = ${stays})`
  if (hostId !== stays) {
    await write.run(sql`UPDATE "event_co_host" SET "partnershipId" = ${stays}
      WHERE ${ofEvent} AND "partnershipId" = ${gone} AND NOT ${tied}`)
    await write.run(sql`UPDATE "co_host_invitation" SET "partnershipId" = ${stays}
      WHERE ${ofEvent} AND "partnershipId" = ${gone} AND NOT ${tied} AND NOT ${invited}`)
  }
  const left = hostId === stays ? sql`IN (${gone}, ${stays})` : sql`= ${gone}`
  await write.run(sql`DELETE FROM "event_co_host" WHERE ${ofEvent} AND "partnershipId" ${left}`)
  await write.run(sql`DELETE FROM "co_host_invitation" WHERE ${ofEvent} AND ("partnershipId" ${left}
    OR ("partnershipId" = ${stays} AND ${tied}))`)
}
