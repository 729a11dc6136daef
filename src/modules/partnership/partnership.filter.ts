import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, InputType } from 'type-graphql'
import { anyOf } from '../../core/collections/conditions'
import { inTime } from '../../core/collections/in-time'
import type { Conditions, Scope } from '../../core/lists/list-declaration'
import { matches } from '../../core/lists/search'
import { PartialDate } from '../../core/scalars'
import { InitiatorKind } from '../initiator/initiator.enums'
import { isNamedVisible } from '../organisation/organisation.policy'
import { SectorCode, sectorId } from '../sector/sector.entity'
import { reach } from '../territory/named-units'
import { Coverage } from '../territory/territory.enums'
import { LocatedFilter, locatedConditions, orUnknown } from '../territory/territory.filter'
import { ActivityLevel } from './activity/activity.enums'
import { activityLevel, isConfirmed } from './activity/activity-level'
import { ActivityArea } from './activity-area.enums'
import { LegalFormKind } from './legal-form.enums'
import { Formality, PartnershipKind, PartnershipStage } from './partnership.enums'
import { hasEnded } from './partnership.policy'
import { upcomings } from './partnership-hooks'

@InputType({
  description:
    'Narrows a list of partnerships. Each field narrows it further; a list matches any of its values, except sectors, which must all match. An empty list is as if it were left out.',
})
export class PartnershipFilter extends LocatedFilter {
  @Directive('@cost(weight: 60)')
  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name, former names, summary, goals or place. Case and diacritics do not matter (`zolw` finds „Żółw”), and the beginning of a word is enough. At most 200 characters.',
  })
  search?: string | null

  @Field(() => [PartnershipKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: PartnershipKind[] | null

  @Field(() => [PartnershipStage], {
    nullable: true,
    description:
      'Only partnerships known to be in one of these stages. The stage of most is not known: see hasEnded and includeUnknown.',
  })
  stages?: PartnershipStage[] | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False: only partnerships that are not known to have ended. True: only those that are known to have ended.',
  })
  hasEnded?: boolean | null

  @Directive('@cost(weight: 250)')
  @Field(() => [ActivityLevel], {
    nullable: true,
    description:
      'Only partnerships whose activity is of one of these levels: `[ACTIVE, UNKNOWN]` leaves out what is dormant or has ended.',
  })
  activity?: ActivityLevel[] | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only partnerships that somebody confirmed, or a source spoke of, within the last year. False: only the others, also those that nobody ever confirmed.',
  })
  isConfirmed?: boolean | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Only partnerships confirmed on this day or since: `2026`. Those that nobody ever confirmed are not among them.',
  })
  confirmedSince?: string | null

  @Field(() => Formality, {
    nullable: true,
    description: 'Only partnerships based on an agreement, or only those based on trust.',
  })
  formality?: Formality | null

  @Field(() => [LegalFormKind], {
    nullable: true,
    description: 'Only partnerships whose legal form is of one of these kinds.',
  })
  legalFormKinds?: LegalFormKind[] | null

  @Directive('@cost(weight: 50)')
  @Field(() => [SectorCode], {
    nullable: true,
    description: 'Only partnerships that declare all of these sectors.',
  })
  sectors?: SectorCode[] | null

  @Directive('@cost(weight: 50)')
  @Field(() => [SectorCode], {
    nullable: true,
    description:
      'Only partnerships that lack at least one of these sectors. Those that declare no sector at all are not known to lack one: includeUnknown adds them.',
  })
  missingSectors?: SectorCode[] | null

  @Directive('@cost(weight: 50)')
  @Field(() => [SectorCode], {
    nullable: true,
    description: 'Only partnerships that look for partners from one of these sectors.',
  })
  seeksSectors?: SectorCode[] | null

  @Field(() => [InitiatorKind], {
    nullable: true,
    description: 'Only partnerships started by an initiator of one of these kinds.',
  })
  initiatorKinds?: InitiatorKind[] | null

  @Field(() => [ActivityArea], {
    nullable: true,
    description: 'Only partnerships active in one of these areas.',
  })
  activityAreas?: ActivityArea[] | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only partnerships that work in the whole country. False: only those that work in parts of it.',
  })
  nationwide?: boolean | null

  @Directive('@cost(weight: 20)')
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only partnerships that host or co-host a scheduled event that has not ended. False: only the others.',
  })
  hasUpcomingEvents?: boolean | null
}

const declares = sql`SELECT "sectorId" FROM "partnership_sector" WHERE "partnershipId" = t."id"`
const works = sql`SELECT "territoryId" FROM "partnership_territory" WHERE "partnershipId" = t."id"`

