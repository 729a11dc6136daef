import { Max, Min } from 'class-validator'
import {
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Float,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { byKey } from '../../../core/collections/collection'
import type { Context } from '../../../core/context'
import { Territory, territories } from '../territory.entity'
import { gminasOfPowiat, nearestSeat } from './gmina-seats'
import { powiatAt } from './powiat-at'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'The units of the administrative division at a point. The powiat follows from the state register of boundaries (PRG, GUGiK), simplified to about a kilometre; the gmina from the seats of the gminas (GeoNames, CC BY 4.0).',
})
export class TerritoryAtPoint {
  @Field({ description: 'The TERYT code of the voivodeship: `14`.' })
  voivodeshipCode!: string

  @Field({ description: 'The TERYT code of the powiat: `1465`.' })
  powiatCode!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The TERYT code of the gmina whose seat is the nearest in the powiat: `1465011`. See isGminaEstimated.',
  })
  gminaCode!: string | null

  @Field({
    description:
      'True: the gmina is an estimate, for the point may lie in a neighbouring one. False: the powiat has only this gmina.',
  })
  isGminaEstimated!: boolean
}

@ArgsType()
class PointArgs {
  @Field(() => Float, { description: 'Degrees north, −90 to 90: `52.2297`.' })
  @Min(-90)
  @Max(90)
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, −180 to 180: `21.0122`.' })
  @Min(-180)
  @Max(180)
  longitude!: number
}

@Resolver(() => TerritoryAtPoint)
export class TerritoryAtResolver {
  @Query(() => TerritoryAtPoint, {
    nullable: true,
    description:
      'The voivodeship, the powiat and probably the gmina of a point on the map. Null if it is not in Poland.',
  })
  async territoryAt(
    @Args(() => PointArgs) { latitude, longitude }: PointArgs,
    @Ctx() context: Context,
  ): Promise<TerritoryAtPoint | null> {
    const powiatCode = powiatAt([longitude, latitude])
    if (powiatCode === null) return null
    const gminas = await gminasOfPowiat(context).load(powiatCode)
    return Object.assign(new TerritoryAtPoint(), {
      voivodeshipCode: powiatCode.slice(0, 2),
      powiatCode,
      gminaCode: nearestSeat([longitude, latitude], gminas),
      isGminaEstimated: gminas.length !== 1,
    })
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The voivodeship. Null if the registry does not have it.',
  })
  voivodeship(@Root() { voivodeshipCode }: TerritoryAtPoint, @Ctx() context: Context) {
    return byKey(territories, 'code', context).load(voivodeshipCode)
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The powiat. Null if the registry does not have it.',
  })
  powiat(@Root() { powiatCode }: TerritoryAtPoint, @Ctx() context: Context) {
    return byKey(territories, 'code', context).load(powiatCode)
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The gmina, which may be an estimate. Null if the registry does not have it.',
  })
  gmina(@Root() { gminaCode }: TerritoryAtPoint, @Ctx() context: Context) {
    return gminaCode === null ? null : byKey(territories, 'code', context).load(gminaCode)
  }
}
