import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import { dayAt } from '../../core/values/local-day'
import { DEFAULT_ZONE } from '../../core/values/local-time'

interface Bounds {
  readonly from: string | null
  readonly to: string | null
}

const dayOf = (value: string) => (value.includes('T') ? dayAt(value, DEFAULT_ZONE) : value)

/**
 * True of the partnerships `t` that existed in the period, as far as is known: one whose beginning or end is not known may
 * have. Dates are often partial: a year or a month counts with all its days.
 */
export const existedDuring = ({ from, to }: Bounds): Sql =>
  allOf(
    ...(from === null
      ? []
      : [sql`(t."endedOn" IS NULL OR t."endedOn" >= substr(${dayOf(from)}, 1, length(t."endedOn")))`]),
    ...(to === null ? [] : [sql`(t."foundedOn" IS NULL OR t."foundedOn" <= ${dayOf(to)})`]),
  )
