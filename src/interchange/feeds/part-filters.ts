import sql, { type Sql } from 'sql-template-tag'
import { Field, ID, InputType } from 'type-graphql'
import type { Conditions, Scope } from '../../core/lists/list-declaration'
import { InitiatorKind } from '../../modules/initiator/initiator.enums'
import { MembershipRole, MembershipStatus } from '../../modules/partnership/membership/membership.enums'
import { worksIn } from '../../modules/partnership/partnership.filter'
import { isPartnershipVisible } from '../../modules/partnership/partnership.policy'
import { reach, unit } from '../../modules/territory/named-units'
import { Coverage, TerritoryLevel } from '../../modules/territory/territory.enums'

/** What narrows the feeds of records that have no list of their own in the API. */
@InputType()
export class RecordFilter {
  @Field(() => [ID], { nullable: true, description: 'Only the records with these ids.' })
  ids?: string[] | null
}

@InputType()
abstract class PlacedRecordFilter extends RecordFilter {
  @Field(() => String, {
    nullable: true,
    description: 'A TERYT code (`14`); coverage says how it is applied.',
  })
  territory?: string | null

  @Field(() => Coverage, {
    nullable: true,
    defaultValue: Coverage.WITHIN,
    description: 'How the territory is applied: to what lies in it, to what covers it, or to both.',
  })
  coverage?: Coverage | null
}

/** Of what belongs to a partnership: its territories are those of the partnership. */
@InputType()
export class PartFilter extends PlacedRecordFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of the partnership with this id.' })
  partnership?: string | null
}

@InputType()
export class MembershipFilter extends PartFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of the organisation with this id.' })
  organisation?: string | null

  @Field(() => [MembershipRole], { nullable: true, description: 'Only with these roles.' })
  roles?: MembershipRole[] | null

  @Field(() => [MembershipStatus], { nullable: true, description: 'Only with these statuses.' })
  statuses?: MembershipStatus[] | null
}

@InputType()
export class InitiatorFilter extends PartFilter {
  @Field(() => [InitiatorKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: InitiatorKind[] | null
}

@InputType()
export class UnitFilter extends PlacedRecordFilter {
  @Field(() => [TerritoryLevel], { nullable: true, description: 'Only units of these levels.' })
  levels?: TerritoryLevel[] | null
}

@InputType()
export class GuideFilter extends PlacedRecordFilter {}

export const recordConditions: Conditions<RecordFilter> = {
  ids: (ids, { dialect }) => dialect.oneOf(sql`t."id"`, ids),
}

type IsOf = (partnerships: Sql) => Sql

/** `isOf` is true of the rows `t` that are of one of the partnerships with these ids. */
const partConditions = (isOf: IsOf): Conditions<PartFilter> => ({
  ...recordConditions,
  partnership: (id, scope) => isOf(visible(sql`t."id" = ${id}`, scope)),
  territory: (code, scope, { coverage }) =>
    isOf(visible(worksIn(unit(code), coverage ?? Coverage.WITHIN), scope)),
  coverage: () => null,
})

/** A draft tells nothing of what it has. */
const visible = (condition: Sql, { viewer }: Scope): Sql =>
  sql`SELECT t."id" FROM "partnership" AS t WHERE ${condition} AND ${isPartnershipVisible(sql`t`, viewer)}`

const ofPartnership: IsOf = (partnerships) => sql`t."partnershipId" IN (${partnerships})`

export const agreementConditions: Conditions<PartFilter> = partConditions(ofPartnership)

export const membershipConditions: Conditions<MembershipFilter> = {
  ...partConditions(ofPartnership),
  organisation: (id) => sql`t."organisationId" = ${id}`,
  roles: (roles, { dialect }) => dialect.oneOf(sql`t."role"`, roles),
  statuses: (statuses, { dialect }) => dialect.oneOf(sql`t."status"`, statuses),
}

export const initiatorConditions: Conditions<InitiatorFilter> = {
  ...partConditions(
    (partnerships) =>
      sql`t."id" IN (SELECT "initiatorId" FROM "partnership_initiator" WHERE "partnershipId" IN (${partnerships}))`,
  ),
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
}

export const unitConditions: Conditions<UnitFilter> = {
  ...recordConditions,
  territory: (code, _scope, { coverage }) =>
    sql`t."id" IN (${reach(unit(code), coverage ?? Coverage.WITHIN)})`,
  coverage: () => null,
  levels: (levels, { dialect }) => dialect.oneOf(sql`t."level"`, levels),
}

export const guideConditions: Conditions<GuideFilter> = {
  ...recordConditions,
  // One without a territory is about the whole country, which covers every unit.
  territory: (code, _scope, { coverage }) => {
    const reached = reach(unit(code), coverage ?? Coverage.WITHIN)
    const isNationwide =
      coverage === Coverage.COVERING || coverage === Coverage.ANY
        ? sql`t."territoryId" IS NULL`
        : sql`(t."territoryId" IS NULL AND ${unit(code)} = 'territory_PL')`
    return sql`(t."territoryId" IN (${reached}) OR ${isNationwide})`
  },
  coverage: () => null,
}
