import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { territories } from '../territory/territory.entity'
import { TerritoryLevel } from '../territory/territory.enums'
import { EventFacets } from './event-facets'
import { TerritoryCount } from './facet-counts'
import type { Facets } from './facets'
import { OrganisationFacets } from './organisation-facets'
import { PartnershipFacets } from './partnership-facets'
import { SearchFacets } from './search-facets'
import { namedByLevel } from './unit-dimension'

/** So many units are told, those with the most. */
const MAX_UNITS = 100

const LEVEL = { description: 'Which level of the administrative division to count by.' }

const described = (records: string) => ({
  description: `The units of a level with the ${records} that lie in them, those with the most first. Where the list is narrowed to a territory, only units in it. At most ${MAX_UNITS}.`,
})

async function countUnits(
  { tallies }: Facets,
  level: TerritoryLevel,
  context: Context,
): Promise<TerritoryCount[]> {
  const counts = [...(await tallies.one(namedByLevel(level)))].flatMap(([id, count]) =>
    id ? [{ id, count }] : [],
  )
  const most = counts
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))
    .slice(0, MAX_UNITS)
  const units = await byId(territories, context).many(most.map(({ id }) => id))
  return most.flatMap(({ count }, index) => {
    const value = units[index]
    return value ? [{ value, count }] : []
  })
}

@Resolver(() => PartnershipFacets)
export class PartnershipUnitsResolver {
  @Directive('@cost(weight: 20)')
  @Directive(`@listSize(assumedSize: ${MAX_UNITS})`)
  @FieldResolver(() => [TerritoryCount], described('partnerships'))
  territories(
    @Root() facets: PartnershipFacets,
    @Arg('level', () => TerritoryLevel, LEVEL) level: TerritoryLevel,
    @Ctx() context: Context,
  ) {
    return countUnits(facets, level, context)
  }
}

@Resolver(() => OrganisationFacets)
export class OrganisationUnitsResolver {
  @Directive('@cost(weight: 20)')
  @Directive(`@listSize(assumedSize: ${MAX_UNITS})`)
  @FieldResolver(() => [TerritoryCount], described('organisations'))
  territories(
    @Root() facets: OrganisationFacets,
    @Arg('level', () => TerritoryLevel, LEVEL) level: TerritoryLevel,
    @Ctx() context: Context,
  ) {
    return countUnits(facets, level, context)
  }
}

@Resolver(() => EventFacets)
export class EventUnitsResolver {
  @Directive('@cost(weight: 20)')
  @Directive(`@listSize(assumedSize: ${MAX_UNITS})`)
  @FieldResolver(() => [TerritoryCount], described('events'))
  territories(
    @Root() facets: EventFacets,
    @Arg('level', () => TerritoryLevel, LEVEL) level: TerritoryLevel,
    @Ctx() context: Context,
  ) {
    return countUnits(facets, level, context)
  }
}

@Resolver(() => SearchFacets)
export class SearchUnitsResolver {
  @Directive('@cost(weight: 20)')
  @Directive(`@listSize(assumedSize: ${MAX_UNITS})`)
  @FieldResolver(() => [TerritoryCount], described('results'))
  territories(
    @Root() facets: SearchFacets,
    @Arg('level', () => TerritoryLevel, LEVEL) level: TerritoryLevel,
    @Ctx() context: Context,
  ) {
    return countUnits(facets, level, context)
  }
}
