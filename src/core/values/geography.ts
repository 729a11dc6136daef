import { Max, Min } from 'class-validator'
import sql, { type Sql } from 'sql-template-tag'
import { Field, Float, InputType, ObjectType } from 'type-graphql'
import { badUserInput } from '../errors'

@InputType({ description: 'A circle on the map: everything within a distance of a point.' })
export class NearInput {
  @Field(() => Float, { description: 'Degrees north of the centre, −90 to 90.' })
  @Min(-90)
  @Max(90)
  latitude!: number

  @Field(() => Float, { description: 'Degrees east of the centre, −180 to 180.' })
  @Min(-180)
  @Max(180)
  longitude!: number

  @Field(() => Float, { description: 'The radius in kilometres, 0 to 500.' })
  @Min(0)
  @Max(500)
  radiusKm!: number
}

@InputType({
  description:
    'A rectangle on the map, by its four sides in degrees. If west is greater than east, it crosses the 180th meridian.',
})
export class BoundingBoxInput {
  @Field(() => Float, { description: 'The southern side, −90 to 90.' })
  @Min(-90)
  @Max(90)
  south!: number

  @Field(() => Float, { description: 'The western side, −180 to 180.' })
  @Min(-180)
  @Max(180)
  west!: number

  @Field(() => Float, { description: 'The northern side, −90 to 90; not below south.' })
  @Min(-90)
  @Max(90)
  north!: number

  @Field(() => Float, { description: 'The eastern side, −180 to 180.' })
  @Min(-180)
  @Max(180)
  east!: number
}

/** What the edges of a list have that can be sorted by distance. */
@ObjectType()
export class LocatedEdge {
  @Field(() => Float, {
    nullable: true,
    description:
      'The distance from the centre of the near filter, in kilometres, to the metre. Null without that filter.',
  })
  distanceKm!: number | null
}

const EARTH_RADIUS_KM = 6371.0088
const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180

/** A parameter that PostgreSQL would otherwise take for a whole number. */
const number = (value: number) => sql`CAST(${value} AS double precision)`

/** Degrees, of no length on earth: PostgreSQL refuses to reckon with what comes still closer to zero, but is not zero. */
const NEXT_TO_NOTHING = 1e-30

const toRadians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance of the row `t` from the centre, by the haversine formula. */
export function distanceKm({ latitude, longitude }: NearInput): Sql {
  const radians = (degrees: Sql) => sql`radians(${degrees} + ${number(NEXT_TO_NOTHING)})`
  const half = (degrees: Sql) => sql`sin(${radians(degrees)} / 2)`
  const vertical = half(sql`t."locationLatitude" - ${number(latitude)}`)
  const horizontal = half(sql`t."locationLongitude" - ${number(longitude)}`)
  return sql`${number(2 * EARTH_RADIUS_KM)} * asin(sqrt(${vertical} * ${vertical} +
    ${number(Math.cos(toRadians(latitude)))} * cos(${radians(sql`t."locationLatitude"`)}) * ${horizontal} * ${horizontal}))`
}

export interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** The same distance, of two places that are known. */
export function kilometresBetween(one: Place, other: Place): number {
  const half = (degrees: number) => Math.sin(toRadians(degrees) / 2)
  const vertical = half(one.latitude - other.latitude)
  const horizontal = half(one.longitude - other.longitude)
  const across = Math.cos(toRadians(one.latitude)) * Math.cos(toRadians(other.latitude))
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(vertical * vertical + across * horizontal * horizontal))
}

/** True of the rows `t` in the circle; the ranges of latitudes and longitudes let an index help. */
export function isNear(near: NearInput): Sql {
  const degrees = near.radiusKm / KM_PER_DEGREE + ROUNDING
  const { latitude } = near
  return sql`t."locationLatitude" BETWEEN ${latitude - degrees} AND ${latitude + degrees} AND ${isInLongitudes(near)}
    AND ${distanceKm(near)} <= ${number(near.radiusKm + ROUNDING_KM)}`
}

/** A millimetre: the point itself is in a circle of radius 0, though its distance is reckoned as just above it. */
const ROUNDING_KM = 1e-6

/** Degrees, a tenth of a millimetre: no range is to leave out what is on the circle itself. */
const ROUNDING = 1e-9

/** True of the rows between the meridians that touch the circle. */
function isInLongitudes({ latitude, longitude, radiusKm }: NearInput): Sql {
  const radius = radiusKm / EARTH_RADIUS_KM
  const toPole = toRadians(90 - Math.abs(latitude))
  if (radius >= toPole) return sql`1 = 1`
  const degrees = (Math.asin(Math.sin(radius) / Math.sin(toPole)) * 180) / Math.PI + ROUNDING
  const [west, east] = [longitude - degrees, longitude + degrees]
  if (west < -180) return isBetween(west + 360, east)
  return isBetween(west, east > 180 ? east - 360 : east)
}

/** From west to east; where west is the greater, across the 180th meridian. */
const isBetween = (west: number, east: number, longitude = sql`t."locationLongitude"`): Sql =>
  west > east
    ? sql`(${longitude} >= ${west} OR ${longitude} <= ${east})`
    : sql`${longitude} BETWEEN ${west} AND ${east}`

/** A rectangle with all that is within so many kilometres of one of the places; as wide as the earth near a pole. */
export function boxAround(places: readonly Place[], radiusKm: number): BoundingBoxInput {
  const latitudes = places.map(({ latitude }) => latitude)
  const longitudes = places.map(({ longitude }) => longitude)
  const degrees = radiusKm / KM_PER_DEGREE + ROUNDING
  const [south, north] = [Math.min(...latitudes) - degrees, Math.max(...latitudes) + degrees]
  const toPole = toRadians(90 - Math.max(Math.abs(south), Math.abs(north)))
  const width = toPole > 0 ? degrees / Math.sin(toPole) : 360
  const [west, east] = [Math.min(...longitudes) - width, Math.max(...longitudes) + width]
  return west < -180 || east > 180 ? { south, north, west: -180, east: 180 } : { south, north, west, east }
}

const MIN_KM = 1
const GROWTH = 4

/** Around the same centre, each several times as wide as the one before it. */
export function smallerCircles(near: NearInput): NearInput[] {
  const circles: NearInput[] = []
  for (let radiusKm = MIN_KM; radiusKm < near.radiusKm; radiusKm *= GROWTH)
    circles.push({ ...near, radiusKm })
  return circles
}

/** Where the row `t` is. */
interface Position {
  readonly latitude: Sql
  readonly longitude: Sql
}

const LOCATION: Position = {
  latitude: sql`t."locationLatitude"`,
  longitude: sql`t."locationLongitude"`,
}

/** True of the rows in the rectangle. */
export const isBetweenSides = (
  { south, west, north, east }: BoundingBoxInput,
  { latitude, longitude }: Position = LOCATION,
): Sql => sql`${latitude} BETWEEN ${south} AND ${north} AND ${isBetween(west, east, longitude)}`

export function isInBox(box: BoundingBoxInput): Sql {
  if (box.south > box.north)
    throw badUserInput('filter.within.north', 'order', 'north must not be less than south.', {
      earlier: 'south',
      later: 'north',
    })
  return isBetweenSides(box)
}
