import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../core/context'
import { MAP_POINT, MapPoint, mapPointColumns, mapPointsOf } from '../territory/map/map-point'
import { Event } from './event.entity'

const placed = {
  table: 'event',
  isLocated: true,
  /** As the filter has it: without a territory of its own, those of its partnership count. */
  territories: sql`SELECT t."territoryId" WHERE t."territoryId" IS NOT NULL
    UNION ALL SELECT "territoryId" FROM "partnership_territory" WHERE "partnershipId" = t."partnershipId" AND t."territoryId" IS NULL`,
}

export const eventMapPoint = mapPointColumns(placed)

const mapPoints = mapPointsOf(placed)

@Resolver(() => Event)
export class EventMapResolver {
  @FieldResolver(() => MapPoint, { nullable: true, description: MAP_POINT })
  mapPoint(@Root() { id }: Event, @Ctx() context: Context) {
    return mapPoints(context).load(id)
  }
}
