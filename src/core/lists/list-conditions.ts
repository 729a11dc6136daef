import sql, { type Sql } from 'sql-template-tag'
import { name } from '../collections/dialect'
import type { Through } from '../collections/page-per-parent'
import type { List, Scope } from './list-declaration'

/** What each given field of the filter stands for, except those that are known to be fulfilled. */
export function conditionsOf<F extends object>(
  { conditions }: Pick<List<never, F>, 'conditions'>,
  filter: F,
  scope: Scope,
  fulfilled: readonly (keyof F)[] = [],
): Sql[] {
  return (Object.keys(filter) as (keyof F)[]).flatMap((field) => {
    const value = filter[field]
    if (value === null || value === undefined || fulfilled.includes(field)) return []
    // Nothing is chosen: as if the field were left out.
    if (Array.isArray(value) && value.length === 0) return []
    return conditions?.[field](value as NonNullable<F[keyof F]>, scope, filter) ?? []
  })
}

/** True of the rows `t` that a link leads to from the parent. */
export const linkedTo = ({ table, parent, row, isDense }: Through, parentId: Sql) =>
  isDense
    ? sql`EXISTS (SELECT 1 FROM ${name(table)} AS link WHERE link.${name(row)} = t."id" AND link.${name(parent)} = ${parentId})`
    : sql`t."id" IN (SELECT ${name(row)} FROM ${name(table)} WHERE ${name(parent)} = ${parentId})`
