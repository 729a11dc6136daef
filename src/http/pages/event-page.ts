import { EventKind, EventStatus } from '../../modules/event/event.enums'
import { comments } from './comments'
import { addressLine, facts, paragraphs, section, sources } from './elements'
import { EVENT_TEXTS } from './event-texts'
import { type Html, html } from './html'
import type { MadeRecordPage, Making } from './page'
import type { EventPageQuery, EventPageQueryVariables } from './page-queries'
import { PageQuery } from './page-query'
import type { Site } from './site'

const query = new PageQuery<EventPageQuery, EventPageQueryVariables>(/* GraphQL */ `
  query EventPage($id: ID!) {
    event(id: $id) {
      __typename
      id
      title
      summary
      description
      kind
      status
      startsOn
      startsAtLocal
      endsOn
      endsAtLocal
      timeZone
      place
      address { street postalCode town }
      onlineUrl
      capacity
      isFree
      createdAt
      viewCount
      commentCount
      sources { url retrievedAt }
      partnership { __typename id slug name }
      coHosts { __typename id slug name }
      territory { __typename id code path }
      comments(first: 20) {
        nodes { id createdAt bodyHtml author { displayName } replyCount }
      }
    }
  }
`)

type Event = NonNullable<EventPageQuery['event']>

/** Null: visitors see no such event. */
export async function eventPage(
  key: string,
  { site, context, known }: Making,
): Promise<MadeRecordPage | null> {
  const { data, ...read } = await query.read({ id: key }, context, known)
  const { event } = data
  if (!event) return null
  const where = event.place ?? event.territory?.path
  const description = [site.period(event), ...(where ? [where] : []), event.partnership.name].join(' · ')
  return { ...read, title: event.title, description, record: event, main: main(event, site) }
}

function main(event: Event, site: Site): Html {
  const texts = EVENT_TEXTS[site.language]
  const { title, kind, status, place, territory, onlineUrl, capacity, isFree, partnership, coHosts } = event
  return html`<h1>${title}</h1>
${status === EventStatus.SCHEDULED ? null : html`<p class="lead"><strong>${site.label(EventStatus, status)}</strong></p>`}
<p class="lead">${site.period(event)}${event.timeZone === POLISH_TIME ? null : html` <span class="soft">(${event.timeZone})</span>`}</p>
${facts([
  [texts.place, place],
  [texts.address, addressLine(event.address)],
  [texts.territory, territory && site.link({ ...territory, name: territory.path })],
  [texts.online, onlineUrl && html`<a href="${onlineUrl}" rel="nofollow">${onlineUrl}</a>`],
  [texts.host, site.link(partnership)],
  [texts.coHosts, coHosts.map((host, index) => html`${index > 0 ? ', ' : ''}${site.link(host)}`)],
  [texts.kind, site.label(EventKind, kind)],
  [texts.price, isFree === null ? null : texts[isFree ? 'free' : 'paid']],
  [texts.capacity, capacity === null ? null : site.count(capacity)],
  [texts.added, site.day(event.createdAt)],
  [texts.views, site.count(event.viewCount)],
  [texts.comments, html`<a href="#comments">${site.count(event.commentCount)}</a>`],
])}
${paragraphs(event.description)}
${comments(event, site)}
${section(site.texts.sources, sources(event.sources, site))}`
}

const POLISH_TIME = 'Europe/Warsaw'
