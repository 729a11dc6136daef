import sql from 'sql-template-tag'
import type { Context } from '../shared/context'

/** Until when no event begins or ends that has not yet, in milliseconds since 1970: who has upcoming ones stays the same. */
export async function nextEventInstant({ reader, now }: Context): Promise<number> {
  const instant = now.toISOString()
  const [[startsAt, endsAt] = []] = await reader.all(sql`SELECT
    (SELECT min("startsAt") FROM "event" WHERE "startsAt" >= ${instant}),
    (SELECT min("endsAt") FROM "event" WHERE "endsAt" > ${instant})`)
  const milliseconds = (value: unknown) => (value ? Date.parse(value as string) : Number.POSITIVE_INFINITY)
  // An event is upcoming at the very instant at which it begins, and no longer at the one at which it ends.
  return Math.min(milliseconds(startsAt), milliseconds(endsAt) - 1)
}
