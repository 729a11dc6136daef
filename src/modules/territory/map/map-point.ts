import sql, { join, type Sql } from 'sql-template-tag'
import { Directive, Field, Float, ObjectType } from 'type-graphql'
import { name } from '../../../core/collections/dialect'
import { Reads } from '../../../core/collections/reader'
import { type Context, perRequest } from '../../../core/context'
import { LocationPrecision } from '../../../core/values/place'
import { vocabulary } from '../../../core/vocabulary'

export enum MapPointBasis {
  LOCATION = 'LOCATION',
  SEAT = 'SEAT',
  TERRITORY = 'TERRITORY',
}

vocabulary(MapPointBasis, {
  name: 'MapPointBasis',
  description: 'What the point of a record on a map is taken from.',
  values: {
    LOCATION: {
      PL: { label: 'położenie', description: 'Położenie, które podano we wpisie.' },
      EN: { label: 'location', description: 'The location that the record itself states.' },
    },
    SEAT: {
      PL: {
        label: 'siedziba gminy',
        description: 'Położenie nie jest znane: punkt to siedziba gminy, miasto lub dzielnica.',
      },
      EN: {
        label: 'seat of the gmina',
        description:
          'The location is not known: the point is the seat of the gmina, the city or the district.',
      },
    },
    TERRITORY: {
      PL: {
        label: 'terytorium',
        description:
          'Położenie nie jest znane: punkt to siedziba lub środek większej jednostki albo środek kilku jednostek.',
      },
      EN: {
        label: 'territory',
        description:
          'The location is not known: the point is the seat or the middle of a larger unit, or the middle of several units.',
      },
    },
  },
})

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'A point (WGS 84) at which a map can show a record: its location, or a point of its territory. Seats are from GeoNames (CC BY 4.0).',
})
export class MapPoint {
  @Field(() => Float, { description: 'Degrees north, −90 to 90.' })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, −180 to 180.' })
  longitude!: number

  @Field(() => LocationPrecision, {
    description: 'How precise the point is: TOWN for a seat, REGION for a larger area.',
  })
  precision!: LocationPrecision

  @Field(() => MapPointBasis, { description: 'What the point is taken from.' })
  basis!: MapPointBasis
}

export const MAP_POINT =
  'Where a map can show it: at its location, or else at a point of its territory. Null: neither is known.'

/** The expressions of a row `t`. Each is null where nothing is known. */
export type MapPointColumns = Readonly<Record<keyof MapPoint, Sql>>

/** A metre: the middle of several units has no more to it. */
export const degrees = (value: unknown): number => Number(Number(value).toFixed(5))

interface Placed {
  readonly table: string
  /** Whether the row has a location of its own. */
  readonly isLocated: boolean
  /** The ids of its territories. */
  readonly territories: Sql
}

/** A unit whose place is not known is where the next larger one is. */
const placeOf = (column: 'locationLatitude' | 'locationLongitude') => {
  const named = name(column)
  return sql`COALESCE(unit.${named}, parent.${named}, above.${named})`
}

/** A gmina, a district, or a city that is a powiat as well: whoever is there is near its seat. */
const isTown = sql`(unit."level" IN ('GMINA', 'DISTRICT', 'PART') OR unit."type" LIKE 'miasto%') AND unit."locationPrecision" = 'TOWN'`

export function mapPointColumns({ isLocated, territories }: Omit<Placed, 'table'>): MapPointColumns {
  const ofUnits = (expression: Sql) => sql`(SELECT ${expression} FROM "territory" AS unit
    LEFT JOIN "territory" AS parent ON parent."id" = unit."parentId"
    LEFT JOIN "territory" AS above ON above."id" = parent."parentId"
    WHERE unit."id" IN (${territories}) AND ${placeOf('locationLatitude')} IS NOT NULL)`
  const own = (column: Sql, otherwise: Sql) =>
    isLocated ? sql`CASE WHEN t."locationLatitude" IS NULL THEN ${otherwise} ELSE ${column} END` : otherwise
  const byUnits = (one: string, several: string) =>
    ofUnits(sql`CASE WHEN count(*) = 0 THEN NULL WHEN count(*) = 1 AND count(CASE WHEN ${isTown} THEN 1 END) = 1
      THEN ${one} ELSE ${several} END`)
  return {
    latitude: own(sql`t."locationLatitude"`, ofUnits(sql`avg(${placeOf('locationLatitude')})`)),
    longitude: own(sql`t."locationLongitude"`, ofUnits(sql`avg(${placeOf('locationLongitude')})`)),
    precision: own(sql`t."locationPrecision"`, byUnits(LocationPrecision.TOWN, LocationPrecision.REGION)),
    basis: own(sql`${MapPointBasis.LOCATION}`, byUnits(MapPointBasis.SEAT, MapPointBasis.TERRITORY)),
  }
}

/** The points of the rows of a table: one statement for all that are asked for at once. */
export function mapPointsOf({ table, ...placed }: Placed): (context: Context) => Reads<MapPoint | null> {
  const { latitude, longitude, precision, basis } = mapPointColumns(placed)
  return perRequest(
    ({ reader }: Context) =>
      new Reads<MapPoint | null>(async (ids) => {
        const { dialect } = reader
        const rows = await reader.all(sql`SELECT ${join([sql`t."id"`, latitude, longitude, precision, basis])}
          FROM ${name(table)} AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}`)
        const points = new Map(rows.map(([id, ...point]) => [id as string, pointOf(point)]))
        return ids.map((id) => points.get(id) ?? null)
      }),
  )
}

const pointOf = ([latitude, longitude, precision, basis]: unknown[]): MapPoint | null =>
  latitude === null
    ? null
    : Object.assign(new MapPoint(), {
        ...{ latitude: degrees(latitude), longitude: degrees(longitude) },
        ...{ precision, basis },
      })
