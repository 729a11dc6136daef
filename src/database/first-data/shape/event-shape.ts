import { EventKind, EventStatus } from '../../../event/event.enums'
import { comments } from './comment-shape'
import { localTime } from './local-time'
import { count, flag, list, oneOf, optional, orElse, record, type Shape, type Shaped, text } from './shape'
import { address, discussed, location, slug, sources, webAddress } from './value-shapes'

export const eventShape = (territory: Shape<string>) =>
  record({
    title: text,
    description: optional(text),
    kind: oneOf(Object.values(EventKind)),
    status: orElse(oneOf(Object.values(EventStatus)), EventStatus.SCHEDULED),
    startsAt: localTime,
    endsAt: optional(localTime),
    place: optional(text),
    address: optional(address),
    location: optional(location),
    territory: optional(territory),
    onlineUrl: optional(webAddress),
    capacity: optional(count),
    isFree: optional(flag),
    ...discussed,
    coHosts: list(slug),
    /** Where it is absent, the partnership's apply. */
    sources,
    note: optional(text),
    comments,
  })

export type EventFact = Shaped<ReturnType<typeof eventShape>>
