import { IsOptional, ValidateNested } from 'class-validator'
import sql, { type Sql } from 'sql-template-tag'
import { Field, InputType } from 'type-graphql'
import { BoundingBoxInput, isInBox, isNear, NearInput } from '../shared/geography'
import type { Conditions } from '../shared/list-declaration'
import { DateTime } from '../shared/scalars'
import { unit } from './coverage'
import { Coverage } from './territory.enums'

/** The fields of every filter whose records belong to territories. */
@InputType()
export abstract class PlacedFilter {
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

/** Those of a filter whose records have a place on the map as well. */
@InputType()
export abstract class LocatedFilter extends PlacedFilter {
  @Field(() => NearInput, {
    nullable: true,
    description: 'Those in this circle. Those whose location is not known are left out.',
  })
  @IsOptional()
  @ValidateNested()
  near?: NearInput | null

  @Field(() => BoundingBoxInput, {
    nullable: true,
    description: 'Those in this rectangle. Those whose location is not known are left out.',
  })
  @IsOptional()
  @ValidateNested()
  within?: BoundingBoxInput | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Those whose record was changed at this instant or later.',
  })
  updatedSince?: string | null
}

type InReach = (unitId: Sql, coverage: Coverage) => Sql

/** `inReach` is the condition of the rows `t` that a coverage of a unit reaches. */
export const placedConditions = (inReach: InReach): Conditions<PlacedFilter> => ({
  territory: (code, _scope, { coverage }) => inReach(unit(code), coverage ?? Coverage.WITHIN),
  coverage: () => null,
  includeExamples: (include) => (include ? null : sql`t."isExample" = FALSE`),
})

export const locatedConditions = (inReach: InReach): Conditions<LocatedFilter> => ({
  ...placedConditions(inReach),
  near: isNear,
  within: isInBox,
  updatedSince: (instant) => sql`t."updatedAt" >= ${instant}`,
})
