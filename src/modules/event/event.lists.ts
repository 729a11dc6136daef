import sql, { type Sql } from 'sql-template-tag'
import { allOf, visibleWithParent } from '../../core/collections/conditions'
import type { List, Part, Scope, Walk } from '../../core/lists/list-declaration'
import { byDistance, byRelevance, distanceOf } from '../../core/lists/search-orders'
import { partnerships } from '../partnership/partnership.collection'
import type { Partnership } from '../partnership/partnership.entity'
import { unit } from '../territory/named-units'
import { COUNTRY_CODE } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'
import { type Event, events } from './event.entity'
import { EventOrder } from './event.enums'
import { type EventFilter, eventConditions, takesPlaceIn } from './event.filter'
import { isEventVisible } from './event.policy'
import { periodInOrder, periodOf } from './event-period'

type EventList = List<Event, EventFilter, EventOrder>
type EventPart = Part<EventFilter, EventOrder>

/** What finds few events by an index of its own: they are sorted sooner than looked for among all. */
const NARROW = ['search', 'near', 'within', 'partnership'] as const

/** By time, the events of a territory are sorted already, and all events are; a period is a part of them. */
function walkEvents(
  { orderBy, filter }: EventPart,
  unitId: Sql | null,
  { dialect }: Scope,
): Walk<EventFilter> | null {
  const isByTime = orderBy === EventOrder.SOONEST || orderBy === EventOrder.LATEST
  const hasPeriod = filter.on != null || filter.from != null || filter.to != null
  if (!isByTime || NARROW.some((field) => filter[field] != null) || !(unitId || hasPeriod)) return null
  const startsAt = unitId ? sql`walk."startsAt"` : sql`t."startsAt"`
  const { beginning, lasting } = periodInOrder(periodOf(filter), startsAt, dialect)
  const lies = unitId
    ? [
        sql`EXISTS (SELECT 1 FROM "territory_event" AS lies
        WHERE lies."territoryId" = ${unitId} AND lies."startsAt" = t."startsAt" AND lies."eventId" = t."id")`,
      ]
    : []
  return {
    from: unitId && { table: 'territory_event', row: 'eventId' },
    sortedBy: [startsAt, unitId ? sql`walk."eventId"` : sql`t."id"`],
    condition: allOf(...(unitId ? [sql`walk."territoryId" = ${unitId}`] : []), beginning),
    besides: lasting && allOf(lasting, ...lies),
    fields: ['on', 'from', 'to'],
  }
}

/** The unit in which, or below which, the filter looks for events. */
const unitWithin = ({ territory, coverage }: EventFilter): Sql | null =>
  territory == null || territory === COUNTRY_CODE || (coverage ?? Coverage.WITHIN) !== Coverage.WITHIN
    ? null
    : unit(territory)

export const allEvents: EventList = {
  name: 'Query.events',
  of: events,
  orders: {
    SOONEST: { by: () => [sql`t."startsAt"`] },
    LATEST: { by: () => [sql`t."startsAt"`], descending: true },
    RELEVANCE: byRelevance,
    NEAREST: byDistance,
  },
  conditions: eventConditions,
  walk: (part, scope) => {
    const unitId = unitWithin(part.filter)
    const walk = walkEvents(part, unitId, scope)
    return walk && unitId ? { ...walk, fields: [...walk.fields, 'territory'] } : walk
  },
  searched: 'event',
  distanceKm: distanceOf,
}

const { walk: _, ...unwalked } = allEvents

/** For lists under something that the walk does not know. */
export const unwalkedEvents: EventList = unwalked

export const eventsOfPartnership: EventList = {
  ...unwalkedEvents,
  name: 'Partnership.events',
  under: (partnership, _filter, viewer) => [
    sql`t."partnershipId" = ${partnership}`,
    sql`t."id" IN (SELECT "eventId" FROM "event_co_host" WHERE "partnershipId" = ${partnership})
      AND t."partnershipId" <> ${partnership} AND ${isEventVisible(sql`t`, viewer)}`,
  ],
  visible: visibleWithParent,
}

export const eventsOfTerritory: EventList = {
  ...allEvents,
  name: 'Territory.events',
  under: (territory) => takesPlaceIn(territory, Coverage.WITHIN),
  walk: (part, scope, territory) => walkEvents(part, territory, scope),
}

export const coHostsOfEvent: List<Partnership> = {
  name: 'Event.coHosts',
  of: partnerships,
  through: { table: 'event_co_host', parent: 'eventId', row: 'partnershipId' },
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
}
