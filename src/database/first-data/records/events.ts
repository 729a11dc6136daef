import type { Event } from '../../../event/event.entity'
import { eventWords } from '../../../partnership/keeping/naming/search-words'
import { territoryId } from '../../../territory/territory.entity'
import type { EventFact } from '../shape/event-shape'
import type { Facts } from './facts'
import { originOf, sourcesOf } from './origin'
import { firstId, partnershipId } from './record-ids'
import type { Links, Row } from './rows'

export const eventId = (slug: string, { title, startsAt }: EventFact) =>
  firstId('event', slug, title, startsAt.instant)

export const eventRows = (facts: Facts): Row<Event>[] =>
  facts.partnerships.flatMap(({ slug, name, sources, events }) =>
    events.map((event) => {
      const { startsAt, endsAt, territory, coHosts, comments, note, ...fact } = event
      return {
        ...fact,
        ...originOf(facts),
        ...eventWords(fact, name),
        id: eventId(slug, event),
        startsAt: startsAt.instant,
        endsAt: endsAt?.instant ?? null,
        isAllDay: startsAt.isDay,
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
