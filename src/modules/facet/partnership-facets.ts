import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import type { PartnershipFilter } from '../partnership/partnership.filter'
import { byColumn, byListColumn, type Dimension } from './dimension'
import {
  ActivityAreas,
  countsBy,
  Formalities,
  LegalFormKinds,
  PartnershipKinds,
  PartnershipStages,
  Sectors,
} from './facet-counts'
import { Facets } from './facets'
import { byMonthAt } from './month-dimension'
import { asSectors } from './sector-dimension'
import { byUnit, levelNamed } from './unit-dimension'

/** One that has ended, though nobody has said so of its stage, is in none. */
const byStage: Dimension = {
  columns: { stage: sql`coalesce(t."stage", CASE WHEN t."endedOn" IS NOT NULL THEN 'NONE' END)` },
  value: sql`found."stage"`,
  together: 'values',
}

const bySector = asSectors({
  columns: {},
  value: sql`NULL`,
  links: sql`SELECT found."id", declares."sectorId" AS "value" FROM found
    LEFT JOIN "partnership_sector" AS declares ON declares."partnershipId" = found."id"`,
})

const byYearFounded: Dimension = {
  columns: { yearFounded: sql`substr(t."foundedOn", 1, 4)` },
  value: sql`found."yearFounded"`,
}

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  kinds: byColumn('kind'),
  stages: byStage,
  formalities: byColumn('formality'),
  legalFormKinds: byColumn('legalFormKind'),
  sectors: bySector,
  seeksSectors: byListColumn('seeksSectors'),
  activityAreas: byListColumn('activityAreas'),
  yearsFounded: byYearFounded,
  monthsEntered: byMonthAt('createdAt'),
}

const placing = {
  columns: {},
  inPartnerships: sql`SELECT "id", "id" AS "partnershipId" FROM found`,
  isPartnership: true,
}

export function partnershipDimension(name: string, filter: PartnershipFilter): Dimension {
  const level = levelNamed(name)
  return level ? byUnit(placing, level, filter) : (DIMENSIONS[name] as Dimension)
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How the partnerships that a list finds are made up. All of it is counted in one go.',
})
export class PartnershipFacets extends Facets {
  @Directive('@cost(weight: 5)')
  @Field(() => [PartnershipKinds.type], { description: 'How many are of each kind.' })
  get kinds() {
    return countsBy(this.tallies, 'kinds', PartnershipKinds)
  }

  @Directive('@cost(weight: 5)')
  @Field(() => [PartnershipStages.type], { description: 'How many are known to be in each stage.' })
  get stages() {
    return countsBy(this.tallies, 'stages', PartnershipStages)
  }

  @Directive('@cost(weight: 5)')
  @Field(() => [Formalities.type], {
    description: 'How many are based on an agreement, and how many on trust.',
  })
  get formalities() {
    return countsBy(this.tallies, 'formalities', Formalities)
  }

  @Directive('@cost(weight: 5)')
  @Field(() => [LegalFormKinds.type], { description: 'How many have a legal form of each kind.' })
  get legalFormKinds() {
    return countsBy(this.tallies, 'legalFormKinds', LegalFormKinds)
  }

  @Directive('@cost(weight: 20)')
  @Field(() => [Sectors.type], {
    description: 'How many declare each sector. A partnership counts for every sector that it declares.',
  })
  get sectors() {
    return countsBy(this.tallies, 'sectors', Sectors)
  }

  @Directive('@cost(weight: 10)')
  @Field(() => [Sectors.type], { description: 'How many look for partners from each sector.' })
  get seeksSectors() {
    return countsBy(this.tallies, 'seeksSectors', Sectors)
  }

  @Directive('@cost(weight: 10)')
  @Field(() => [ActivityAreas.type], {
    description:
      'How many are active in each area. A partnership counts for every area that it is active in.',
  })
  get activityAreas() {
    return countsBy(this.tallies, 'activityAreas', ActivityAreas)
  }
}
