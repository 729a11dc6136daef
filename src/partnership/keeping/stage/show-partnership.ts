import sql from 'sql-template-tag'
import { changeRecord } from '../../../keeping/change-record'
import type { Acting } from '../../../keeping/write-as'
import { ChangeKind } from '../../../shared/change-kind'
import { visible } from '../../../shared/visibility'
import type { Writing } from '../../../shared/writing'
import { type Partnership, partnerships } from '../../partnership.entity'

/** Publishes a draft whose row is locked, and tells those who follow the registry of all that is shown with it. */
export async function showPartnership(record: Partnership, acting: Acting) {
  const changes = { publishedAt: acting.now.toISOString() }
  await changeRecord(partnerships, { record, changes }, acting)
  for (const { type, id } of await partsShown(record.id, acting.write))
    acting.write.touch(type, [id], ChangeKind.RESTORED, [])
  const coHosted = await acting.write.read<{ id: string }>(
    sql`SELECT "eventId" AS "id" FROM "event_co_host" WHERE "partnershipId" = ${record.id} ORDER BY 1`,
  )
  acting.write.touch('Event', idsOf(coHosted), ChangeKind.UPDATED, ['coHosts'])
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** What nobody but its keepers saw before it was published. */
function partsShown(partnershipId: string, write: Writing): Promise<{ type: string; id: string }[]> {
  const ofIt = sql`"partnershipId" = ${partnershipId}`
  return write.read(sql`
    SELECT 'Membership' AS "type", "id" FROM "membership" WHERE ${ofIt}
    UNION ALL SELECT 'Agreement', "id" FROM "agreement" WHERE ${ofIt}
    UNION ALL SELECT 'Event', "id" FROM "event" WHERE ${ofIt}
    UNION ALL SELECT 'Comment', "id" FROM "comment" WHERE "subjectId" = ${partnershipId}
      OR "subjectId" IN (SELECT "id" FROM "event" WHERE ${ofIt})
    UNION ALL SELECT 'Initiator', own."initiatorId" FROM "partnership_initiator" AS own WHERE own.${ofIt}
      AND NOT EXISTS (SELECT 1 FROM "partnership_initiator" AS started
        JOIN "partnership" AS whole ON whole."id" = started."partnershipId"
        WHERE started."initiatorId" = own."initiatorId" AND whole."id" <> ${partnershipId}
          AND ${visible.partnership(sql`whole`, null)})`)
}
