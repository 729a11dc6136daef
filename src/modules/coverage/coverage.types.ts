import { Directive, Field, Float, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../core/lists/page'
import { ActivityLevel } from '../partnership/activity/activity.enums'
import { Territory } from '../territory/territory.entity'
import { TerritoryLevel } from '../territory/territory.enums'
import type { CountedUnits, Unit } from './counted-units'

const INHABITANTS = 10_000

/** So many for each 10,000 inhabitants, to a hundredth. */
export const per10000 = (count: number, population: number | null): number | null =>
  population ? Math.round((count * INHABITANTS * 100) / population) / 100 : null

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A unit, and how many partnerships of the filter work in it.',
})
export class UnitCoverage {
  constructor(
    private readonly counted: CountedUnits,
    readonly unit: Unit,
    territory: Territory,
  ) {
    this.territory = territory
  }

  @Field(() => Territory, { description: 'The unit. Its population has the day of the count.' })
  readonly territory: Territory

  @Field(() => Int, {
    description:
      'How many partnerships work in it: the totalCount of `partnerships` with the same filter and this territory.',
  })
  get partnerships(): Promise<number> {
    return this.counted.partnerships.then((counts) => counts.get(this.unit.id) ?? 0)
  }

  @Field(() => Int, { description: 'How many of these are active.' })
  get active(): Promise<number> {
    return this.ofActivity(ActivityLevel.ACTIVE)
  }

  @Field(() => Int, { description: 'Of how many of these it is not known whether they are active.' })
  get unknown(): Promise<number> {
    return this.ofActivity(ActivityLevel.UNKNOWN)
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Partnerships for each 10,000 inhabitants. Null: the population is not known.',
  })
  get per10000(): Promise<number | null> {
    return this.partnerships.then((count) => per10000(count, this.unit.population))
  }

  private ofActivity(activity: ActivityLevel): Promise<number> {
    return this.counted.ofActivity(activity).then((counts) => counts.get(this.unit.id) ?? 0)
  }
}

export const UnitCoverageConnection = connectionOf('UnitCoverage', () => UnitCoverage, { plural: 'units' })

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'The units of a coverage, added up.' })
export class CoverageTotals {
  constructor(private readonly counted: CountedUnits) {}

  @Field(() => Int, { description: 'How many units there are.' })
  get units(): Promise<number> {
    return this.counted.units.then(({ length }) => length)
  }

  @Field(() => Int, { description: 'In how many of them at least one partnership works.' })
  get withPartnerships(): Promise<number> {
    return this.counted.partnerships.then(({ size }) => size)
  }

  @Field(() => Int, { description: 'In how many of them at least one active partnership works.' })
  get withActive(): Promise<number> {
    return this.counted.ofActivity(ActivityLevel.ACTIVE).then(({ size }) => size)
  }

  @Field(() => Int, {
    description:
      'In how many of them at least one partnership works of which it is not known whether it is active.',
  })
  get withUnknown(): Promise<number> {
    return this.counted.ofActivity(ActivityLevel.UNKNOWN).then(({ size }) => size)
  }

  @Field(() => Int, { description: 'In how many of them no partnership works.' })
  get without(): Promise<number> {
    return this.unitsWithout().then(({ length }) => length)
  }

  @Field(() => Int, {
    description:
      'How many people live in the units without a partnership, as far as the population is known.',
  })
  get populationWithout(): Promise<number> {
    return this.unitsWithout().then((units) =>
      units.reduce((sum, { population }) => sum + (population ?? 0), 0),
    )
  }

  @Field(() => Int, {
    description:
      'How many partnerships work in the whole territory. One that works in several units is counted once.',
  })
  get partnerships(): Promise<number> {
    return this.counted.total()
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'Partnerships of the territory for each 10,000 of its inhabitants. Null: the population is not known.',
  })
  get per10000(): Promise<number | null> {
    const { population } = this.counted.request.territory
    return this.partnerships.then((count) => per10000(count, population))
  }

  private async unitsWithout(): Promise<Unit[]> {
    const [units, counts] = await Promise.all([this.counted.units, this.counted.partnerships])
    return units.filter(({ id }) => !counts.has(id))
  }
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Which units of a territory have partnerships, and which have none.',
})
export class PartnershipCoverage {
  constructor(readonly counted: CountedUnits) {}

  @Field(() => TerritoryLevel, { description: 'The level of the units.' })
  get level(): TerritoryLevel {
    return this.counted.request.level
  }

  @Field(() => CoverageTotals, { description: 'All the units, added up.' })
  get totals(): CoverageTotals {
    return new CoverageTotals(this.counted)
  }
}
