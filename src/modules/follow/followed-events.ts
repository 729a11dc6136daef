import sql, { type Sql } from 'sql-template-tag'
import { isWithin } from '../event/event.filter'
import { isOrganisationVisible } from '../organisation/organisation.policy'
import { isMembershipVisible } from '../partnership/membership/membership.policy'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import { COUNTRY_CODE, territoryId } from '../territory/territory.entity'

/** The partnerships that the account follows, and those that an organisation which it follows is a member of. */
const hosts = (accountId: string): Sql => sql`SELECT host."id" FROM "follow" AS own
    JOIN "partnership" AS host ON host."id" = own."recordId"
    WHERE own."accountId" = ${accountId} AND ${isPartnershipVisible(sql`host`, null)}
  UNION SELECT part."partnershipId" FROM "follow" AS own
    JOIN "organisation" AS member ON member."id" = own."recordId"
    JOIN "membership" AS part ON part."organisationId" = member."id" AND part."status" = 'ACTIVE'
    WHERE own."accountId" = ${accountId} AND ${isOrganisationVisible(sql`member`, null)}
      AND ${isMembershipVisible(sql`part`, null)}`

/** Those of today: what follows a unit that is no more follows the one in its place. */
const units = (
  accountId: string,
): Sql => sql`SELECT coalesce(unit."successorId", unit."id") FROM "follow" AS own
  JOIN "territory" AS unit ON unit."id" = own."recordId" WHERE own."accountId" = ${accountId}`

/**
 * True of the events `t` that partnerships host or co-host which the account follows, by themselves or through a member, and
 * of those in territories that it follows. What visitors do not see leads to none.
 */
export const isEventFollowed = (accountId: string): Sql => sql`(t."partnershipId" IN (${hosts(accountId)})
  OR t."id" IN (SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" IN (${hosts(accountId)}))
  OR t."id" IN (SELECT "eventId" FROM "territory_event" WHERE "territoryId" IN (${units(accountId)}))
  OR (EXISTS (SELECT 1 FROM "follow" AS own WHERE own."accountId" = ${accountId}
      AND own."recordId" = ${territoryId(COUNTRY_CODE)}) AND ${isWithin(COUNTRY_CODE)}))`
