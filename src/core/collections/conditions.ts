import sql, { join, type Sql } from 'sql-template-tag'

/* Conditions on a row. One that is known without reading a row is ALWAYS or NEVER, and costs no statement. */

export const ALWAYS = sql`1 = 1`

export const NEVER = sql`1 = 0`

export const when = (isTrue: boolean): Sql => (isTrue ? ALWAYS : NEVER)

export function anyOf(...conditions: readonly Sql[]): Sql {
  if (conditions.includes(ALWAYS)) return ALWAYS
  const possible = conditions.filter((condition) => condition !== NEVER)
  const [only = NEVER] = possible
  return possible.length > 1 ? sql`(${join(possible, ' OR ')})` : only
}

export function allOf(...conditions: readonly Sql[]): Sql {
  if (conditions.includes(NEVER)) return NEVER
  const open = conditions.filter((condition) => condition !== ALWAYS).map((condition) => sql`(${condition})`)
  return open.length > 0 ? join(open, ' AND ') : ALWAYS
}

export const isOneOf = (expression: Sql, values: readonly string[]): Sql =>
  values.length > 0 ? sql`${expression} IN (${join([...values])})` : NEVER

/** Of the parts of a record that is known to be visible. */
export const visibleWithParent = (): Sql => ALWAYS

/** Of records that everybody sees. */
export const visibleToAll = (): Sql => ALWAYS
