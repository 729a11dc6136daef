import { IsOptional, ValidateNested } from 'class-validator'
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { cursorScopeOf, decodeCursor, encodeCursor } from '../../core/lists/cursor'
import { exactly, ForwardArgs, Page, pageBounds } from '../../core/lists/page'
import { PartnershipFilter } from '../partnership/partnership.filter'
import { COUNTRY_CODE, Territory, territories } from '../territory/territory.entity'
import { TerritoryLevel } from '../territory/territory.enums'
import { CountedUnits } from './counted-units'
import { PartnershipCoverage, UnitCoverage, UnitCoverageConnection } from './coverage.types'
import { MIN_COVERAGE_PRICE } from './coverage-price'
import { type AskedCoverage, coverageRequest } from './coverage-request'

@ArgsType()
class CoverageArgs implements AskedCoverage {
  @Field(() => TerritoryLevel, { description: 'Which units: those of this level.' })
  level!: TerritoryLevel

  @Field(() => String, {
    defaultValue: COUNTRY_CODE,
    description: 'The TERYT code of the territory that the units lie in: `PL`, `14`, `1465`.',
  })
  in!: string

  @Field(() => PartnershipFilter, {
    nullable: true,
    description:
      'Which partnerships to count. By default, all. Its coverage says which work in a unit: those that declare it or a unit below it (`WITHIN`), it or a unit above it (`COVERING`), or any of these (`ANY`). Leave out its territory.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: PartnershipFilter | null
}

@ArgsType()
class UnitsArgs extends ForwardArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'False: only units in which no partnership works. True: only the others.',
  })
  hasPartnerships?: boolean | null
}

@Resolver(() => PartnershipCoverage)
export class CoverageResolver {
  @Directive(`@cost(weight: ${MIN_COVERAGE_PRICE})`)
  @Query(() => PartnershipCoverage, {
    description:
      'In which units of a territory partnerships work, and in which none does. Units are those of today. It costs more for the whole country, and with COVERING or ANY.',
  })
  async coverage(@Args(() => CoverageArgs) args: CoverageArgs, @Ctx() context: Context) {
    return new PartnershipCoverage(new CountedUnits(await coverageRequest(args, context), context))
  }

  @FieldResolver(() => Territory, { description: 'The territory that the units lie in.' })
  territory(@Root() { counted }: PartnershipCoverage, @Ctx() context: Context) {
    return byId(territories, context).load(counted.request.territory.id)
  }

  @FieldResolver(() => UnitCoverageConnection, { description: 'The units, by code.' })
  units(
    @Root() { counted }: PartnershipCoverage,
    @Args(() => UnitsArgs) args: UnitsArgs,
    @Ctx() context: Context,
  ) {
    return pageOfUnits(counted, args, context)
  }
}

const LIST = { name: 'PartnershipCoverage.units' }

async function pageOfUnits(
  counted: CountedUnits,
  { hasPartnerships, ...args }: UnitsArgs,
  context: Context,
): Promise<Page<UnitCoverage>> {
  const bounds = pageBounds(args)
  const scope = cursorScopeOf(LIST, 'CODE', context)
  const [after] = bounds.after === undefined ? [''] : decodeCursor(bounds.after, 'after', scope)
  const listed = await counted.units
  const counts = hasPartnerships == null ? null : await counted.partnerships
  const units = counts === null ? listed : listed.filter(({ id }) => counts.has(id) === hasPartnerships)
  const rows = units.filter(({ code }) => code > String(after)).slice(0, bounds.limit + 1)
  const records = await byId(territories, context).many(rows.map(({ id }) => id))
  const edges = rows.map((unit, index) => ({
    node: new UnitCoverage(counted, unit, records[index] as Territory),
    cursor: encodeCursor([unit.code], scope),
    distanceKm: null,
  }))
  return new Page(
    edges,
    bounds,
    exactly(async () => units.length),
  )
}
