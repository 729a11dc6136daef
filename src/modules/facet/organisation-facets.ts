import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import type { OrganisationFilter } from '../organisation/organisation.filter'
import { byColumn, type Dimension } from './dimension'
import { countsBy, OrganisationKinds, Sectors } from './facet-counts'
import { Facets } from './facets'
import { byMonthAt } from './month-dimension'
import { asSectors } from './sector-dimension'
import { byUnit, levelNamed } from './unit-dimension'

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  kinds: byColumn('kind'),
  sectors: asSectors(byColumn('sectorId')),
  monthsEntered: byMonthAt('createdAt'),
}

const placing = {
  columns: { territoryId: sql`t."territoryId"` },
  inUnits: sql`SELECT "id", "territoryId" FROM found`,
}

export function organisationDimension(name: string, filter: OrganisationFilter): Dimension {
  const level = levelNamed(name)
  return level ? byUnit(placing, level, filter) : (DIMENSIONS[name] as Dimension)
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How the organisations that a list finds are made up. All of it is counted in one go.',
})
export class OrganisationFacets extends Facets {
  @Directive('@cost(weight: 5)')
  @Field(() => [OrganisationKinds.type], { description: 'How many are of each kind.' })
  get kinds() {
    return countsBy(this.tallies, 'kinds', OrganisationKinds)
  }

  @Directive('@cost(weight: 5)')
  @Field(() => [Sectors.type], { description: 'How many belong to each sector.' })
  get sectors() {
    return countsBy(this.tallies, 'sectors', Sectors)
  }
}
