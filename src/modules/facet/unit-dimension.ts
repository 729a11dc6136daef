import sql, { join, type Sql } from 'sql-template-tag'
import { ALWAYS } from '../../core/collections/conditions'
import { reach, unit } from '../territory/named-units'
import { COUNTRY_CODE } from '../territory/territory.entity'
import { Coverage, type TerritoryLevel } from '../territory/territory.enums'
import type { PlacedFilter } from '../territory/territory.filter'
import type { Dimension } from './dimension'

/** Which units each of the rows `found` belongs to. */
export interface Placing {
  readonly columns: Dimension['columns']
  /** Rows of a `territoryId` and a `count`, of records with one unit each. */
  readonly placed?: Sql
  /** Rows of a `partnershipId` and a `count`, of what lies where the partnership works. */
  readonly ofPartnerships?: Sql
}

/** By the units of a level in which the records lie, as a filter by the unit finds them: those where the filter looks. */
export function byUnit(
  { columns, placed, ofPartnerships }: Placing,
  level: TerritoryLevel,
  filter: PlacedFilter,
): Dimension {
  const units = sql`SELECT t."id" FROM "territory" AS t
    WHERE t."level" = ${level} AND t."successorId" IS NULL AND ${isInside(filter)}`
  const ways = [
    ...(placed ? [throughUnits(placed, units)] : []),
    ...(ofPartnerships ? [throughPartnerships(ofPartnerships, units)] : []),
  ]
  return {
    columns,
    value: sql`NULL`,
    counts: sql`SELECT "unit" AS "value", sum("count") AS "count" FROM (${join(ways, ' UNION ALL ')}) AS counted GROUP BY "unit"`,
  }
}

const throughUnits = (placed: Sql, units: Sql) => sql`SELECT unit_of."unit", placed."count" FROM (
    WITH RECURSIVE below("unit", "id") AS (SELECT units."id", units."id" FROM (${units}) AS units
      UNION ALL SELECT below."unit", child."id" FROM "territory" AS child JOIN below ON child."parentId" = below."id")
    SELECT DISTINCT "unit", "id" FROM below) AS unit_of
  JOIN (${placed}) AS placed ON placed."territoryId" = unit_of."id"`

/** The partnerships of each unit are sorted already: SQLite is to walk along them, as a cross join says. */
const throughPartnerships = (
  ofPartnerships: Sql,
  units: Sql,
) => sql`SELECT works."territoryId" AS "unit", held."count"
  FROM "territory_partnership" AS works CROSS JOIN (${ofPartnerships}) AS held
  WHERE held."partnershipId" = works."partnershipId" AND works."territoryId" IN (${units})`

/** True of the units `t` that lie in the territory of a filter. */
function isInside({ territory, coverage }: PlacedFilter): Sql {
  if (territory == null || territory === COUNTRY_CODE || (coverage ?? Coverage.WITHIN) !== Coverage.WITHIN)
    return ALWAYS
  return sql`t."id" IN (${reach(unit(territory), Coverage.WITHIN)})`
}

const LEVEL = 'territories '

/** The name of the dimension of a level. */
export const namedByLevel = (level: TerritoryLevel) => LEVEL + level

export const levelNamed = (dimension: string) =>
  dimension.startsWith(LEVEL) ? (dimension.slice(LEVEL.length) as TerritoryLevel) : null
