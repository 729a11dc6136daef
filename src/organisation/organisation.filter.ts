import sql from 'sql-template-tag'
import { Field, InputType } from 'type-graphql'
import { SectorCode } from '../sector/sector.entity'
import type { Conditions } from '../shared/list-declaration'
import { matches } from '../shared/search'
import { reach, unit } from '../territory/coverage'
import { Coverage } from '../territory/territory.enums'
import { OrganisationKind } from './organisation.enums'

@InputType({
  description:
    'Narrows a list of organisations. Each given field narrows it further; a list inside matches any of its values.',
})
export class OrganisationFilter {
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

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code (`PL`, `14`, `1465`, `1465058`); coverage says how it counts. An unknown code finds nothing.',
  })
  territory?: string | null

  @Field(() => Coverage, {
    nullable: true,
    defaultValue: Coverage.WITHIN,
    description: 'How the territory counts: what lies in it, what covers it, or both.',
  })
  coverage?: Coverage | null

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'False leaves the fictional examples out.',
  })
  includeExamples?: boolean | null
}

export const organisationConditions: Conditions<OrganisationFilter> = {
  search: matches,
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
  sectors: (codes, { dialect }) =>
    dialect.oneOf(
      sql`t."sectorId"`,
      codes.map((code) => `sector_${code}`),
    ),
  territory: (code, _scope, { coverage }) =>
    sql`t."territoryId" IN (${reach(unit(code), coverage ?? Coverage.WITHIN)})`,
  coverage: () => null,
  includeExamples: (include) => (include ? null : sql`t."isExample" = FALSE`),
}
