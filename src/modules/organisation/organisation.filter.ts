import sql from 'sql-template-tag'
import { Directive, Field, InputType } from 'type-graphql'
import type { Conditions } from '../../core/lists/list-declaration'
import { matches } from '../../core/lists/search'
import { SectorCode, sectorId } from '../sector/sector.entity'
import { reach } from '../territory/named-units'
import { orUnknown, PlacedFilter, placedConditions } from '../territory/territory.filter'
import { OrganisationKind } from './organisation.enums'

@InputType({
  description:
    'Narrows a list of organisations. Each field narrows it further; a list matches any of its values, and an empty list is as if it were left out.',
})
export class OrganisationFilter extends PlacedFilter {
  @Directive('@cost(weight: 60)')
  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name or place. Case and diacritics do not matter, and the beginning of a word is enough. At most 200 characters.',
  })
  search?: string | null

  @Field(() => [OrganisationKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: OrganisationKind[] | null

  @Field(() => [SectorCode], { nullable: true, description: 'Only from these sectors.' })
  sectors?: SectorCode[] | null
}

export const organisationConditions: Conditions<OrganisationFilter> = {
  ...placedConditions({
    inReach: (unitId, coverage, dialect) => dialect.isAmong(sql`t."territoryId"`, reach(unitId, coverage)),
    inCountry: sql`t."territoryId" IS NOT NULL`,
  }),
  search: matches('organisation'),
  kinds: (kinds, { dialect }, filter) =>
    orUnknown(dialect.oneOf(sql`t."kind"`, kinds), sql`t."kind" IS NULL`, filter),
  sectors: (codes, { dialect }, filter) =>
    orUnknown(dialect.oneOf(sql`t."sectorId"`, codes.map(sectorId)), sql`t."sectorId" IS NULL`, filter),
}
