import { Max, Min } from 'class-validator'
import sql, { type Sql } from 'sql-template-tag'
import { Field, Float, InputType, ObjectType } from 'type-graphql'
import { badUserInput } from './errors'

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
    'A rectangle on the map, as its four sides in degrees. One whose west is greater than its east crosses the 180th meridian.',
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
      'The distance from the centre of a near filter in kilometres, to the metre. Null without such a filter.',
  })
  distanceKm!: number | null
}

const EARTH_RADIUS_KM = 6371.0088
const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180

/** A parameter that PostgreSQL would otherwise take for a whole number. */
const number = (value: number) => sql`CAST(${value} AS double precision)`

/** Great-circle distance of the row `t` from the centre, by the haversine formula. */
export function distanceKm({ latitude, longitude }: NearInput): Sql {
  const half = (degrees: Sql) => sql`sin(radians(${degrees}) / 2)`
  const vertical = half(sql`t."locationLatitude" - ${number(latitude)}`)
  const horizontal = half(sql`t."locationLongitude" - ${number(longitude)}`)
  return sql`${number(2 * EARTH_RADIUS_KM)} * asin(sqrt(${vertical} * ${vertical} +
    cos(radians(${number(latitude)})) * cos(radians(t."locationLatitude")) * ${horizontal} * ${horizontal}))`
}

/** True of the rows `t` in the circle; the range of latitudes lets an index help. */
export function isNear(near: NearInput): Sql {
  const degrees = near.radiusKm / KM_PER_DEGREE
  return sql`t."locationLatitude" BETWEEN ${near.latitude - degrees} AND ${near.latitude + degrees} AND ${distanceKm(near)} <= ${near.radiusKm}`
}

export function isInBox({ south, west, north, east }: BoundingBoxInput): Sql {
  if (south > north) throw badUserInput('filter.within.north', 'order', 'north must not be below south.')
  const acrossTheMeridian = west > east
  const between = acrossTheMeridian
    ? sql`(t."locationLongitude" >= ${west} OR t."locationLongitude" <= ${east})`
    : sql`t."locationLongitude" BETWEEN ${west} AND ${east}`
  return sql`t."locationLatitude" BETWEEN ${south} AND ${north} AND ${between}`
}
