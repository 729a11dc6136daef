import type { Event } from '../../event/event.entity'
import { EventKind, EventStatus } from '../../event/event.enums'
import { searchColumns } from '../../shared/record'
import { territoryId } from '../../territory/territory.entity'
import type { Row } from '../first-data/records/rows'
import type { Host } from './partnership-rows'
import { EVENTS, PLACES } from './words'
import { DAY_MS, END, EXAMPLE, exampleId, fancyName, instantBetween, placeName, type World } from './world'

const KINDS = [
  EventKind.PICNIC,
  EventKind.WORKSHOP,
  EventKind.SPORTS,
  EventKind.FESTIVAL,
  EventKind.LECTURE,
  EventKind.CONCERT,
  EventKind.MEETING,
  EventKind.OTHER,
] as const

const HOUR_MS = 3_600_000

/** Most events are announced after the partnership was founded; a third of them is still to come. */
const LAST_START = END + 3 * 365 * DAY_MS

export function eventRow(
  world: World,
  { id: partnershipId, name, createdAt, unit, location }: Host,
  number: number,
): Row<Event> {
  const { random } = world
  const kind = random.pick(KINDS)
  const place = `${random.pick(PLACES)} „${fancyName(world)}”`
  const title = `${random.pick(EVENTS[kind])} – ${place} ${EXAMPLE}`
  const startsAt = toTheHour(Date.parse(createdAt), LAST_START, world)
  const description = random.chance(0.5) ? `Zapraszamy: ${placeName(unit)}. Wydarzenie jest zmyślone.` : null
  return {
    ...searchColumns(title, description, name),
    id: exampleId(world, 'event', number),
    isExample: true,
    createdAt,
    updatedAt: createdAt,
    viewCount: random.lowBelow(1_000),
    title,
    description,
    kind,
    status: random.chance(0.95)
      ? EventStatus.SCHEDULED
      : random.pick([EventStatus.CANCELLED, EventStatus.POSTPONED]),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: random.chance(0.8) ? new Date(startsAt + (1 + random.below(6)) * HOUR_MS).toISOString() : null,
    place,
    ...(location && random.chance(0.7) && { location }),
    capacity: random.chance(0.3) ? 10 + random.lowBelow(500) : null,
    isFree: random.chance(0.8) ? true : null,
    sources: [],
    partnershipId,
    territoryId: random.chance(0.5) ? territoryId(unit.code) : null,
  }
}

const toTheHour = (from: number, to: number, { random }: World) =>
  Math.floor(Date.parse(instantBetween(from, to, random)) / HOUR_MS) * HOUR_MS

/** One in twenty events has another host besides its own. */
export function coHostLinks({ random }: World, events: readonly Row<Event>[], hosts: readonly Host[]) {
  return events.flatMap(({ id, partnershipId }) => {
    const other = random.chance(0.05) ? hosts[random.below(hosts.length)]?.id : undefined
    return other === undefined || other === partnershipId ? [] : [{ eventId: id, partnershipId: other }]
  })
}
