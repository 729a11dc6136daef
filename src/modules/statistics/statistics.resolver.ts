import { IsOptional, ValidateNested } from 'class-validator'
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { cursorScopeOf, decodeCursor, encodeCursor } from '../../core/lists/cursor'
import { exactly, ForwardArgs, Page, pageBounds } from '../../core/lists/page'
import { PartialDate } from '../../core/scalars'
import { LanguageArgs, termsOf } from '../../core/vocabulary'
import { Territory, territories, territoryId } from '../territory/territory.entity'
import { CountedStatistics } from './counted-statistics'
import { StatisticsGroup, StatisticsSubject } from './statistics.enums'
import { StatisticsFilter } from './statistics.filter'
import {
  GroupDefinition,
  Statistics,
  StatisticsRow,
  StatisticsRowConnection,
  StatisticsValue,
} from './statistics.types'
import { MIN_STATISTICS_PRICE } from './statistics-price'
import { type AskedStatistics, MAX_GROUPS, statisticsRequest } from './statistics-request'
import { isUnit } from './statistics-subjects'
import { labelOfValue } from './value-labels'

@ArgsType()
class StatisticsArgs implements AskedStatistics {
  @Field(() => StatisticsSubject, { description: 'What to count.' })
  of!: StatisticsSubject

  @Field(() => [StatisticsGroup], {
    description: `What to count it by: 1 to ${MAX_GROUPS} groups, each once. Several make a row for each combination.`,
  })
  by!: StatisticsGroup[]

  @Field(() => StatisticsFilter, { nullable: true, description: 'Which records to count. By default, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: StatisticsFilter | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Only from this year, month or day on, by the Polish calendar: `2026`. `of` tells what it is about.',
  })
  from?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'Only until this year, month or day, which is included: `2026-06`.',
  })
  to?: string | null
}

@Resolver(() => Statistics)
export class StatisticsResolver {
  @Directive(`@cost(weight: ${MIN_STATISTICS_PRICE})`)
  @Query(() => Statistics, {
    description:
      'Partnerships, organisations, events, comments or memberships, counted by their values. It costs more by units and months, and of what there is more of than partnerships.',
  })
  statistics(@Args(() => StatisticsArgs) args: StatisticsArgs, @Ctx() context: Context) {
    return new Statistics(new CountedStatistics(statisticsRequest(args), context), context)
  }

  @FieldResolver(() => String, { description: 'What the records are, and what a period means for them.' })
  definition(@Root() { of }: Statistics, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return termsOf(StatisticsSubject)?.[of]?.[language].description
  }

  @FieldResolver(() => StatisticsRowConnection, {
    description:
      'A row for each value, or combination of values, that any record has: in their order, and what is not known last.',
  })
  rows(@Root() { counted }: Statistics, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return pageOfRows(counted, args, context)
  }
}

@Resolver(() => GroupDefinition)
export class GroupDefinitionResolver {
  @FieldResolver(() => String, { description: 'What its values mean.' })
  definition(@Root() { group }: GroupDefinition, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return termsOf(StatisticsGroup)?.[group]?.[language].description
  }
}

@Resolver(() => StatisticsValue)
export class StatisticsValueResolver {
  @FieldResolver(() => Territory, { nullable: true, description: 'The unit. Null: the value is none.' })
  territory(@Root() { group, value }: StatisticsValue, @Ctx() context: Context) {
    return isUnit(group) && value !== null ? byId(territories, context).load(territoryId(value)) : null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What people call the value: `publiczny`, the name of the unit. Null: it is not known.',
  })
  label(
    @Root() value: StatisticsValue,
    @Args(() => LanguageArgs) { language }: LanguageArgs,
    @Ctx() context: Context,
  ) {
    return labelOfValue(value, language, context)
  }
}

const LIST = { name: 'Statistics.rows' }

async function pageOfRows(counted: CountedStatistics, args: ForwardArgs, context: Context) {
  const bounds = pageBounds(args)
  const { of, by } = counted.request
  const scope = cursorScopeOf(LIST, [of, ...by].join(' '), context)
  const after = bounds.after === undefined ? null : decodeCursor(bounds.after, 'after', scope)
  const place = after?.map((value) => String(value) || null)
  const rows = await counted.rows
  const following = place ? rows.filter(({ values }) => counted.compare(values, place) > 0) : rows
  const edges = following.slice(0, bounds.limit + 1).map((row) => ({
    node: new StatisticsRow(counted, row),
    cursor: encodeCursor(
      row.values.map((value) => value ?? ''),
      scope,
    ),
    distanceKm: null,
  }))
  return new Page(
    edges,
    bounds,
    exactly(async () => rows.length),
  )
}
