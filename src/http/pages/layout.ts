import type { Language } from '../../core/vocabulary'
import { Html, html } from './html'
import { ICON_LINK } from './icon'
import { listPath, SEARCH_PATHS } from './record-paths'
import { otherLanguage, type Site } from './site'
import { STYLE } from './style'

/** The same as the page, for programs: a file of the record, or a feed. */
interface Alternate {
  readonly path: string
  readonly type: string
  readonly title: string
}

interface Page {
  readonly title: string
  readonly description: string
  /** The path of the page in each language. */
  readonly paths: Readonly<Record<Language, string>>
  readonly alternates: readonly Alternate[]
  /** What it describes, as JSON-LD. Null: nothing. */
  readonly linkedData: string | null
  readonly main: Html
}

/** A page of the registry in one language: without scripts, and with nothing from elsewhere. */
export function pageText(
  site: Site,
  { title, description, paths, alternates, linkedData, main }: Page,
): string {
  const { language, texts, publisher } = site
  const other = otherLanguage(language)
  const [lang, otherLang] = [language.toLowerCase(), other.toLowerCase()]
  const address = site.address(paths[language])
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${publisher}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
<link rel="alternate" hreflang="${lang}" href="${address}">
<link rel="alternate" hreflang="${otherLang}" href="${site.address(paths[other])}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:url" content="${address}">
<meta property="og:site_name" content="${publisher}">
<meta property="og:locale" content="${language === 'PL' ? 'pl_PL' : 'en_GB'}">
<link rel="icon" href="${ICON_LINK}">
${alternates.map(({ path, type, title: called }) => html`<link rel="alternate" type="${type}" title="${called}" href="${site.path(path)}">\n`)}
${linkedData === null ? null : new Html(`<script type="application/ld+json">${linkedData}</script>`)}
${new Html(`<style>${STYLE}</style>`)}
</head>
<body class="record">
<header>
<p class="name"><a href="${site.path('/')}">${publisher}</a> <span class="soft">${texts.registry}</span></p>
<nav aria-label="${texts.navigation}"><a href="${site.path(listPath('Partnership', language))}">${texts.partnerships}</a> <a href="${site.path(listPath('Event', language))}">${texts.events}</a> <a href="${site.path(SEARCH_PATHS[language])}">${texts.search}</a> <a href="${site.path('/graphql')}">${texts.api}</a> <a href="${site.path(paths[other])}" lang="${otherLang}" hreflang="${otherLang}">${texts.otherLanguage}</a></nav>
</header>
<main>
${main}
${
  alternates.length === 0
    ? null
    : html`<section><h2>${texts.sameAs}</h2><ul>${alternates.map(({ path, title: called }) => html`<li><a href="${path.startsWith('webcal:') ? path : site.path(path)}">${called}</a></li>`)}</ul></section>`
}
</main>
<footer><p>${publisher} · ${texts.licence}: <a rel="license" href="https://spdx.org/licenses/${site.licence}">${site.licence}</a></p></footer>
</body>
</html>
`.text
}

/** What stands in a frame of another site: its links open beside it. */
export const embeddedText = (site: Site, { title, main }: Pick<Page, 'title' | 'main'>): string =>
  html`<!doctype html>
<html lang="${site.language.toLowerCase()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base target="_blank">
<title>${title} – ${site.publisher}</title>
${new Html(`<style>${STYLE}</style>`)}
</head>
<body class="record">
<main>
${main}
</main>
</body>
</html>
`.text
