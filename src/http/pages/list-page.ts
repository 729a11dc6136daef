import type { Language } from '../../core/vocabulary'
import { tablesReadBy } from '../../database/statement-tables'
import { codeOfUnit } from '../../modules/territory/find-unit'
import { type Html, html } from './html'
import { LIST_TEXTS } from './list-texts'
import type { MadePage, Making } from './page'
import type { Site } from './site'
import { chooseUnit, type Unit } from './unit-choice'

/** What a reader asks a list for. */
export interface Asked {
  readonly words: string | null
  readonly unit: string | null
  /** The cursor of the last entry of the page before. */
  readonly after: string | null
}

/** The names of what is asked, in addresses. */
const PARAMETERS = { words: 'q', unit: 'territory', after: 'after' } as const satisfies Record<
  keyof Asked,
  string
>

export const PARAMETER_NAMES: readonly string[] = Object.values(PARAMETERS)

export const askedIn = (query: URLSearchParams): Asked => ({
  words: query.get(PARAMETERS.words)?.trim() || null,
  unit: query.get(PARAMETERS.unit)?.trim() || null,
  after: query.get(PARAMETERS.after) || null,
})

/** The query of an address, in one order: `?q=piknik&territory=1465`. */
export function addressQuery(asked: Partial<Asked>): string {
  const query = new URLSearchParams()
  for (const [field, name] of Object.entries(PARAMETERS)) {
    const value = asked[field as keyof Asked]
    if (value) query.set(name, value)
  }
  return query.size > 0 ? `?${query}` : ''
}

/** A page of entries that were found. */
interface Found {
  readonly totalCount: number
  readonly totalCountIsExact?: boolean
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly entries: Html
}

/** What a list reads and how it shows it, given the unit that is meant. */
export interface ListDeclaration {
  readonly path: (language: Language) => string
  readonly title: (texts: Texts) => string
  readonly says: (texts: Texts) => string
  readonly read: (
    asked: Asked & { readonly code: string | null },
    making: Making,
  ) => Promise<{ readonly found: Found | null } & Pick<MadePage, 'tables' | 'cacheExpiry'>>
  /** Where programs get the same. */
  readonly feeds?: (
    asked: { readonly words: string | null; readonly code: string | null },
    site: Site,
  ) => Html
}

type Texts = (typeof LIST_TEXTS)[Language]

/** The page of a list, under a form that narrows it. */
export async function listPage(
  { path, title, says, read, feeds }: ListDeclaration,
  asked: Asked,
  making: Making,
): Promise<MadePage> {
  const { site, language } = making
  const texts = LIST_TEXTS[language]
  const chosen = asked.unit === null ? null : await chooseUnit(asked.unit, making)
  const isUnclear = chosen !== null && chosen.unit === null
  const code = chosen?.unit?.code ?? null
  const { found, ...dated } = isUnclear ? { ...chosen, found: null } : await read({ ...asked, code }, making)
  const here = site.path(path(language))
  const next = found?.pageInfo.hasNextPage
    ? addressQuery({ ...asked, after: found.pageInfo.endCursor })
    : null
  const main = html`<h1>${title(texts)}</h1>
<p class="soft">${says(texts)}</p>
${form(here, { ...asked, unit: chosen?.unit?.name ?? asked.unit }, texts)}
${isUnclear ? choice(here, asked, { texts, others: chosen.others }) : null}
${found && results(found, site)}
${next ? html`<p><a rel="next" href="${here + next}">${texts.next}</a></p>` : null}
${
  !isUnclear && feeds
    ? html`<section><h2>${texts.take}</h2>${feeds({ words: asked.words, code }, site)}
${embedding(site.address(EMBEDDED + path(language) + addressQuery({ words: asked.words, unit: code })), title(texts), texts.embed)}</section>`
    : null
}`
  return {
    title: title(texts),
    description: says(texts),
    main,
    tables: [...new Set([...dated.tables, ...(chosen?.tables ?? [])])],
    cacheExpiry: Math.min(dated.cacheExpiry, chosen?.cacheExpiry ?? dated.cacheExpiry),
  }
}

/** Under this path, lists are shown in the pages of others. */
export const EMBEDDED = '/embed'

function embedding(address: string, title: string, heading: string): Html {
  const frame = `<iframe src="${address.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="600" loading="lazy"></iframe>`
  return html`<h3>${heading}</h3>
<pre tabindex="0" role="region" aria-label="${heading}"><code>${frame}</code></pre>`
}

/** The entries alone, for the page of somebody else. There is nobody to ask which unit is meant: a name must be that of one. */
export async function embeddedList(
  { path, title, read }: ListDeclaration,
  asked: Asked,
  making: Making,
): Promise<MadePage> {
  const { site, language } = making
  const texts = LIST_TEXTS[language]
  const { reader } = making.context
  const code = asked.unit === null ? null : await codeOfUnit(asked.unit, 'territory', reader)
  const { found, ...dated } = await read({ ...asked, code }, making)
  const whole = site.address(path(language) + addressQuery(asked))
  const main = html`<h1>${title(texts)}</h1>
${found && results(found, site)}
<p><a href="${whole}">${site.publisher}</a></p>`
  const tables = [...new Set([...dated.tables, ...tablesReadBy(reader)])]
  return { ...dated, tables, title: title(texts), description: title(texts), main }
}

function form(here: string, { words, unit }: Asked, texts: Texts): Html {
  return html`<form action="${here}" role="search">
<label>${texts.words} <input name="${PARAMETERS.words}" value="${words ?? ''}" maxlength="200"></label>
<label>${texts.unit} <input name="${PARAMETERS.unit}" value="${unit ?? ''}" placeholder="${texts.unitHint}" maxlength="100"></label>
<button>${texts.show}</button>
</form>`
}

interface Choice {
  readonly texts: Texts
  readonly others: readonly Unit[]
}

function choice(here: string, asked: Asked, { texts, others }: Choice): Html {
  const text = asked.unit as string
  if (others.length === 0) return html`<p role="alert">${texts.noUnit(text)}</p>`
  const links = others.map(
    ({ code, path }) =>
      html`<li><a href="${here + addressQuery({ ...asked, unit: code, after: null })}">${path}</a></li>`,
  )
  return html`<p role="alert">${texts.whichUnit(text)}</p><ul>${links}</ul>`
}

function results({ totalCount, totalCountIsExact = true, entries }: Found, site: Site): Html {
  const texts = LIST_TEXTS[site.language]
  if (totalCount === 0) return html`<p role="status">${texts.none}</p>`
  return html`<p role="status">${texts.found(site.total({ totalCount, totalCountIsExact }))}</p>
${entries}`
}
