import { Directive, Field, Float, Int, ObjectType } from 'type-graphql'
import type { Context } from '../../core/context'
import { connectionOf } from '../../core/lists/page'
import { PartialDate } from '../../core/scalars'
import { polishDay } from '../../core/values/polish-text'
import { shareOf } from '../balance/balance.types'
import type { CountedRow, CountedStatistics } from './counted-statistics'
import { StatisticsGroup, StatisticsSubject } from './statistics.enums'
import { MAX_GROUPS } from './statistics-request'

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'What a row of statistics is about, of one group.' })
export class StatisticsValue {
  constructor(
    readonly of: StatisticsSubject,
    group: StatisticsGroup,
    value: string | null,
  ) {
    this.group = group
    this.value = value
  }

  @Field(() => StatisticsGroup, { description: 'Of which group.' })
  readonly group: StatisticsGroup

  @Field(() => String, {
    nullable: true,
    description:
      'The value: `LOCAL`, the TERYT code of a unit, a month `2026-12` or a year. Null: it is not known, or there is none.',
  })
  readonly value: string | null
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'How many records have a value of each group.' })
export class StatisticsRow {
  constructor(
    private readonly counted: CountedStatistics,
    { values, count }: CountedRow,
  ) {
    const { of, by } = counted.request
    this.values = by.map((group, index) => new StatisticsValue(of, group, values[index] ?? null))
    this.count = count
  }

  @Directive(`@listSize(assumedSize: ${MAX_GROUPS})`)
  @Field(() => [StatisticsValue], { description: 'The values, in the order of the groups.' })
  readonly values: StatisticsValue[]

  @Field(() => Int, { description: 'How many records have them.' })
  readonly count: number

  @Field(() => Float, {
    nullable: true,
    description:
      'Their share of the total, 0 to 1. As a record may have several values, such as two sectors, shares may add up to more than 1. Null: the total is 0.',
  })
  get share(): Promise<number | null> {
    return this.counted.total().then((total) => shareOf(this.count, total))
  }
}

export const StatisticsRowConnection = connectionOf('StatisticsRow', () => StatisticsRow, { plural: 'rows' })

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A group of statistics: what it means, and how much of it is known.',
})
export class GroupDefinition {
  constructor(
    private readonly counted: CountedStatistics,
    group: StatisticsGroup,
  ) {
    this.group = group
  }

  @Field(() => StatisticsGroup, { description: 'Which group.' })
  readonly group: StatisticsGroup

  @Field(() => Int, { description: 'Of how many records it is not known, or they have none.' })
  get unknown(): Promise<number> {
    return this.counted.unknown(this.group)
  }

  @Field(() => Float, {
    nullable: true,
    description: 'The share of these of the total, 0 to 1. Null: the total is 0.',
  })
  get unknownShare(): Promise<number | null> {
    const { counted } = this
    return Promise.all([this.unknown, counted.total()]).then(([unknown, total]) => shareOf(unknown, total))
  }
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'Records counted by their values. Each number is the totalCount of the list with the values in its filter, and counts what you may see. All of it is counted in one go.',
})
export class Statistics {
  constructor(
    readonly counted: CountedStatistics,
    { now }: Pick<Context, 'now'>,
  ) {
    this.asOf = polishDay(now)
  }

  @Field(() => StatisticsSubject, { description: 'What is counted.' })
  get of(): StatisticsSubject {
    return this.counted.request.of
  }

  @Field(() => PartialDate, { description: 'The day, in Poland, on which they were counted.' })
  readonly asOf: string

  @Field(() => Int, { description: 'How many records there are, each of them once.' })
  get total(): Promise<number> {
    return this.counted.total()
  }

  @Directive(`@listSize(assumedSize: ${MAX_GROUPS})`)
  @Field(() => [GroupDefinition], { description: 'The groups, in the order of `by`.' })
  get groups(): GroupDefinition[] {
    const { counted } = this
    return counted.request.by.map((each) => new GroupDefinition(counted, each))
  }
}
