import sql, { type Sql } from 'sql-template-tag'
import { Field, ID, InputType } from 'type-graphql'
import { badUserInput } from '../shared/errors'
import { prefixOf } from '../shared/ids'
import type { Conditions } from '../shared/list-declaration'
import { DateTime } from '../shared/scalars'
import { matches } from '../shared/search'
import { visible } from '../shared/visibility'
import { reach } from '../territory/coverage'
import { LocatedFilter, locatedConditions } from '../territory/placed.filter'
import { Coverage } from '../territory/territory.enums'
import { EventKind, EventStatus } from './event.enums'

@InputType({
  description:
    'Narrows a list of events. Each given field narrows it further; a list inside matches any of its values. Where an event names no territory, those of its partnership count.',
})
export class EventFilter extends LocatedFilter {
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
      'Those that begin at this instant or later, or still go on then. Together with to: those that overlap the time between the two, to itself not included.',
  })
  from?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Those that begin before this instant, which must not lie before from.',
  })
  to?: string | null

  @Field(() => ID, { nullable: true, description: 'Hosted or co-hosted by the partnership with this id.' })
  partnership?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those known to cost nothing. False: only those known to cost something.',
  })
  free?: boolean | null
}

const hostedBy = (
  partnershipId: Sql,
) => sql`t."id" IN (SELECT "id" FROM "event" WHERE "partnershipId" = ${partnershipId}
  UNION ALL SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" = ${partnershipId})`

export function takesPlaceIn(unitId: Sql, coverage: Coverage) {
  const reached = reach(unitId, coverage)
  const works =
    coverage === Coverage.WITHIN
      ? sql`"territory_partnership" AS works ON works."territoryId" = ${unitId}`
      : sql`"partnership_territory" AS works ON works."territoryId" IN (${reached})`
  return sql`t."id" IN (SELECT "id" FROM "event" WHERE "territoryId" IN (${reached})
    UNION ALL SELECT placeless."id" FROM "event" AS placeless JOIN ${works}
      AND placeless."partnershipId" = works."partnershipId" AND placeless."territoryId" IS NULL)`
}

export const eventConditions: Conditions<EventFilter> = {
  ...locatedConditions(takesPlaceIn),
  search: matches('event'),
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
  statuses: (statuses, { dialect }) => dialect.oneOf(sql`t."status"`, statuses),
  // An event without an end, or one that ends as it begins, is the instant at which it begins.
  from: (from, _scope, { to }) => {
    if (to != null && from > to) throw badUserInput('filter.to', 'order', 'to must not be before from.')
    return sql`(t."startsAt" >= ${from} OR t."endsAt" > ${from})`
  },
  to: (to) => sql`t."startsAt" < ${to}`,
  // A draft is as unknown here as anywhere: what it only co-hosts must not tell of it.
  partnership: (id, { viewer }) => {
    const host = sql`${prefixOf(id) === null ? '' : id}`
    return sql`${hostedBy(host)} AND EXISTS (SELECT 1 FROM "partnership" AS host WHERE host."id" = ${host} AND ${visible.partnership(sql`host`, viewer)})`
  },
  free: (isFree) => (isFree ? sql`t."isFree" = TRUE` : sql`t."isFree" = FALSE`),
}
