import { searchColumns } from '../../core/collections/record'
import type { Comment } from '../../modules/comment/comment.entity'
import { CommentState } from '../../modules/comment/comment.enums'
import type { Event } from '../../modules/event/event.entity'
import { EventKind, EventStatus } from '../../modules/event/event.enums'
import { territoryId } from '../../modules/territory/territory.entity'
import type { SeedRow } from '../seed/rows/seed-row'
import type { GeneratedHost } from './generated-partnerships'
import {
  DAY_MS,
  END,
  EXAMPLE,
  exampleId,
  fancyName,
  instantBetween,
  placeName,
  type World,
} from './random-world'
import { EVENTS, PLACES, REMARKS } from './words'

/** What is commented on, and since when it could be. */
interface Subject {
  readonly id: string
  readonly createdAt: string
}

interface Above {
  readonly id: string
  readonly subjectId: string
  readonly depth: number
  readonly createdAt: string
}

const DEEPEST = 3
const UNREADABLE = [CommentState.DELETED, CommentState.HIDDEN, CommentState.PENDING] as const

/** Comments on the subjects, of which the first gets about half of them; a quarter are replies. */
export function commentRows(
  world: World,
  subjects: readonly [Subject, ...Subject[]],
  numbers: readonly number[],
): SeedRow<Comment>[] {
  const { random } = world
  const written: Above[] = []
  return numbers.map((number) => {
    const answered = random.chance(0.25) ? written[random.below(written.length)] : undefined
    const above = answered && answered.depth < DEEPEST ? answered : undefined
    const subject = random.chance(0.5)
      ? subjects[0]
      : (subjects[random.below(subjects.length)] ?? subjects[0])
    const from = Date.parse((above ?? subject).createdAt)
    const comment = {
      id: exampleId(world, 'comment', number),
      subjectId: above?.subjectId ?? subject.id,
      depth: above ? above.depth + 1 : 0,
      createdAt: instantBetween(from, END, random),
    }
    written.push(comment)
    return {
      ...comment,
      text: `${random.pick(REMARKS)} ${random.chance(0.5) ? random.pick(REMARKS) : ''}`.trim(),
      state: random.chance(0.96) ? CommentState.PUBLISHED : random.pick(UNREADABLE),
      authorId: exampleId(world, 'account', random.lowBelow(world.accounts)),
      parentId: above?.id ?? null,
    }
  })
}

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
  { id: partnershipId, name, createdAt, unit, location }: GeneratedHost,
  number: number,
): SeedRow<Event> {
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
export function coHostLinks(
  { random }: World,
  events: readonly SeedRow<Event>[],
  hosts: readonly GeneratedHost[],
) {
  return events.flatMap(({ id, partnershipId }) => {
    const other = random.chance(0.05) ? hosts[random.below(hosts.length)]?.id : undefined
    return other === undefined || other === partnershipId ? [] : [{ eventId: id, partnershipId: other }]
  })
}
