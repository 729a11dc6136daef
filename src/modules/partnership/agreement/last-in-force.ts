import sql, { type Sql } from 'sql-template-tag'
import type { ActivityScope } from '../activity/activity-scope'

const from = sql`coalesce(signed."validFrom", signed."signedOn")`
const until = sql`coalesce(signed."terminatedOn", signed."validUntil")`

/**
 * The latest day on which an agreement of the partnership is known to have been in force: today where it lasts, its last
 * day where it is over, its first day where nothing is known of its end.
 */
export function lastInForce(partnershipId: Sql, { today }: ActivityScope): Sql {
  const day = sql`CAST(${today} AS text)`
  const isOver = sql`${until} < substr(${day}, 1, length(${until}))`
  const hasBegun = sql`coalesce(${from} <= substr(${day}, 1, length(${from})), TRUE)`
  return sql`(SELECT max(CASE WHEN ${isOver} THEN ${until} WHEN NOT ${hasBegun} THEN NULL
      WHEN ${until} IS NULL THEN ${from} ELSE ${day} END)
    FROM "agreement" AS signed WHERE signed."partnershipId" = ${partnershipId})`
}
