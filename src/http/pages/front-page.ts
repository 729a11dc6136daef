import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config/config'
import type { DeadlineReader } from '../../core/collections/deadline-reader'
import { endOfPolishDay } from '../../core/values/local-day'
import { Language } from '../../core/vocabulary'
import { tablesReadBy } from '../../database/statement-tables'
import { EXAMPLES } from '../../graphql/example-queries'
import { Answer, type ResponseCache } from '../../graphql/executor/response-cache'
import { COUNTED, LIMITS, type LimitName } from '../../graphql/limits/limits'
import { DATA_SOURCES } from '../../interchange/feeds/catalog/data-sources'
import { datasets } from '../../interchange/feeds/dataset'
import { formats } from '../../interchange/feeds/formats/formats'
import { TEXTS } from './front-page-texts'
import { type Html, html } from './html'
import { type Counts, countRecords } from './record-counts'
import { listPath, SEARCH_PATHS } from './record-paths'
import { type Alternate, pageText, sendPage } from './send-page'
import { webcal } from './webcal'

interface Parts {
  readonly config: Config
  readonly reader: DeadlineReader
  readonly documents: ResponseCache
}

/** What programs find from here: news, calendar and catalogue. */
const ALTERNATES: readonly Alternate[] = [
  { path: 'feeds/news.atom', type: 'application/atom+xml', title: 'Nowe partnerstwa i wydarzenia' },
  { path: 'feeds/news.rss', type: 'application/rss+xml', title: 'Nowe partnerstwa i wydarzenia' },
  { path: 'feeds/news.json', type: 'application/feed+json', title: 'Nowe partnerstwa i wydarzenia' },
  { path: 'feeds/events.ics', type: 'text/calendar', title: 'Wydarzenia' },
  { path: 'catalog.jsonld', type: 'application/ld+json', title: 'Katalog danych' },
]

/** What this is, for people who open its address in a browser. */
export async function frontPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { config, reader, documents }: Parts,
) {
  const now = new Date()
  const page = await documents.get('/', now, async () => ({
    answer: new Answer(textOf(config, await countRecords(reader))),
    tables: tablesReadBy(reader),
    cacheExpiry: endOfPolishDay(now),
  }))
  const links = ALTERNATES.map(
    ({ path, type }) => `<${config.publicUrl}/${path}>; rel="alternate"; type="${type}"`,
  )
  reply.header('link', links.join(', '))
  return sendPage(request, reply, { page })
}

function textOf(config: Config, counts: Counts): string {
  const articles = Object.values(Language).map((language) => article(language, config, counts))
  const body = html`<header>
<h1>Partnerstwa</h1>
<nav aria-label="Język, language"><a href="#pl" lang="pl">Polski</a> <a href="#en" lang="en">English</a></nav>
</header>
<main class="columns">
${articles}
</main>
<footer>${Object.values(Language).map((language) => imprint(language, config))}</footer>`
  const title = `${config.publisherName} – ${TEXTS.PL.title}`
  return pageText({ title, description: TEXTS.EN.title, alternates: ALTERNATES, body })
}

function article(language: Language, config: Config, counts: Counts): Html {
  const texts = TEXTS[language]
  const lang = language.toLowerCase()
  const number = new Intl.NumberFormat(lang)
  const count = (kind: keyof Counts) =>
    html`<div><dt>${texts.counts[kind]}</dt><dd>${number.format(counts[kind])}</dd></div>`
  const link = (address: string, [title, says]: readonly [string, string]) =>
    html`<li><a href="${address}">${title}</a> <span class="soft">– ${says}</span></li>`
  return html`<article id="${lang}" lang="${lang}" aria-labelledby="${lang}-title">
<h2 id="${lang}-title">${texts.title}</h2>
<p>${texts.lead}</p>
<dl class="counts">${(Object.keys(texts.counts) as (keyof Counts)[]).map(count)}</dl>
<h3>${texts.begin}</h3>
<ul>${link(listPath('Partnership', language).slice(1), texts.partnerships)}${link(listPath('Event', language).slice(1), texts.events)}${link(SEARCH_PATHS[language].slice(1), texts.search)}${link('graphql', texts.sandbox)}${link('api.graphql', texts.schema)}${link('readyz', texts.readiness)}</ul>
<h3>${texts.feeds}</h3>
<p class="soft">${texts.feedsSay}</p>
<ul>${feeds(texts, config)}</ul>
<h3>${texts.examples}</h3>
<p class="soft">${texts.examplesSay}</p>
<ul>${EXAMPLES.map(({ asks, query }) => html`<li><a href="graphql?query=${encodeURIComponent(query(today()))}">${asks[language]}</a></li>`)}</ul>
<h3>${texts.program}</h3>
<pre tabindex="0" role="region" aria-label="${texts.program}"><code>${curl(config)}</code></pre>
<h3>${texts.limits}</h3>
<p class="soft">${texts.limitsSay}</p>
${limits(language, config)}
</article>
`
}

