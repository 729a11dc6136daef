import sql from 'sql-template-tag'
import { Field, InputType } from 'type-graphql'
import { SectorCode, sectorId } from '../sector/sector.entity'
import type { Conditions } from '../shared/list-declaration'
import { matches } from '../shared/search'
import { reach } from '../territory/coverage'
import { PlacedFilter, placedConditions } from '../territory/placed.filter'
import { OrganisationKind } from './organisation.enums'

@InputType({
  description:
    'Narrows a list of organisations. Each given field narrows it further; a list inside matches any of its values.',
})
export class OrganisationFilter extends PlacedFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name or place, in any case and without diacritics if you like; each may be just the beginning of a word. At most 200 characters.',
  })
  search?: string | null

  @Field(() => [OrganisationKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: OrganisationKind[] | null

  @Field(() => [SectorCode], { nullable: true, description: 'From one of these sectors.' })
  sectors?: SectorCode[] | null
}

export const organisationConditions: Conditions<OrganisationFilter> = {
  ...placedConditions((unitId, coverage) => sql`t."territoryId" IN (${reach(unitId, coverage)})`),
  search: matches('organisation'),
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
  sectors: (codes, { dialect }) => dialect.oneOf(sql`t."sectorId"`, codes.map(sectorId)),
}
