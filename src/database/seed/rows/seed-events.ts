import type { Event } from '../../../modules/event/event.entity'
import { derivedColumns } from '../../../modules/event/event-columns'
import { territoryId } from '../../../modules/territory/territory.entity'
import type { EventFact } from '../format/record-parsers'
import type { Facts } from './facts'
import { firstId, originOf, partnershipId, sourcesOf } from './record-ids'
import { type Links, type SeedRow } from './seed-row'

export const eventId = (slug: string, { title, startsAt }: EventFact) =>
  firstId('event', slug, title, startsAt.instant)

export const eventRows = (facts: Facts): SeedRow<Event>[] =>
  facts.partnerships.flatMap(({ slug, name, sources, events }) =>
    events.map((event) => {
      const { startsAt, endsAt, territory, coHosts, comments, note, ...fact } = event
      const values = {
        ...fact,
        startsAt: startsAt.instant,
        endsAt: endsAt?.instant ?? null,
        isAllDay: startsAt.isDay,
      }
      return {
        ...values,
        ...originOf(facts),
        ...derivedColumns(values, name),
        id: eventId(slug, event),
        sources: sourcesOf(facts, fact.sources.length > 0 ? fact.sources : sources),
        partnershipId: partnershipId(slug),
        territoryId: territory && territoryId(territory),
      }
    }),
  )

export const eventCoHosts = ({ partnerships }: Facts): Links => ({
  table: 'event_co_host',
  owner: 'eventId',
  rows: partnerships.flatMap(({ slug, events }) =>
    events.flatMap((event) =>
      event.coHosts.map((coHost) => ({
        eventId: eventId(slug, event),
        partnershipId: partnershipId(coHost),
      })),
    ),
  ),
})