/** Each list in all its formats, and what else there is. */
function feeds({ feed: texts, subscribe }: (typeof TEXTS)[Language], { publicUrl }: Config): Html[] {
  const link = (path: string, title: string) => html`<a href="${path}">${title}</a> `
  const lists = Object.values(datasets).map(({ name }) => {
    const offered = formats.filter((format) => format.datasets.includes(name))
    return html`<li>${texts[name]}: ${offered.map(({ extension }) => link(`feeds/${name}.${extension}`, extension))}</li>`
  })
  return [
    ...lists,
    html`<li><a href="${webcal(`${publicUrl}/feeds/events.ics`)}">${subscribe}</a></li>`,
    html`<li>${link('feeds/changes.ndjson', 'ndjson')}– ${texts.changes}</li>`,
    html`<li>${link('feeds/news.atom', 'atom')}${link('feeds/news.rss', 'rss')}${link('feeds/news.json', 'json')}– ${texts.news}</li>`,
    html`<li>${link('ogc', 'ogc')}– ${texts.maps}</li>`,
    html`<li>${link('catalog.jsonld', 'jsonld')}– ${texts.catalog}</li>`,
    html`<li>${link('openapi.json', 'json')}– ${texts.openapi}</li>`,
  ]
}

function limits(language: Language, config: Config): Html {
  const { limit, limits, requests, keyRequests, readSeconds, answerBytes, milliseconds } = TEXTS[language]
  const number = new Intl.NumberFormat(language.toLowerCase())
  const rates: [number, string][] = [
    [config.rateLimitPerMinute, requests],
    [config.apiKeyRateLimitPerMinute, keyRequests],
    [config.readSecondsPerMinute, readSeconds],
  ]
  const rows: [number, string][] = [
    ...(Object.keys(LIMITS) as LimitName[]).map((name): [number, string] => [
      LIMITS[name],
      COUNTED[name][language],
    ]),
    ...(config.rateLimitPerMinute > 0 ? rates : []),
    [config.maxAnswerMb * 1_000_000, answerBytes],
    [config.queryTimeoutMs, milliseconds],
  ]
  return html`<table aria-label="${limits}">
<thead><tr>${limit.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows.map(([most, of]) => html`<tr><th scope="row">${number.format(most)}</th><td>${of}</td></tr>`)}</tbody>
</table>`
}

function imprint(language: Language, { publisherName, dataLicence }: Config): Html {
  const { publisher, licence, credits } = TEXTS[language]
  const sources = DATA_SOURCES.map(({ name, url, licence: ofSource, gives }, index) => {
    const end = index === DATA_SOURCES.length - 1 ? '.' : '; '
    return html`${gives[language]}: <a href="${url}">${name}</a>${ofSource === null ? '' : html` (${licenceLink(ofSource)})`}${end}`
  })
  return html`<p lang="${language.toLowerCase()}">${publisher}: ${publisherName}. ${licence}: ${licenceLink(dataLicence)}. ${credits}: ${sources}</p>`
}

const licenceLink = (spdx: string): Html =>
  html`<a rel="license" href="https://spdx.org/licenses/${encodeURIComponent(spdx)}.html">${spdx}</a>`

const curl = ({ publicUrl }: Config) => `curl ${publicUrl}/graphql \\
  -H 'content-type: application/json' \\
  -d '{ "query": "{ partnerships(first: 3) { nodes { name } } }" }'`

const today = () => new Date().toISOString().slice(0, 10)

/** The last instant of the day, in UTC: the examples name it. */
