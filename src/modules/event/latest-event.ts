import sql, { type Sql } from 'sql-template-tag'
import type { ActivityScope } from '../partnership/activity/activity-scope'
import { isEventVisible } from './event.policy'

/** The day of the last event that the partnership hosts or co-hosts and that is not cancelled; it may be still to come. */
export function latestEvent(partnershipId: Sql, { viewer }: ActivityScope): Sql {
  const day = sql`coalesce(e."firstDay", substr(CAST(e."startsAt" AS text), 1, 10))`
  const takesPlace = sql`e."status" <> 'CANCELLED' AND ${isEventVisible(sql`e`, viewer)}`
  return sql`(SELECT max("day") FROM (
    SELECT ${day} AS "day" FROM "event" AS e WHERE e."partnershipId" = ${partnershipId} AND ${takesPlace}
    UNION ALL SELECT ${day} FROM "event_co_host" AS hosting JOIN "event" AS e ON e."id" = hosting."eventId"
      WHERE hosting."partnershipId" = ${partnershipId} AND ${takesPlace}) AS hosted)`
}