const declaredOf = (sectorIds: readonly string[], { dialect }: Scope) =>
  sql`(SELECT count(*) FROM (${declares}) AS declared WHERE ${dialect.oneOf(sql`declared."sectorId"`, sectorIds)})`

const hasUpcoming = (scope: Scope) => anyOf(...upcomings().map(({ condition }) => condition(scope)))

export const partnershipConditions: Conditions<PartnershipFilter> = {
  ...locatedConditions({ inReach: worksIn, inCountry: sql`EXISTS (${works})` }),
  search: matches('partnership'),
  kinds: (kinds, { dialect }, filter) =>
    orUnknown(dialect.oneOf(sql`t."kind"`, kinds), sql`t."kind" IS NULL`, filter),
  // One that is known to have ended is in no other stage.
  stages: (stages, { dialect }, filter) =>
    orUnknown(
      dialect.oneOf(sql`t."stage"`, stages),
      sql`(t."stage" IS NULL AND t."endedOn" IS NULL)`,
      filter,
    ),
  hasEnded: (has) => (has ? hasEnded(sql`t`) : sql`NOT coalesce(${hasEnded(sql`t`)}, FALSE)`),
  activity: (levels, scope) => scope.dialect.oneOf(activityLevel(sql`t`, scope), levels),
  isConfirmed: (is, scope) => (is ? isConfirmed(sql`t`, scope) : sql`NOT ${isConfirmed(sql`t`, scope)}`),
  // A date known in part counts as the last day that it may stand for.
  confirmedSince: (since) => sql`t."lastConfirmedOn" >= substr(${since}, 1, length(t."lastConfirmedOn"))`,
  formality: (formality, _scope, filter) =>
    orUnknown(sql`t."formality" = ${formality}`, sql`t."formality" IS NULL`, filter),
  legalFormKinds: (kinds, { dialect }, filter) =>
    orUnknown(dialect.oneOf(sql`t."legalFormKind"`, kinds), sql`t."legalFormKind" IS NULL`, filter),
  sectors: (codes, scope, filter) => {
    const wanted = [...new Set(codes)].map(sectorId)
    return orUnknown(
      sql`${declaredOf(wanted, scope)} = ${wanted.length}`,
      sql`NOT EXISTS (${declares})`,
      filter,
    )
  },
  // One that declares none is not known to lack any.
  missingSectors: (codes, scope, filter) => {
    const wanted = [...new Set(codes)].map(sectorId)
    const isMissing = sql`(${declaredOf(wanted, scope)} < ${wanted.length} AND EXISTS (${declares}))`
    return orUnknown(isMissing, sql`NOT EXISTS (${declares})`, filter)
  },
  seeksSectors: (codes, { dialect }, filter) =>
    orUnknown(dialect.sharesOneOf(sql`t."seeksSectors"`, codes), sql`t."seeksSectors" = '[]'`, filter),
  initiatorKinds: (kinds, { dialect, viewer }, filter) =>
    orUnknown(
      sql`EXISTS (SELECT 1 FROM "partnership_initiator" AS started
        JOIN "initiator" ON "initiator"."id" = started."initiatorId"
        WHERE started."partnershipId" = t."id" AND ${dialect.oneOf(sql`"initiator"."kind"`, kinds)}
          AND ${isNamedVisible(sql`"initiator"."organisationId"`, viewer)})`,
      sql`NOT EXISTS (SELECT 1 FROM "partnership_initiator" AS started WHERE started."partnershipId" = t."id")`,
      filter,
    ),
  activityAreas: (areas, { dialect }, filter) =>
    orUnknown(dialect.sharesOneOf(sql`t."activityAreas"`, areas), sql`t."activityAreas" = '[]'`, filter),
  nationwide: (isNationwide, _scope, filter) =>
    orUnknown(
      isNationwide
        ? sql`'territory_PL' IN (${works})`
        : sql`(EXISTS (${works}) AND 'territory_PL' NOT IN (${works}))`,
      sql`NOT EXISTS (${works})`,
      filter,
    ),
  hasUpcomingEvents: (has, scope) => (has ? hasUpcoming(scope) : sql`NOT ${hasUpcoming(scope)}`),
}

/** True of the partnerships `t` one of whose territories is in reach. */
export function worksIn(unitId: Sql, coverage: Coverage) {
  if (coverage === Coverage.WITHIN)
    return sql`t."id" IN (SELECT "partnershipId" FROM "territory_partnership" WHERE "territoryId" = ${unitId})`
  return sql`t."id" IN (SELECT "partnershipId" FROM "partnership_territory" WHERE "territoryId" IN (${reach(unitId, coverage)})
    AND ${inTime('"partnership_territory"')})`
}
