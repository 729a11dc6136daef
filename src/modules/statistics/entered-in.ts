import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import { periodOf } from '../event/event-period'
import type { StatisticsPeriod } from './statistics.filter'

/** True of the rows `t` whose instant lies in the period. */
export function isEnteredIn(period: StatisticsPeriod, instant = sql`t."createdAt"`): Sql {
  const { from, to } = periodOf(period)
  return allOf(
    ...(from ? [sql`${instant} >= ${from.instant}`] : []),
    ...(to ? [sql`${instant} < ${to.instant}`] : []),
  )
}

/** True of the rows `t` whose date, which may be known in part, may lie in the period. */
export function mayLieIn(period: StatisticsPeriod, date: Sql): Sql {
  const { from, to } = periodOf(period)
  return allOf(
    ...(from ? [sql`${date} >= substr(${from.day}, 1, length(${date}))`] : []),
    ...(to ? [sql`${date} <= substr(${to.day}, 1, length(${date}))`] : []),
  )
}
