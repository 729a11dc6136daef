import sql from 'sql-template-tag'
import type { Context } from '../../core/context'
import type { Scope } from '../../core/lists/list-declaration'
import { beginningOf, daysLater } from '../../core/values/local-day'
import { DEFAULT_ZONE } from '../../core/values/local-time'
import { polishDay } from '../../core/values/polish-text'
import { isEventVisible } from './event.policy'

/** True of the partnerships `t` that host or co-host a scheduled event which has not ended. One whose day alone is known ends with it. */
export function hostsUpcoming({ now, today, viewer }: Scope) {
  const hasNotEnded = sql`(e."startsAt" >= ${now} OR e."endsAt" > ${now} OR (e."endsAt" IS NULL AND e."firstDay" >= ${today}))`
  const isUpcoming = sql`e."status" = 'SCHEDULED' AND ${hasNotEnded} AND ${isEventVisible(sql`e`, viewer)}`
  return sql`(EXISTS (SELECT 1 FROM "event" AS e WHERE e."partnershipId" = t."id" AND ${isUpcoming})
    OR EXISTS (SELECT 1 FROM "event_co_host" AS hosting JOIN "event" AS e ON e."id" = hosting."eventId"
      WHERE hosting."partnershipId" = t."id" AND ${isUpcoming}))`
}

/** Until when no event begins or ends that has not yet, in milliseconds since 1970: who has upcoming ones stays the same. */
export async function nextEventInstant({ reader, now }: Context): Promise<number> {
  const instant = now.toISOString()
  const [[startsAt, endsAt] = []] = await reader.all(sql`SELECT
    (SELECT min("startsAt") FROM "event" WHERE "startsAt" >= ${instant}),
    (SELECT min("endsAt") FROM "event" WHERE "endsAt" > ${instant})`)
  const milliseconds = (value: unknown) => (value ? Date.parse(value as string) : Number.POSITIVE_INFINITY)
  const midnight = beginningOf(daysLater(polishDay(now), 1), DEFAULT_ZONE)
  // An event is upcoming at the very instant at which it begins, and no longer at the one at which it ends.
  return Math.min(milliseconds(startsAt), milliseconds(endsAt) - 1, milliseconds(midnight) - 1)
}
