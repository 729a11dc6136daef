import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../collections/conditions'
import { inTime } from '../collections/in-time'
import type { Context } from '../context'
import { polishDay } from '../values/polish-text'
import { conditionsOf } from './list-conditions'
import type { List, Scope } from './list-declaration'
import { EVERYTHING } from './page'

/** What conditions are asked with in a statement that is made for one request. */
export const scopeOf = ({ reader, viewer, now }: Context): Scope => ({
  ...{ dialect: reader.dialect, viewer },
  metadata: (entity) => reader.metadata(entity),
  now: now.toISOString(),
  today: polishDay(now),
})

/** True of the rows `t` that a list at the root finds: those that it counts in its total. */
export const isFoundBy = <T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  filter: F,
  context: Context,
): Sql =>
  allOf(list.of.visible(sql`t`, context.viewer), inTime('t'), ...conditionsOf(list, filter, scopeOf(context)))

/** Tells the request until when what such a list finds stays the same. */
export async function noteExpiry<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  filter: F,
  context: Context,
) {
  const [orderBy] = Object.keys(list.orders) as [N]
  await list.expiry?.({ bounds: EVERYTHING, orderBy, filter }, context)
}
