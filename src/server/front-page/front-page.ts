import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Config } from '../../config/config'
import { datasets } from '../../feed/dataset'
import { formats } from '../../feed/formats/formats'
import type { Reader } from '../../shared/reader'
import { Language } from '../../shared/vocabulary'
import { COUNTED, LIMITS, type LimitName } from '../limits/limits'
import { type Counts, countRecords } from './counts'
import { EXAMPLES } from './examples'
import { STYLE } from './front-page-style'
import { TEXTS } from './front-page-texts'
import { Html, html } from './html'

interface Parts {
  readonly config: Config
  readonly reader: Reader
}

const CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Three circles that overlap: the sectors. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill-opacity=".75"><circle cx="16" cy="11" r="9" fill="#b3261e"/><circle cx="11" cy="20" r="9" fill="#0b57a4"/><circle cx="21" cy="20" r="9" fill="#2e7d32"/></svg>',
)}`

/** What this is, for whoever opens its address in a browser. */
export async function frontPage(reply: FastifyReply, { config, reader }: Parts) {
  const counts = await countRecords(reader)
  const articles = Object.values(Language).map((language) => article(language, config, counts))
  const page = html`<!doctype html>
<html lang="pl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${config.publisherName} – ${TEXTS.PL.title}</title>
<meta name="description" content="${TEXTS.EN.title}">
<link rel="icon" href="${ICON}">
${new Html(`<style>${STYLE}</style>`)}
</head>
<body>
<header>
<h1>Partnerstwa</h1>
<nav aria-label="Język, language"><a href="#pl" lang="pl">Polski</a> <a href="#en" lang="en">English</a></nav>
</header>
<main>
${articles}
</main>
<footer>${Object.values(Language).map((language) => imprint(language, config))}</footer>
</body>
</html>
`
  return reply
    .headers({ 'content-security-policy': CSP, 'cache-control': 'no-cache' })
    .type('text/html; charset=utf-8')
    .send(page.text)
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
<dl>${(Object.keys(texts.counts) as (keyof Counts)[]).map(count)}</dl>
<h3>${texts.begin}</h3>
<ul>${link('graphql', texts.sandbox)}${link('schema.graphql', texts.schema)}${link('readyz', texts.readiness)}</ul>
<h3>${texts.feeds}</h3>
<p class="soft">${texts.feedsSay}</p>
<ul>${feeds(texts.feed)}</ul>
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
function feeds(texts: (typeof TEXTS)[Language]['feed']): Html[] {
  const link = (path: string, title: string) => html`<a href="${path}">${title}</a> `
  const lists = Object.values(datasets).map(({ name }) => {
    const offered = formats.filter((format) => format.datasets.includes(name))
    return html`<li>${texts[name]}: ${offered.map(({ extension }) => link(`feeds/${name}.${extension}`, extension))}</li>`
  })
  return [
    ...lists,
    html`<li>${link('feeds/changes.ndjson', 'ndjson')}– ${texts.changes}</li>`,
    html`<li>${link('feeds/news.atom', 'atom')}${link('feeds/news.json', 'json')}– ${texts.news}</li>`,
    html`<li>${link('catalog.jsonld', 'jsonld')}– ${texts.catalog}</li>`,
    html`<li>${link('openapi.json', 'json')}– ${texts.openapi}</li>`,
  ]
}

function limits(language: Language, config: Config): Html {
  const { limit, limits, requests, keyRequests, milliseconds } = TEXTS[language]
  const number = new Intl.NumberFormat(language.toLowerCase())
  const rates: [number, string][] = [
    [config.rateLimitPerMinute, requests],
    [config.apiKeyRateLimitPerMinute, keyRequests],
  ]
  const rows: [number, string][] = [
    ...(Object.keys(LIMITS) as LimitName[]).map((name): [number, string] => [
      LIMITS[name],
      COUNTED[name][language],
    ]),
    ...(config.rateLimitPerMinute > 0 ? rates : []),
    [config.queryTimeoutMs, milliseconds],
  ]
  return html`<table aria-label="${limits}">
<thead><tr>${limit.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows.map(([most, of]) => html`<tr><th scope="row">${number.format(most)}</th><td>${of}</td></tr>`)}</tbody>
</table>`
}

function imprint(language: Language, { publisherName, dataLicence }: Config): Html {
  const { publisher, licence } = TEXTS[language]
  return html`<p lang="${language.toLowerCase()}">${publisher}: ${publisherName}. ${licence}: <a rel="license" href="https://spdx.org/licenses/${encodeURIComponent(dataLicence)}.html">${dataLicence}</a>.</p>`
}

const curl = ({ publicUrl }: Config) => `curl ${publicUrl}/graphql \\
  -H 'content-type: application/json' \\
  -d '{ "query": "{ partnerships(first: 3) { nodes { name } } }" }'`

const today = () => new Date().toISOString().slice(0, 10)
