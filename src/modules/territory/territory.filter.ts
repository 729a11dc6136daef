import { IsOptional, ValidateNested } from 'class-validator'
import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, InputType } from 'type-graphql'
import { allOf, NEVER } from '../../core/collections/conditions'
import type { Dialect } from '../../core/collections/dialect'
import type { Conditions } from '../../core/lists/list-declaration'
import { DateTime } from '../../core/scalars'
import { BoundingBoxInput, isInBox, isNear, NearInput } from '../../core/values/geography'
import { tokens } from '../../core/values/polish-text'
import { unit } from './named-units'
import { COUNTRY_CODE } from './territory.entity'
import { Coverage } from './territory.enums'

/** The fields of every filter whose records belong to territories. */
@InputType()
export abstract class PlacedFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code (`PL`, `14`, `1465`, `1465058`); coverage says how it is applied. An unknown code finds nothing.',
  })
  territory?: string | null

  @Field(() => Coverage, {
    nullable: true,
    defaultValue: Coverage.WITHIN,
    description: 'How the territory is applied: to what lies in it, to what covers it, or to both.',
  })
  coverage?: Coverage | null

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'False leaves out the fictional examples.',
  })
  includeExamples?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True also finds records of which it is not known whether they match what the filter asks of their kind, stage, sectors and the like. By default, only what is known to match is found. territory, near and within never find what has no known place.',
  })
  includeUnknown?: boolean | null
}

/** Those of a filter whose records have a place on the map as well. */
@InputType()
export abstract class LocatedFilter extends PlacedFilter {
  @Directive('@cost(weight: 100)')
  @Field(() => NearInput, {
    nullable: true,
    description: 'Only records in this circle. Records without a known location are left out.',
  })
  @IsOptional()
  @ValidateNested()
  near?: NearInput | null

  @Directive('@cost(weight: 100)')
  @Field(() => BoundingBoxInput, {
    nullable: true,
    description: 'Only records in this rectangle. Records without a known location are left out.',
  })
  @IsOptional()
  @ValidateNested()
  within?: BoundingBoxInput | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Only records changed at this time or later.',
  })
  updatedSince?: string | null
}

/** Which rows `t` belong to units. */
interface Placing {
  /** Those that a coverage of the unit reaches. */
  readonly inReach: (unitId: Sql, coverage: Coverage, dialect: Dialect) => Sql
  /** Those that have a unit at all: all units are in the country, which would take long to be found one by one. */
  readonly inCountry: Sql
}

/** The condition; where the filter includes what is not known, or that it is not. */
export const orUnknown = (condition: Sql, isUnknown: Sql, { includeUnknown }: PlacedFilter): Sql =>
  includeUnknown ? sql`(${condition} OR ${isUnknown})` : condition

export const placedConditions = ({ inReach, inCountry }: Placing): Conditions<PlacedFilter> => ({
  territory: (code, { dialect }, { coverage }) =>
    code === COUNTRY_CODE && coverage !== Coverage.COVERING
      ? inCountry
      : inReach(unit(code), coverage ?? Coverage.WITHIN, dialect),
  coverage: () => null,
  includeUnknown: () => null,
  includeExamples: (include) => (include ? null : sql`t."isExample" = FALSE`),
})

export const locatedConditions = (placing: Placing): Conditions<LocatedFilter> => ({
  ...placedConditions(placing),
  near: isNear,
  within: isInBox,
  updatedSince: (instant) => sql`t."updatedAt" >= ${instant}`,
})

/** True of the units `t` whose names have words that begin so. The register is small: it is looked through, without an index. */
export function hasWords(text: string, dialect: Dialect): Sql {
  const words = tokens(text)
  if (words.length === 0) return NEVER
  return allOf(...words.map((word) => sql`${dialect.position(sql`t."nameFolded"`, sql`${` ${word}`}`)} > 0`))
}
