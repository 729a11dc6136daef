import sql, { join, type Sql } from 'sql-template-tag'
import { ALWAYS } from '../../core/collections/conditions'
import { name } from '../../core/collections/dialect'
import { reach, unit } from '../territory/named-units'
import { COUNTRY_CODE } from '../territory/territory.entity'
import { Coverage, type TerritoryLevel } from '../territory/territory.enums'
import type { PlacedFilter } from '../territory/territory.filter'
import type { Dimension } from './dimension'

/** Which units each of the rows `found` belongs to. */
export interface Placing {
  readonly columns: Dimension['columns']
  /** Rows of an `id` and a `territoryId`, of records with one unit each. */
  readonly inUnits?: Sql
  /** Rows of an `id` and a `partnershipId`, of what lies where the partnership works. */
  readonly inPartnerships?: Sql
  /** Each has another partnership: there are none to be counted together. */
  readonly isPartnership?: boolean
}

/** By the units of a level in which the records lie, as a filter by the unit finds them: those where the filter looks. */
export function byUnit(
  { columns, inUnits, inPartnerships, isPartnership }: Placing,
  level: TerritoryLevel,
  filter: PlacedFilter,
): Dimension {
  const units = sql`SELECT t."id" FROM "territory" AS t
    WHERE t."level" = ${level} AND t."successorId" IS NULL AND ${isInside(filter)}`
  const counted = [
    ...(inUnits ? [throughUnits(numberOf('territoryId', inUnits), units)] : []),
    ...(inPartnerships
      ? [
          throughPartnerships(
            isPartnership
              ? sql`SELECT "partnershipId", 1 AS "count" FROM (${inPartnerships}) AS held`
              : numberOf('partnershipId', inPartnerships),
            units,
          ),
        ]
      : []),
  ]
  const linked = [
    ...(inUnits ? [throughUnits(inUnits, units)] : []),
    ...(inPartnerships ? [throughPartnerships(inPartnerships, units)] : []),
  ]
  return {
    columns,
    value: sql`NULL`,
    links: sql`SELECT found."id", placed."unit" AS "value" FROM found
      LEFT JOIN (${join(linked, ' UNION ALL ')}) AS placed ON placed."id" = found."id"`,
    counts: sql`SELECT "unit" AS "value", sum("count") AS "count" FROM (${join(counted, ' UNION ALL ')}) AS counted GROUP BY "unit"`,
  }
}

const numberOf = (column: string, rows: Sql) =>
  sql`SELECT ${name(column)}, count(*) AS "count" FROM (${rows}) AS held GROUP BY ${name(column)}`

/** The units of rows that have a `territoryId`, with all else that they have. */
const throughUnits = (rows: Sql, units: Sql) => sql`SELECT placed.*, unit_of."unit" FROM (
    WITH RECURSIVE below("unit", "below") AS (SELECT units."id", units."id" FROM (${units}) AS units
      UNION ALL SELECT below."unit", child."id" FROM "territory" AS child JOIN below ON child."parentId" = below."below")
    SELECT DISTINCT "unit", "below" FROM below) AS unit_of
  JOIN (${rows}) AS placed ON placed."territoryId" = unit_of."below"`

/** The partnerships of each unit are sorted already: SQLite is to walk along them, as a cross join says. */
const throughPartnerships = (rows: Sql, units: Sql) => sql`SELECT held.*, works."territoryId" AS "unit"
  FROM "territory_partnership" AS works CROSS JOIN (${rows}) AS held
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
