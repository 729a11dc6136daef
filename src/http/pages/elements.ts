import { type Html, html } from './html'
import type { Site } from './site'

type Content = Html | string | null | readonly Html[]

/** What something is called, and what it is. Null or empty: not known, and left out. */
export type Fact = readonly [called: string, content: Content]

export const facts = (all: readonly Fact[]): Html =>
  html`<dl class="facts">${all
    .filter(
      ([, content]) =>
        content !== null && content !== '' && !(Array.isArray(content) && content.length === 0),
    )
    .map(([called, content]) => html`<div><dt>${called}</dt><dd>${content}</dd></div>`)}</dl>`

export const section = (heading: string, content: Html, id: string | null = null): Html =>
  html`<section${id && html` id="${id}"`}>
<h2>${heading}</h2>
${content}
</section>
`

/** A text of people, as they broke it into paragraphs and lines. */
export const paragraphs = (text: string | null): readonly Html[] =>
  (text ?? '')
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map(
      (part) =>
        html`<p>${part.split('\n').map((line, index) => html`${index > 0 ? BREAK : null}${line}`)}</p>`,
    )

const BREAK = html`<br>`

export const sources = (
  all: readonly { readonly url: string; readonly retrievedAt: string }[],
  site: Site,
): Html =>
  all.length === 0
    ? html`<p class="soft">${site.texts.noSources}</p>`
    : html`<ul>${all.map(({ url, retrievedAt }) => html`<li><a href="${url}" rel="nofollow">${url}</a> <span class="soft">– ${site.texts.retrieved} ${site.day(retrievedAt)}</span></li>`)}</ul>`

interface Address {
  readonly street: string | null
  readonly postalCode: string | null
  readonly town: string | null
}

/** `ul. Długa 1, 00-001 Warszawa`. Null: nothing of it is known. */
export function addressLine(address: Address | null): string | null {
  const { street = null, postalCode = null, town = null } = address ?? {}
  const place = [postalCode, town].filter(Boolean).join(' ')
  return [street, place].filter(Boolean).join(', ') || null
}

interface Contact {
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
}

export function contactFacts(contact: Contact | null, { texts }: Site): Fact[] {
  const { website = null, email = null, phone = null } = contact ?? {}
  return [
    [texts.website, website && html`<a href="${website}" rel="nofollow">${website}</a>`],
    [texts.email, email && html`<a href="mailto:${email}">${email}</a>`],
    [texts.phone, phone],
  ]
}
