import { kilometresBetween, type Place } from '../../core/values/geography'
import { toMetres } from './suggestion-reasons'

/** By the ids of the units whose seats are within the radius of one of the places: how far the nearest of these is. */
export function unitsNear(
  places: readonly Place[],
  radiusKm: number,
  units: ReadonlyMap<string, Place>,
): ReadonlyMap<string, number> {
  const near = new Map<string, number>()
  for (const [id, seat] of units) {
    const km = nearest(places, seat)
    if (km <= radiusKm) near.set(id, km)
  }
  return near
}

/** Infinite where there are no places. */
export const nearest = (places: readonly Place[], from: Place): number =>
  toMetres(Math.min(...places.map((place) => kilometresBetween(place, from))))

/** A partnership is where its location is, and where its territories are. */
export const placesOf = (
  location: Place | null,
  territories: readonly string[],
  units: ReadonlyMap<string, Place>,
) => [...(location ? [location] : []), ...territories.flatMap((id) => units.get(id) ?? [])]

export const placeAt = (latitude: unknown, longitude: unknown): Place | null =>
  latitude === null ? null : { latitude: Number(latitude), longitude: Number(longitude) }
