import sql, { type Sql } from 'sql-template-tag'
import { Field, InputType } from 'type-graphql'
import { InitiatorKind } from '../initiator/initiator.enums'
import { SectorCode, sectorId } from '../sector/sector.entity'
import type { Conditions, Scope } from '../shared/list-declaration'
import { matches } from '../shared/search'
import { visible } from '../shared/visibility'
import { reach } from '../territory/coverage'
import { LocatedFilter, locatedConditions } from '../territory/placed.filter'
import { Coverage } from '../territory/territory.enums'
import { ActivityArea } from './activity-area.enums'
import { Formality, PartnershipKind, PartnershipStage } from './partnership.enums'

@InputType({
  description:
    'Narrows a list of partnerships. Each given field narrows it further; a list inside matches any of its values, except sectors, which wants all of them.',
})
export class PartnershipFilter extends LocatedFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name, former names, summary, goals or place, in any case and without diacritics if you like: `zolw` finds „Żółw”. Each may be just the beginning of a word. At most 200 characters.',
  })
  search?: string | null

  @Field(() => [PartnershipKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: PartnershipKind[] | null

  @Field(() => [PartnershipStage], { nullable: true, description: 'In one of these stages.' })
  stages?: PartnershipStage[] | null

  @Field(() => Formality, {
    nullable: true,
    description: 'Those that rest on an agreement, or those that rest on trust alone.',
  })
  formality?: Formality | null

  @Field(() => [SectorCode], { nullable: true, description: 'That declare all of these sectors.' })
  sectors?: SectorCode[] | null

  @Field(() => [SectorCode], { nullable: true, description: 'That lack at least one of these sectors.' })
  missingSectors?: SectorCode[] | null

  @Field(() => [SectorCode], {
    nullable: true,
    description: 'That look for partners from one of these sectors.',
  })
  seeksSectors?: SectorCode[] | null

  @Field(() => [InitiatorKind], {
    nullable: true,
    description: 'Started by an initiator of one of these kinds.',
  })
  initiatorKinds?: InitiatorKind[] | null

  @Field(() => [ActivityArea], { nullable: true, description: 'Active in one of these areas.' })
  activityAreas?: ActivityArea[] | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those that work in the whole country. False: only those that do not.',
  })
  nationwide?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only those that host or co-host a scheduled event that has not ended. False: only those that do not.',
  })
  hasUpcomingEvents?: boolean | null
}

const declares = sql`SELECT "sectorId" FROM "partnership_sector" WHERE "partnershipId" = t."id"`
const works = sql`SELECT "territoryId" FROM "partnership_territory" WHERE "partnershipId" = t."id"`

const upcoming = ({ now, viewer }: Scope) => {
  const isUpcoming = sql`e."status" = 'SCHEDULED' AND (e."startsAt" >= ${now} OR e."endsAt" > ${now}) AND ${visible.event(sql`e`, viewer)}`
  return sql`(EXISTS (SELECT 1 FROM "event" AS e WHERE e."partnershipId" = t."id" AND ${isUpcoming})
    OR EXISTS (SELECT 1 FROM "event_co_host" AS hosting JOIN "event" AS e ON e."id" = hosting."eventId"
      WHERE hosting."partnershipId" = t."id" AND ${isUpcoming}))`
}

export const partnershipConditions: Conditions<PartnershipFilter> = {
  ...locatedConditions(worksIn),
  search: matches('partnership'),
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
  stages: (stages, { dialect }) => dialect.oneOf(sql`t."stage"`, stages),
  formality: (formality) => sql`t."formality" = ${formality}`,
  sectors: (codes, { dialect }) => {
    const wanted = [...new Set(codes)].map(sectorId)
    return sql`(SELECT count(*) FROM (${declares}) AS declared WHERE ${dialect.oneOf(sql`declared."sectorId"`, wanted)}) = ${wanted.length}`
  },
  missingSectors: (codes, { dialect }) => {
    const wanted = [...new Set(codes)].map(sectorId)
    return sql`(SELECT count(*) FROM (${declares}) AS declared WHERE ${dialect.oneOf(sql`declared."sectorId"`, wanted)}) < ${wanted.length}`
  },
  seeksSectors: (codes, { dialect }) => dialect.sharesOneOf(sql`t."seeksSectors"`, codes),
  initiatorKinds: (kinds, { dialect }) => sql`EXISTS (SELECT 1 FROM "partnership_initiator" AS started
    JOIN "initiator" ON "initiator"."id" = started."initiatorId"
    WHERE started."partnershipId" = t."id" AND ${dialect.oneOf(sql`"initiator"."kind"`, kinds)})`,
  activityAreas: (areas, { dialect }) => dialect.sharesOneOf(sql`t."activityAreas"`, areas),
  nationwide: (isNationwide) =>
    isNationwide ? sql`'territory_PL' IN (${works})` : sql`'territory_PL' NOT IN (${works})`,
  hasUpcomingEvents: (has, scope) => (has ? upcoming(scope) : sql`NOT ${upcoming(scope)}`),
}

/** True of the partnerships `t` one of whose territories is in reach. */
export function worksIn(unitId: Sql, coverage: Coverage) {
  if (coverage === Coverage.WITHIN)
    return sql`t."id" IN (SELECT "partnershipId" FROM "territory_partnership" WHERE "territoryId" = ${unitId})`
  return sql`t."id" IN (SELECT "partnershipId" FROM "partnership_territory" WHERE "territoryId" IN (${reach(unitId, coverage)}))`
}
