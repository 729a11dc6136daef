import { IsOptional, ValidateNested } from 'class-validator'
import sql, { type Sql } from 'sql-template-tag'
import { Field, ID, InputType } from 'type-graphql'
import { badUserInput } from '../shared/errors'
import { BoundingBoxInput, isInBox, isNear, NearInput } from '../shared/geography'
import { prefixOf } from '../shared/ids'
import type { Conditions } from '../shared/list-declaration'
import { DateTime } from '../shared/scalars'
import { matches } from '../shared/search'
import { visible } from '../shared/visibility'
import { reach, unit } from '../territory/coverage'
import { Coverage } from '../territory/territory.enums'
import { EventKind, EventStatus } from './event.enums'

@InputType({
  description:
    'Narrows a list of events. Each given field narrows it further; a list inside matches any of its values.',
})
export class EventFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of the title, description, place or partnership, in any case and without diacritics if you like; each may be just the beginning of a word. At most 200 characters.',
  })
  search?: string | null

  @Field(() => [EventKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: EventKind[] | null

  @Field(() => [EventStatus], { nullable: true, description: 'In one of these states.' })
  statuses?: EventStatus[] | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Those that begin at this instant or later, or still go on then. Together with to: those that overlap the time from `from` up to, not including, `to`.',
  })
  from?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Those that begin before this instant, which must not lie before from.',
  })
  to?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code (`PL`, `14`, `1465`, `1465058`); coverage says how it counts. Where an event names no territory, those of its partnership apply. An unknown code finds nothing.',
  })
  territory?: string | null

  @Field(() => Coverage, {
    nullable: true,
    defaultValue: Coverage.WITHIN,
    description: 'How the territory counts: what lies in it, what covers it, or both.',
  })
  coverage?: Coverage | null

  @Field(() => NearInput, {
    nullable: true,
    description: 'That take place in this circle. Those whose location is not known are left out.',
  })
  @IsOptional()
  @ValidateNested()
  near?: NearInput | null

  @Field(() => BoundingBoxInput, {
    nullable: true,
    description: 'That take place in this rectangle. Those whose location is not known are left out.',
  })
  @IsOptional()
  @ValidateNested()
  within?: BoundingBoxInput | null

  @Field(() => ID, { nullable: true, description: 'Hosted or co-hosted by the partnership with this id.' })
  partnership?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those known to cost nothing. False: only those known to cost something.',
  })
  free?: boolean | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Whose record was changed at this instant or later.',
  })
  updatedSince?: string | null

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'False leaves the fictional examples out.',
  })
  includeExamples?: boolean | null
}

export const hostedBy = (
  partnershipId: Sql,
) => sql`t."id" IN (SELECT "id" FROM "event" WHERE "partnershipId" = ${partnershipId}
  UNION ALL SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" = ${partnershipId})`

export function takesPlaceIn(unitId: Sql, coverage: Coverage) {
  const reached = reach(unitId, coverage)
  return sql`(t."territoryId" IN (${reached}) OR (t."territoryId" IS NULL AND t."partnershipId" IN (
    SELECT "partnershipId" FROM "partnership_territory" WHERE "territoryId" IN (${reached}))))`
}

export const eventConditions: Conditions<EventFilter> = {
  search: matches,
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
  statuses: (statuses, { dialect }) => dialect.oneOf(sql`t."status"`, statuses),
  // An event without an end, or one that ends as it begins, is the instant at which it begins.
  from: (from, _scope, { to }) => {
    if (to != null && from > to) throw badUserInput('filter.to', 'order', 'to must not be before from.')
    return sql`(t."startsAt" >= ${from} OR t."endsAt" > ${from})`
  },
  to: (to) => sql`t."startsAt" < ${to}`,
  territory: (code, _scope, { coverage }) => takesPlaceIn(unit(code), coverage ?? Coverage.WITHIN),
  coverage: () => null,
  near: isNear,
  within: isInBox,
  // A draft is as unknown here as anywhere: what it only co-hosts must not tell of it.
  partnership: (id) => {
    const host = sql`${prefixOf(id) === null ? '' : id}`
    return sql`${hostedBy(host)} AND EXISTS (SELECT 1 FROM "partnership" AS host WHERE host."id" = ${host} AND ${visible.partnership(sql`host`)})`
  },
  free: (isFree) => (isFree ? sql`t."isFree" = TRUE` : sql`t."isFree" = FALSE`),
  updatedSince: (instant) => sql`t."updatedAt" >= ${instant}`,
  includeExamples: (include) => (include ? null : sql`t."isExample" = FALSE`),
}
