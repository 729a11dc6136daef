import { IsOptional } from 'class-validator'
import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, ID, InputType } from 'type-graphql'
import { inTime } from '../../core/collections/in-time'
import { prefixOf } from '../../core/id'
import type { Conditions } from '../../core/lists/list-declaration'
import { matches } from '../../core/lists/search'
import { DateOrTime, PartialDate } from '../../core/scalars'
import { IsTimeZone } from '../../core/values/time-zone'
import { LegalFormKind } from '../partnership/legal-form.enums'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import { reach, unit } from '../territory/named-units'
import { COUNTRY_CODE } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'
import { LocatedFilter, locatedConditions, orUnknown } from '../territory/territory.filter'
import { EventKind, EventStatus } from './event.enums'
import { duringPeriod, periodOf } from './event-period'

@InputType({
  description:
    'Narrows a list of events. Each field narrows it further; a list matches any of its values, and an empty list is as if it were left out. If an event has no territory, the territories of its partnership count.',
})
export class EventFilter extends LocatedFilter {
  @Directive('@cost(weight: 60)')
  @Field(() => String, {
    nullable: true,
    description:
      'Words of the title, description, place or partnership. Case and diacritics do not matter, and the beginning of a word is enough. At most 200 characters.',
  })
  search?: string | null

  @Field(() => [EventKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: EventKind[] | null

  @Field(() => [EventStatus], { nullable: true, description: 'Only with these statuses.' })
  statuses?: EventStatus[] | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Only events of this day, month or year: `2026-12-05`, `2026-12`. By the calendar in timeZone; an all-day event is found on its own days. Not together with from or to.',
  })
  on?: string | null

  @Field(() => DateOrTime, {
    nullable: true,
    description:
      'Only events that begin at this time or later, or have not ended by then. A date stands for its beginning in timeZone. With to: events that overlap the period.',
  })
  from?: string | null

  @Field(() => DateOrTime, {
    nullable: true,
    description:
      'Only events that begin before this time, which must not be before from. An instant itself is left out; a date is included, with all of its last day in timeZone.',
  })
  to?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The IANA name of the time zone in which dates in on, from and to are meant; `Europe/Warsaw` by default.',
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Only events that the partnership with this id hosts or co-hosts.',
  })
  partnership?: string | null

  @Directive('@cost(weight: 50)')
  @Field(() => [LegalFormKind], {
    nullable: true,
    description:
      'Only events that a partnership hosts or co-hosts whose legal form is of one of these kinds.',
  })
  legalFormKinds?: LegalFormKind[] | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only events known to be free. False: only events known to cost something. includeUnknown adds those of which neither is known.',
  })
  free?: boolean | null
}

const hostedBy = (
  partnershipId: Sql,
) => sql`t."id" IN (SELECT "id" FROM "event" WHERE "partnershipId" = ${partnershipId}
  UNION ALL SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" = ${partnershipId})`

/** Of any unit but the country. */
export function takesPlaceIn(unitId: Sql, coverage: Coverage) {
  if (coverage === Coverage.WITHIN)
    return sql`t."id" IN (SELECT "eventId" FROM "territory_event" WHERE "territoryId" = ${unitId})`
  const reached = reach(unitId, coverage)
  return sql`t."id" IN (SELECT "id" FROM "event" WHERE "territoryId" IN (${reached})
      AND ${inTime('"event"')}
    UNION ALL SELECT placeless."id" FROM "event" AS placeless
      JOIN "partnership_territory" AS works ON works."territoryId" IN (${reached})
      AND placeless."partnershipId" = works."partnershipId" AND ${inTime('placeless')} AND placeless."territoryId" IS NULL)`
}

/** True of the events `t` whose unit is known. */
const takesPlace = sql`(t."territoryId" IS NOT NULL OR EXISTS (
  SELECT 1 FROM "partnership_territory" AS works WHERE works."partnershipId" = t."partnershipId"))`

/** True of the events `t` in the unit of the code, and below it. */
export const isWithin = (code: string): Sql =>
  code === COUNTRY_CODE ? takesPlace : takesPlaceIn(unit(code), Coverage.WITHIN)

export const eventConditions: Conditions<EventFilter> = {
  ...locatedConditions({ inReach: takesPlaceIn, inCountry: takesPlace }),
  search: matches('event'),
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
  statuses: (statuses, { dialect }) => dialect.oneOf(sql`t."status"`, statuses),
  on: (_on, _scope, filter) => duringPeriod(periodOf(filter)),
  from: (_from, _scope, filter) => duringPeriod({ ...periodOf(filter), to: null }),
  to: (_to, _scope, filter) => duringPeriod({ ...periodOf(filter), from: null }),
  timeZone: () => null,
  // A draft is as unknown here as anywhere: what it only co-hosts must not tell of it.
  partnership: (id, { viewer }) => {
    const host = sql`${prefixOf(id) === null ? '' : id}`
    return sql`${hostedBy(host)} AND EXISTS (SELECT 1 FROM "partnership" AS host WHERE host."id" = ${host} AND ${isPartnershipVisible(sql`host`, viewer)})`
  },
  legalFormKinds: (kinds, { dialect, viewer }, filter) => {
    const hasKind = orUnknown(
      dialect.oneOf(sql`host."legalFormKind"`, kinds),
      sql`host."legalFormKind" IS NULL`,
      filter,
    )
    const hosts = sql`"partnership" AS host WHERE ${hasKind} AND ${isPartnershipVisible(sql`host`, viewer)}`
    return sql`(t."partnershipId" IN (SELECT host."id" FROM ${hosts})
      OR t."id" IN (SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" IN (SELECT host."id" FROM ${hosts})))`
  },
  free: (isFree, _scope, filter) =>
    orUnknown(isFree ? sql`t."isFree" = TRUE` : sql`t."isFree" = FALSE`, sql`t."isFree" IS NULL`, filter),
}
