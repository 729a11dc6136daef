import sql, { join, type Sql } from 'sql-template-tag'
import { hasEnded } from '../partnership.policy'
import { activitySigns } from '../partnership-hooks'
import { ActivityLevel, ActivitySignKind } from './activity.enums'
import type { ActivityScope } from './activity-scope'

/** A confirmation counts for the first. After this many years without a sign of activity, nothing is known of a partnership; after the others, it is dormant. */
const YEARS = { confirmed: 1, active: 2, dormant: 5 }

/** The same day so many years before; `2023-02-29` is a text that sorts as well as any. */
const yearsBefore = (today: unknown, years: number): Sql => {
  const day = sql`CAST(${today} AS text)`
  return sql`(CAST(CAST(substr(${day}, 1, 4) AS integer) - CAST(${years} AS integer) AS text) || substr(${day}, 5))`
}

/** A date known in part counts as the last day that it may stand for. */
const isBefore = (date: Sql, other: Sql): Sql => sql`${date} < substr(${other}, 1, length(${date}))`

/** Of each kind, the latest day on which the partnership of the id showed it; null where it never did. */
export const latestSigns = (id: Sql, scope: ActivityScope): ReadonlyMap<ActivitySignKind, Sql> =>
  new Map([
    [
      ActivitySignKind.CONFIRMATION,
      sql`(SELECT confirmed."lastConfirmedOn" FROM "partnership" AS confirmed WHERE confirmed."id" = ${id})`,
    ],
    [
      ActivitySignKind.CHANGE,
      sql`(SELECT max(substr(CAST(changed."at" AS text), 1, 10)) FROM "change" AS changed
        WHERE changed."recordId" = ${id} AND changed."actorRole" = 'ORGANISER')`,
    ],
    ...activitySigns().map(({ kind, latest }) => [kind, latest(id, scope)] as const),
  ])

/** Whether somebody, or a source, confirmed the partnership in the row within a year. */
export const isConfirmed = (row: Sql, { today }: Pick<ActivityScope, 'today'>): Sql =>
  sql`coalesce(NOT ${isBefore(sql`${row}."lastConfirmedOn"`, yearsBefore(today, YEARS.confirmed))}, FALSE)`

/** The level of the partnership in the row. */
export function activityLevel(row: Sql, scope: ActivityScope): Sql {
  const signs = [...latestSigns(sql`${row}."id"`, scope).values()]
  const days = join(
    signs.map((latest) => sql`SELECT ${latest} AS "day"`),
    ' UNION ALL ',
  )
  const day = sql`latest."day"`
  return sql`CASE WHEN coalesce(${hasEnded(row)}, FALSE) THEN ${ActivityLevel.ENDED}
    WHEN ${row}."stage" = 'DORMANT' THEN ${ActivityLevel.DORMANT}
    ELSE (SELECT CASE
        WHEN ${isBefore(day, yearsBefore(scope.today, YEARS.dormant))} THEN ${ActivityLevel.DORMANT}
        WHEN NOT ${isBefore(day, yearsBefore(scope.today, YEARS.active))} THEN ${ActivityLevel.ACTIVE}
        ELSE ${ActivityLevel.UNKNOWN} END
      FROM (SELECT max(sign."day") AS "day" FROM (${days}) AS sign) AS latest) END`
}
