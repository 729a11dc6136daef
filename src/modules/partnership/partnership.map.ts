import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../core/context'
import { MAP_POINT, MapPoint, mapPointColumns, mapPointsOf } from '../territory/map/map-point'
import { Partnership } from './partnership.entity'

const placed = {
  table: 'partnership',
  isLocated: true,
  territories: sql`SELECT "territoryId" FROM "partnership_territory" WHERE "partnershipId" = t."id"`,
}

export const partnershipMapPoint = mapPointColumns(placed)

const mapPoints = mapPointsOf(placed)

@Resolver(() => Partnership)
export class PartnershipMapResolver {
  @FieldResolver(() => MapPoint, { nullable: true, description: MAP_POINT })
  mapPoint(@Root() { id }: Partnership, @Ctx() context: Context) {
    return mapPoints(context).load(id)
  }
}
