import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../core/context'
import { MAP_POINT, MapPoint, mapPointColumns, mapPointsOf } from '../territory/map/map-point'
import { Organisation } from './organisation.entity'

const placed = {
  table: 'organisation',
  isLocated: false,
  territories: sql`t."territoryId"`,
}

export const organisationMapPoint = mapPointColumns(placed)

const mapPoints = mapPointsOf(placed)

@Resolver(() => Organisation)
export class OrganisationMapResolver {
  @FieldResolver(() => MapPoint, { nullable: true, description: MAP_POINT })
  mapPoint(@Root() { id }: Organisation, @Ctx() context: Context) {
    return mapPoints(context).load(id)
  }
}
