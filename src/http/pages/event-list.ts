import { EventStatus } from '../../modules/event/event.enums'
import type { When } from './dates'
import { type Html, html } from './html'
import type { Site } from './site'

interface ListedEvent extends When {
  readonly __typename: string
  readonly id: string
  readonly title: string
  readonly status: EventStatus | `${EventStatus}`
  readonly place: string | null
}

/** Events in their order, or what is said where there are none. */
export const eventList = (events: readonly ListedEvent[], site: Site, none: string): Html =>
  events.length === 0
    ? html`<p class="soft">${none}</p>`
    : html`<ul class="events">${events.map(
        (event) => html`<li>${site.link({ ...event, name: event.title })}
<span class="soft">${site.period(event)}${event.place && html` · ${event.place}`}${event.status === EventStatus.SCHEDULED ? null : html` · <strong>${site.label(EventStatus, event.status)}</strong>`}</span></li>`,
      )}</ul>`
