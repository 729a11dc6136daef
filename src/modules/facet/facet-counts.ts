import { Directive, Field, Int, ObjectType } from 'type-graphql'
import type { EntityClass } from '../../core/collections/reader'
import { PartialDate } from '../../core/scalars'
import { EventKind, EventStatus } from '../event/event.enums'
import { OrganisationKind } from '../organisation/organisation.enums'
import { ActivityArea } from '../partnership/activity-area.enums'
import { LegalFormKind } from '../partnership/legal-form.enums'
import { Formality, PartnershipKind, PartnershipStage } from '../partnership/partnership.enums'
import { SearchType } from '../search/search-all'
import { SectorCode } from '../sector/sector.entity'
import { Territory } from '../territory/territory.entity'
import type { Tallies } from './tallies'

const COUNT = 'How many of those that the list finds have it.'

/** The values of an enum, each with its number. */
function countOf(name: string, values: object) {
  @Directive('@shareable')
  @ObjectType(name, { simpleResolvers: true, description: 'A value, and how many records have it.' })
  class ValueCount {
    @Field(() => values, { nullable: true, description: 'The value. Null: those of which it is not known.' })
    value!: string | null

    @Field(() => Int, { description: COUNT })
    count!: number
  }
  return { type: ValueCount, values: Object.values<string>(values as Record<string, string>) }
}

export const PartnershipKinds = countOf('PartnershipKindCount', PartnershipKind)
export const PartnershipStages = countOf('PartnershipStageCount', PartnershipStage)
export const Formalities = countOf('FormalityCount', Formality)
export const LegalFormKinds = countOf('LegalFormKindCount', LegalFormKind)
export const ActivityAreas = countOf('ActivityAreaCount', ActivityArea)
export const Sectors = countOf('SectorCount', SectorCode)
export const OrganisationKinds = countOf('OrganisationKindCount', OrganisationKind)
export const EventKinds = countOf('EventKindCount', EventKind)
export const EventStatuses = countOf('EventStatusCount', EventStatus)
export const SearchTypes = countOf('SearchTypeCount', SearchType)

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A month, and how many events are in it.' })
export class MonthCount {
  @Field(() => PartialDate, { description: 'The month: `2026-12`.' })
  value!: string

  @Field(() => Int, { description: `${COUNT} An event of several months counts in each of them.` })
  count!: number
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A unit, and how many records lie in it.' })
export class TerritoryCount {
  @Field(() => Territory, { description: 'The unit of the administrative division.' })
  value!: Territory

  @Field(() => Int, { description: 'How many of those that the list finds lie in it or in a unit below it.' })
  count!: number
}

interface Values {
  readonly type: EntityClass<object>
  readonly values: readonly string[]
}

/** The tallies of all values, in the order of the enum, and at the end that of what is not known, if there is any. */
export async function countsBy(tallies: Tallies, dimension: string, { values }: Values) {
  const counts = await tallies.one(dimension)
  const unknown = counts.get(null)
  return [
    ...values.map((value) => ({ value, count: counts.get(value) ?? 0 })),
    ...(unknown ? [{ value: null, count: unknown }] : []),
  ]
}
