import { markdownHtml } from '../../core/values/markdown'
import { comments } from './comments'
import { facts, section } from './elements'
import { GUIDE_TEXTS } from './guide-texts'
import { Html, html } from './html'
import type { MadeRecordPage, Making } from './page'
import type { GuidePageQuery, GuidePageQueryVariables } from './page-queries'
import { PageQuery } from './page-query'
import type { Site } from './site'

const query = new PageQuery<GuidePageQuery, GuidePageQueryVariables>(/* GraphQL */ `
  query GuidePage($id: ID, $slug: String, $language: Language!) {
    guide(id: $id, slug: $slug) {
      __typename
      id
      slug
      title(language: $language)
      summary(language: $language)
      createdAt
      viewCount
      commentCount
      territory { __typename id code path }
      sections(language: $language) { kind heading body }
      contacts { phone email website purpose(language: $language) }
      examples(first: 20) { nodes { __typename id slug name } }
      comments(first: 20) {
        nodes { id createdAt bodyHtml author { displayName } replyCount }
      }
    }
  }
`)

type Guide = NonNullable<GuidePageQuery['guide']>

/** Null: there is no such guide. */
export async function guidePage(
  key: string,
  { site, language, context, known }: Making,
): Promise<MadeRecordPage | null> {
  const named = key.startsWith('guide_') ? { id: key } : { slug: key.toLowerCase() }
  const { data, ...read } = await query.read({ ...named, language }, context, known)
  const { guide } = data
  if (!guide) return null
  const { title, summary } = guide
  return {
    ...read,
    title,
    description: summary ?? site.texts.descriptionOf(title),
    record: guide,
    main: main(guide, site),
  }
}

function main(guide: Guide, site: Site): Html {
  const texts = GUIDE_TEXTS[site.language]
  const { title, summary, sections, contacts, examples, territory } = guide
  return html`<h1>${title}</h1>
${summary && html`<p class="lead">${summary}</p>`}
${facts([
  [texts.territory, territory && site.link({ ...territory, name: territory.path })],
  [texts.added, site.day(guide.createdAt)],
  [texts.views, site.count(guide.viewCount)],
  [texts.comments, html`<a href="#comments">${site.count(guide.commentCount)}</a>`],
])}
<nav aria-label="${texts.contents}"><ul>${sections.map(({ kind, heading }) => html`<li><a href="#${kind}">${heading}</a></li>`)}</ul></nav>
${sections.map(({ kind, heading, body }) => section(heading, new Html(markdownHtml(body)), kind))}
${contacts.length > 0 ? section(texts.contacts, html`<ul>${contacts.map((contact) => contactItem(contact))}</ul>`) : null}
${examples.nodes.length > 0 ? section(texts.examples, html`<ul>${examples.nodes.map((partnership) => html`<li>${site.link(partnership)}</li>`)}</ul>`) : null}
${comments(guide, site)}`
}

function contactItem({ purpose, phone, email, website }: Guide['contacts'][number]): Html {
  const ways = [
    phone && html`${phone}`,
    email && html`<a href="mailto:${email}">${email}</a>`,
    website && html`<a href="${website}" rel="nofollow">${website}</a>`,
  ].filter((way) => way !== null && way !== '')
  return html`<li>${purpose}: ${ways.map((way, index) => html`${index > 0 ? ' · ' : ''}${way}`)}</li>`
}
