import sql from 'sql-template-tag'
import type { Looking } from './candidates'

/** Whether two partnerships work in one place: a unit of the one is, or lies in, a unit of the other. */
export enum Places {
  SHARED = 'SHARED',
  APART = 'APART',
  /** One of them names no territory. */
  UNKNOWN = 'UNKNOWN',
}

/** Units, and all that they lie in. */
class Area {
  readonly units = new Set<string>()
  readonly above = new Set<string>()

  add(unit: string, isOwn: boolean) {
    this.above.add(unit)
    if (isOwn) this.units.add(unit)
  }

  placesWith(other: Area | undefined): Places {
    if (!other || this.units.size === 0 || other.units.size === 0) return Places.UNKNOWN
    const liesIn = (one: Area, another: Area) => [...one.units].some((unit) => another.above.has(unit))
    return liesIn(this, other) || liesIn(other, this) ? Places.SHARED : Places.APART
  }
}

/** How the places of each partnership are to the territories, by one statement. Territories that are not known do not count. */
export async function commonPlaces(
  territoryIds: readonly string[],
  partnershipIds: readonly string[],
  { reader }: Looking,
): Promise<(partnershipId: string) => Places> {
  if (territoryIds.length === 0 || partnershipIds.length === 0) return () => Places.UNKNOWN
  const { dialect } = reader
  const rows = await reader.all(sql`WITH RECURSIVE place("owner", "unit", "isOwn") AS (
      SELECT "partnershipId", "territoryId", 1 FROM "partnership_territory"
        WHERE ${dialect.isIn(sql`"partnershipId"`, dialect.list(partnershipIds))}
      UNION ALL SELECT ${SOUGHT}, "id", 1 FROM "territory" WHERE ${dialect.isIn(sql`"id"`, dialect.list(territoryIds))}
      UNION SELECT place."owner", unit."parentId", 0 FROM place JOIN "territory" AS unit ON unit."id" = place."unit"
        WHERE unit."parentId" IS NOT NULL)
    SELECT "owner", "unit", "isOwn" FROM place`)
  const areas = new Map<string, Area>([[SOUGHT, new Area()]])
  for (const [owner, unit, isOwn] of rows as [string, string, number][]) {
    const area = areas.get(owner) ?? new Area()
    area.add(unit, Number(isOwn) === 1)
    areas.set(owner, area)
  }
  const sought = areas.get(SOUGHT) as Area
  return (partnershipId) => sought.placesWith(areas.get(partnershipId))
}

/** Stands for the sought partnership among the ids of others. */
const SOUGHT = 'sought'
