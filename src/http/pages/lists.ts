import { polishDay } from '../../core/values/polish-text'
import { SearchType } from '../../modules/search/search-all'
import { eventList } from './event-list'
import { html } from './html'
import type { ListDeclaration } from './list-page'
import { LIST_TEXTS } from './list-texts'
import type {
  EventListPageQuery,
  EventListPageQueryVariables,
  PartnershipListPageQuery,
  PartnershipListPageQueryVariables,
  SearchPageQuery,
  SearchPageQueryVariables,
} from './page-queries'
import { PageQuery } from './page-query'
import { listPath, SEARCH_PATHS } from './record-paths'
import type { Site } from './site'
import { webcal } from './webcal'

const partnershipQuery = new PageQuery<
  PartnershipListPageQuery,
  PartnershipListPageQueryVariables
>(/* GraphQL */ `
  query PartnershipListPage($words: String, $code: String, $after: String) {
    partnerships(first: 50, after: $after, filter: { search: $words, territory: $code }) {
      totalCount
      totalCountIsExact
      pageInfo { hasNextPage endCursor }
      nodes { __typename id slug name summary territories { path } }
    }
  }
`)

const partnershipEntries = (
  nodes: NonNullable<PartnershipListPageQuery['partnerships']>['nodes'],
  site: Site,
) =>
  html`<ul class="events">${nodes.map(
    (partnership) => html`<li>${site.link(partnership)}
<span class="soft">${partnership.territories.map(({ path }) => path).join(' · ')}</span></li>`,
  )}</ul>`

export const partnershipList: ListDeclaration = {
  path: (language) => listPath('Partnership', language),
  title: (texts) => texts.partnerships,
  says: (texts) => texts.partnershipsSay,
  read: async ({ words, code, after }, { context, known, site }) => {
    const { data, ...dated } = await partnershipQuery.read({ words, code, after }, context, known)
    return {
      ...dated,
      found: data.partnerships && {
        ...data.partnerships,
        entries: partnershipEntries(data.partnerships.nodes, site),
      },
    }
  },
  feeds: ({ words, code }, site) => {
    const query = feedQuery({ search: words, territory: code })
    const { how } = LIST_TEXTS[site.language]
    const items = Object.entries(how).map(
      ([
        format,
        says,
      ]) => html`<li><a href="${site.path(`/feeds/partnerships.${format}${query}`)}">${format.toUpperCase()}</a>
<span class="soft">– ${says}</span></li>`,
    )
    return html`<ul>${items}</ul>`
  },
}

const eventQuery = new PageQuery<EventListPageQuery, EventListPageQueryVariables>(/* GraphQL */ `
  query EventListPage($words: String, $code: String, $after: String, $from: DateOrTime!) {
    events(first: 50, after: $after, filter: { search: $words, territory: $code, from: $from }) {
      totalCount
      totalCountIsExact
      pageInfo { hasNextPage endCursor }
      nodes { __typename id title status place startsOn startsAtLocal endsOn endsAtLocal }
    }
  }
`)

export const upcomingEvents: ListDeclaration = {
  path: (language) => listPath('Event', language),
  title: (texts) => texts.events,
  says: (texts) => texts.eventsSay,
  read: async ({ words, code, after }, { context, known, site }) => {
    const from = polishDay(context.now)
    const { data, ...dated } = await eventQuery.read({ words, code, after, from }, context, known)
    return {
      ...dated,
      found: data.events && { ...data.events, entries: eventList(data.events.nodes, site, '') },
    }
  },
  feeds: ({ words, code }, site) => {
    const texts = LIST_TEXTS[site.language]
    const address = site.address(`/feeds/events.ics${feedQuery({ search: words, territory: code })}`)
    const named = encodeURIComponent(address)
    return html`<ul>
<li><a href="${webcal(address)}">${texts.calendar}</a></li>
<li><a href="https://calendar.google.com/calendar/render?cid=${encodeURIComponent(webcal(address))}">${texts.google}</a></li>
<li><a href="https://outlook.live.com/calendar/0/addfromweb?url=${named}">${texts.outlook}</a></li>
</ul>`
  },
}

const searchQuery = new PageQuery<SearchPageQuery, SearchPageQueryVariables>(/* GraphQL */ `
  query SearchPage($words: String!, $code: String, $after: String) {
    search(query: $words, first: 20, after: $after, territory: $code) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        __typename
        id
        title
        summary
        ... on Partnership { slug }
        ... on Territory { code }
        ... on Guide { slug }
      }
    }
  }
`)

const searchEntries = (nodes: NonNullable<SearchPageQuery['search']>['nodes'], site: Site) =>
  html`<ul class="events">${nodes.map(
    (node) => html`<li>${site.link({ ...node, name: node.title })}
<span class="soft">${site.label(SearchType, node.__typename.toUpperCase())}${node.summary && html` · ${node.summary}`}</span></li>`,
  )}</ul>`

export const searchList: ListDeclaration = {
  path: (language) => SEARCH_PATHS[language],
  title: (texts) => texts.search,
  says: (texts) => texts.searchSays,
  read: async ({ words, code, after }, { context, known, site }) => {
    if (words === null) return { found: null, tables: [], cacheExpiry: Number.POSITIVE_INFINITY }
    const { data, ...dated } = await searchQuery.read({ words, code, after }, context, known)
    return {
      ...dated,
      found: data.search && { ...data.search, entries: searchEntries(data.search.nodes, site) },
    }
  },
}

function feedQuery(parameters: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parameters).filter((each): each is [string, string] => each[1] !== null)
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}
