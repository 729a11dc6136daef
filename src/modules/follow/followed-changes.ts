import sql, { join, type Sql } from 'sql-template-tag'
import type { Collection } from '../../core/collections/collection'
import { territoriesOf } from '../../core/collections/followed-parts'
import type { Reader } from '../../core/collections/reader'
import { events } from '../event/event.entity'
import { organisations } from '../organisation/organisation.entity'
import { memberships } from '../partnership/membership/membership.entity'
import { partnerships } from '../partnership/partnership.collection'
import { isPartnershipVisible } from '../partnership/partnership.policy'

/** So many changes of the registry are looked through: who is away for long reads the newest. */
const MAX_LOOKED_THROUGH = 20_000

const OLDEST = sql`(SELECT newer."id" FROM "change" AS newer WHERE newer."isPublic" = TRUE
  ORDER BY newer."id" DESC LIMIT 1 OFFSET ${MAX_LOOKED_THROUGH})`

/** True of the changes `t` that are looked through for an account. */
export const LOOKED_THROUGH = sql`t."id" > coalesce(${OLDEST}, '')`

/** The id of the last change that is not looked through; empty where all are. */
export async function oldestLookedThrough(reader: Pick<Reader, 'all'>): Promise<string> {
  const [row] = await reader.all(sql`SELECT coalesce(${OLDEST}, '')`)
  return row?.[0] as string
}

/** Each by an index of its own; the first of two columns alone would go through all follows. */
const follows = (accountId: Sql, ids: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM "follow" AS own WHERE own."accountId" = ${accountId} AND own."recordId" IN (${ids})
    AND own."position" < t."id")`

/** True of the changes `t` of a record that visitors see now. */
const isShown = ({ entity, visible }: Collection<object>, table: Sql): Sql =>
  sql`(t."recordClass" = ${entity.name} AND EXISTS (SELECT 1 FROM ${table} AS whole
    WHERE whole."id" = t."recordId" AND ${visible(sql`whole`, null)}))`

const HOSTS = sql`SELECT "partnershipId" FROM "event" WHERE "id" = t."recordId"
  UNION ALL SELECT host."id" FROM "event_co_host" AS guest JOIN "partnership" AS host ON host."id" = guest."partnershipId"
    WHERE guest."eventId" = t."recordId" AND ${isPartnershipVisible(sql`host`, null)}`

/** The units, all above them, and those that these have taken the place of. */
const withAbove = (units: Sql): Sql => sql`WITH RECURSIVE above("id") AS (
    SELECT lies."territoryId" FROM (${units}) AS lies
    UNION SELECT unit."parentId" FROM "territory" AS unit JOIN above ON unit."id" = above."id" WHERE unit."parentId" IS NOT NULL)
  SELECT "id" FROM above UNION ALL
  SELECT former."id" FROM "territory" AS former JOIN above ON former."successorId" = above."id"`

/**
 * True of the changes `t` that concern what the account follows, and were made after it began to: of the record itself and
 * of its parts, of events that a followed partnership hosts or co-hosts, of memberships of a followed organisation, and of
 * partnerships, organisations and events in a followed territory. Only changes of the record itself are told while visitors
 * do not see it, and its own changes nobody is told.
 */
export function isChangeFollowed(accountId: Sql): Sql {
  const isEvent = isShown(events, sql`"event"`)
  const followsUnit = sql`EXISTS (SELECT 1 FROM "follow" AS own WHERE own."accountId" = ${accountId}
    AND own."recordId" LIKE 'territory!_%' ESCAPE '!')`
  const placed = [
    [partnerships, sql`"partnership"`],
    [organisations, sql`"organisation"`],
    [events, sql`"event"`],
  ] as const
  const inUnits = placed.map(([from, table]) => {
    const lies = join(territoriesOf(from as never, sql`t."recordId"`), ' UNION ALL ')
    return sql`(${isShown(from as never, table)} AND ${follows(accountId, sql`SELECT "id" FROM (${withAbove(lies)}) AS reached`)})`
  })
  return sql`((t."actorId" IS NULL OR t."actorId" <> ${accountId}) AND (
    ${follows(accountId, sql`t."recordId", t."intoId"`)}
    OR (t."historyOf" IS NOT NULL AND ${follows(
      accountId,
      sql`SELECT whole."id" FROM "partnership" AS whole
      WHERE whole."id" = t."historyOf" AND ${isPartnershipVisible(sql`whole`, null)}`,
    )})
    OR (${isEvent} AND ${follows(accountId, HOSTS)})
    OR (${isShown(memberships as never, sql`"membership"`)} AND ${follows(
      accountId,
      sql`SELECT "organisationId" FROM "membership" WHERE "id" = t."recordId"`,
    )})
    OR (${followsUnit} AND (${join(inUnits, ' OR ')}))))`
}
