import sql from 'sql-template-tag'
import { type Context, perRequest } from '../../core/context'
import type { Place } from '../../core/values/geography'

interface Unit {
  readonly parentId: string | null
  /** Null: not known. */
  readonly place: Place | null
}

/** Where all units are, by their ids: the register is small. A unit whose place is not known is where the next larger one is. */
export const unitPlaces = perRequest(async ({ reader }: Context): Promise<ReadonlyMap<string, Place>> => {
  const rows = await reader.all(
    sql`SELECT "id", "parentId", "locationLatitude", "locationLongitude" FROM "territory"`,
  )
  const units = new Map<string, Unit>()
  for (const [id, parentId, latitude, longitude] of rows as [string, string | null, number, number][])
    units.set(id, { parentId, place: latitude === null ? null : { latitude, longitude } })
  const places = new Map<string, Place>()
  for (const [id, unit] of units) {
    const parent = units.get(unit.parentId ?? '')
    const above = units.get(parent?.parentId ?? '')
    const place = unit.place ?? parent?.place ?? above?.place
    if (place) places.set(id, place)
  }
  return places
})
