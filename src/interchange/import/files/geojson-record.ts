type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A feature of GeoJSON as a record: its properties, and the point as its location. Anything else is as it is. */
export function recordOf(element: unknown): unknown {
  if (!isObject(element) || element.type !== 'Feature' || !isObject(element.properties)) return element
  const { locationPrecision, ...properties } = element.properties
  const id = element.id == null ? {} : { id: String(element.id) }
  const location = pointOf(element.geometry, locationPrecision)
  return { ...id, ...properties, ...(location && { location }) }
}

/** Longitude comes first. A geometry that is no point has no one place. */
function pointOf(geometry: unknown, precision: unknown) {
  if (!isObject(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) return null
  const [longitude, latitude] = geometry.coordinates as unknown[]
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null
  return {
    latitude: rounded(latitude),
    longitude: rounded(longitude),
    ...(precision != null && { precision }),
  }
}

/** To a centimetre: programs write as many digits as their numbers have. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7
