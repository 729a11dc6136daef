import { polishDay } from '../../core/values/polish-text'
import { TerritoryLevel } from '../../modules/territory/territory.enums'
import { facts, section } from './elements'
import { eventList } from './event-list'
import { type Html, html } from './html'
import type { MadeRecordPage, Making } from './page'
import type { TerritoryPageQuery, TerritoryPageQueryVariables } from './page-queries'
import { PageQuery } from './page-query'
import type { Site } from './site'
import { TERRITORY_TEXTS } from './territory-texts'

const query = new PageQuery<TerritoryPageQuery, TerritoryPageQueryVariables>(/* GraphQL */ `
  query TerritoryPage($code: String!, $from: DateOrTime!) {
    territory(code: $code) {
      __typename
      id
      code
      name
      path
      level
      isHistorical
      stateDate
      population { count asOf }
      area { squareKm asOf }
      parent { __typename id code name }
      successor { __typename id code name }
      children { __typename id code name isHistorical }
      partnerships(first: 100) {
        totalCount
        totalCountIsExact
        nodes { __typename id slug name summary }
      }
      events(first: 20, filter: { from: $from }) {
        totalCount
        totalCountIsExact
        nodes { __typename id title status place startsOn startsAtLocal endsOn endsAtLocal }
      }
    }
  }
`)

type Territory = NonNullable<TerritoryPageQuery['territory']>

/** Null: there is no such unit. */
export async function territoryPage(
  key: string,
  { site, context, known }: Making,
): Promise<MadeRecordPage | null> {
  const from = polishDay(context.now)
  const { data, ...read } = await query.read({ code: key.replace(/^territory_/, ''), from }, context, known)
  const { territory } = data
  if (!territory) return null
  const description = TERRITORY_TEXTS[site.language].describes(territory.path)
  return { ...read, title: territory.name, description, record: territory, main: main(territory, site) }
}

function main(territory: Territory, site: Site): Html {
  const texts = TERRITORY_TEXTS[site.language]
  const { name, code, level, parent, successor, population, area, partnerships, events, children } = territory
  const units = children.filter(({ isHistorical }) => !isHistorical)
  return html`<h1>${name}</h1>
${successor && html`<p>${texts.successor} ${site.link(successor)}</p>`}
${facts([
  [texts.level, site.label(TerritoryLevel, level)],
  [texts.parent, parent && site.link(parent)],
  [
    texts.population,
    population &&
      html`${site.count(population.count)} <span class="soft">(${site.date(population.asOf)})</span>`,
  ],
  [
    texts.area,
    area && html`${site.count(area.squareKm)} km² <span class="soft">(${site.date(area.asOf)})</span>`,
  ],
  ['TERYT', code],
])}
${section(
  texts.partnerships(site.total(partnerships)),
  partnerships.nodes.length === 0
    ? html`<p class="soft">${texts.noPartnerships}</p>`
    : html`<ul>${partnerships.nodes.map((partnership) => html`<li>${site.link(partnership)}${partnership.summary && html` <span class="soft">– ${partnership.summary}</span>`}</li>`)}</ul>`,
)}
${section(texts.events(site.total(events)), eventList(events.nodes, site, texts.noEvents))}
${units.length > 0 ? section(texts.units, html`<ul class="names">${units.map((unit) => html`<li>${site.link(unit)}</li>`)}</ul>`) : null}`
}
