import sql, { type Sql } from 'sql-template-tag'
import { ALWAYS } from '../../core/collections/conditions'
import { inTimeBy } from '../../core/collections/in-time'
import type { Dimension } from '../facet/dimension'
import { reach } from '../territory/named-units'
import { COUNTRY_CODE, territoryId } from '../territory/territory.entity'
import { Coverage, type TerritoryLevel } from '../territory/territory.enums'

/** The units of a level that lie in one. */
export interface Division {
  /** The id of the unit that they lie in. */
  readonly inside: string
  readonly level: TerritoryLevel
}

/** True of the units `t` of a division, as they are today. */
export const isUnitOf = ({ inside, level }: Division): Sql =>
  sql`t."level" = ${level} AND t."isHistorical" = FALSE AND ${
    inside === territoryId(COUNTRY_CODE) ? ALWAYS : sql`t."id" IN (${reach(sql`${inside}`, Coverage.WITHIN)})`
  }`

interface Counted extends Division {
  readonly coverage: Coverage
  readonly columns: Dimension['columns']
  /** What the partnerships `found` of a unit are counted by, as text. */
  readonly by: Sql
}

/** Of such a text, the id of the unit and what its partnerships are counted by. */
export const unitAndValue = (text: string) => text.split(' ') as [unit: string, value: string]

/**
 * By units, as a filter by each of them with this coverage finds partnerships. What is found has to include all that reach
 * any of them.
 */
export const byUnit = ({ columns, ...counted }: Counted): Dimension => ({
  columns,
  value: sql`NULL`,
  counts: sql`SELECT "unit" || ' ' || "by" AS "value", sum("count") AS "count" FROM (${rowsOf(counted)}) AS counted
    GROUP BY "unit", "by"`,
})

/** Rows of a unit, what its partnerships are counted by, and how many they are. */
function rowsOf({ coverage, by, ...division }: Omit<Counted, 'columns'>): Sql {
  const units = sql`SELECT t."id" FROM "territory" AS t WHERE ${isUnitOf(division)}`
  // Sorted by territory already: SQLite is to walk along them, as a cross join says.
  const within = sql`SELECT works."territoryId" AS "unit", ${by} AS "by", count(*) AS "count"
    FROM "territory_partnership" AS works CROSS JOIN found
    WHERE found."id" = works."partnershipId" AND works."territoryId" IN (${units}) AND ${IN_TIME}`
  if (coverage === Coverage.WITHIN) return sql`${within} GROUP BY 1, 2`
  // Where a partnership declares a unit and one above it, it counts by the one above, and so once.
  const through = sql`SELECT line."unit", highest."by", highest."count" FROM line JOIN (${highestBy(by)}) AS highest ON highest."id" = line."id"
    WHERE line."unit" IN (${units})`
  if (coverage === Coverage.COVERING)
    return sql`${ABOVE}, line AS (SELECT "unit", "id" FROM above UNION ALL SELECT t."id", t."id" FROM "territory" AS t
      WHERE ${isUnitOf(division)}) ${through}`
  return sql`${ABOVE}, line AS (SELECT "unit", "id" FROM above) ${through} UNION ALL
    SELECT * FROM (${within} AND NOT ${isDeclaredAbove(sql`works."territoryId"`)} GROUP BY 1, 2) AS inner_units`
}

const IN_TIME = inTimeBy('found."number"')

/** Each unit of today with each of those above it. */
const ABOVE = sql`WITH RECURSIVE above("unit", "id") AS (
    SELECT t."id", t."parentId" FROM "territory" AS t WHERE t."isHistorical" = FALSE AND t."parentId" IS NOT NULL
    UNION ALL SELECT above."unit", t."parentId" FROM above JOIN "territory" AS t ON t."id" = above."id" WHERE t."parentId" IS NOT NULL)`

/** True of the partnerships `found` that declare a unit above this one. */
const isDeclaredAbove = (unit: Sql) => sql`EXISTS (SELECT 1 FROM "partnership_territory" AS other
    JOIN "territory" AS higher ON higher."id" = other."territoryId"
    JOIN above ON above."id" = coalesce(higher."successorId", higher."id")
    WHERE other."partnershipId" = found."id" AND above."unit" = ${unit})`

/** By the units that partnerships declare, or that are in the place of these, where they declare none above. */
const highestBy = (by: Sql) => sql`SELECT "id", "by", count(*) AS "count" FROM (
    SELECT DISTINCT coalesce(t."successorId", t."id") AS "id", found."id" AS "partnershipId", ${by} AS "by"
    FROM found CROSS JOIN "partnership_territory" AS works JOIN "territory" AS t ON t."id" = works."territoryId"
    WHERE works."partnershipId" = found."id" AND ${IN_TIME}
      AND NOT ${isDeclaredAbove(sql`coalesce(t."successorId", t."id")`)}) AS declared
  GROUP BY 1, 2`
