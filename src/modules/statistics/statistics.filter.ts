import { IsOptional, ValidateNested } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { EventFilter } from '../event/event.filter'
import { OrganisationFilter } from '../organisation/organisation.filter'
import { PartnershipFilter } from '../partnership/partnership.filter'

@InputType({ description: 'Narrows statistics: give the filter that fits what is counted.' })
export class StatisticsFilter {
  @Field(() => PartnershipFilter, {
    nullable: true,
    description:
      'Only these partnerships; of comments, only those on them; of memberships, only those in them.',
  })
  @IsOptional()
  @ValidateNested()
  partnerships?: PartnershipFilter | null

  @Field(() => OrganisationFilter, { nullable: true, description: 'Only these organisations.' })
  @IsOptional()
  @ValidateNested()
  organisations?: OrganisationFilter | null

  @Field(() => EventFilter, { nullable: true, description: 'Only these events.' })
  @IsOptional()
  @ValidateNested()
  events?: EventFilter | null
}

/** Years, months or days of the Polish calendar. Null: without a beginning, or without an end. */
export interface StatisticsPeriod {
  readonly from: string | null
  readonly to: string | null
}

/** Which records statistics are about. */
export interface Narrowing {
  readonly filter: StatisticsFilter
  readonly period: StatisticsPeriod
}
