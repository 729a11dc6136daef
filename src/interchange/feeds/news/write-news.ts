import { create } from 'xmlbuilder2'
import type { Language } from '../../../core/vocabulary'
import { tagOf } from '../formats/atom'
import { entryOf } from '../formats/entry'
import { legal } from '../formats/format'
import type { News, NewsPage } from './read-news'

interface NewsTexts {
  readonly title: string
  readonly partnerships: Readonly<Partial<Record<News['what'], string>>>
  readonly events: Readonly<Partial<Record<News['what'], string>>>
}

const NEWS_TEXTS: Readonly<Record<Language, NewsTexts>> = {
  PL: {
    title: 'nowe partnerstwa i wydarzenia',
    partnerships: { NEW: 'Nowe partnerstwo', STAGE: 'Nowy etap partnerstwa', NAME: 'Nowa nazwa partnerstwa' },
    events: {
      NEW: 'Nowe wydarzenie',
      STATUS: 'Zmiana wydarzenia',
      TIME: 'Nowy termin wydarzenia',
      PLACE: 'Nowe miejsce wydarzenia',
      NAME: 'Nowa nazwa wydarzenia',
    },
  },
  EN: {
    title: 'new partnerships and events',
    partnerships: {
      NEW: 'New partnership',
      STAGE: 'New stage of a partnership',
      NAME: 'New name of a partnership',
    },
    events: {
      NEW: 'New event',
      STATUS: 'An event has changed',
      TIME: 'New time of an event',
      PLACE: 'New place of an event',
      NAME: 'New name of an event',
    },
  },
}

/** What a page of news is written about. */
export interface NewsFeed {
  readonly page: NewsPage
  readonly language: Language
  readonly publicUrl: string
  readonly publisher: string
  /** What the news are narrowed to. */
  readonly narrowedTo: readonly string[]
  /** Of the page itself, of the newest one, and of the next older one. */
  /** What its id is made of. Absent: its address. */
  readonly name?: string
  readonly addresses: { readonly self: string; readonly first: string; readonly next: string | null }
}

interface Item {
  readonly id: string
  readonly title: string
  readonly at: string
  readonly url: string
  readonly summary: string
}

function itemOf({ id, at, dataset, what, record }: News, { language, publicUrl }: NewsFeed): Item {
  const { title, url, summary } = entryOf(record, dataset, language)
  return {
    id: tagOf(publicUrl, `change:${id}`),
    title: `${NEWS_TEXTS[language][dataset][what]}: ${title}`,
    at,
    url,
    summary,
  }
}

const titleOf = ({ publisher, narrowedTo, language }: NewsFeed) =>
  `${publisher} – ${narrowedTo.join(' · ') || NEWS_TEXTS[language].title}`

/** RFC 4287, in pages by RFC 5005. */
export function atomOf(feed: NewsFeed): string {
  const { page, publisher, language, addresses } = feed
  const entries = page.news.map((news) => itemOf(news, feed))
  const link = (rel: string, href: string, type = 'application/atom+xml') => ({
    '@rel': rel,
    '@href': href,
    '@type': type,
  })
  const next = addresses.next === null ? [] : [link('next', addresses.next)]
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        '@xml:lang': language.toLowerCase(),
        // Of another territory or language it is another feed, to whoever reads both.
        id: tagOf(feed.publicUrl, feed.name ?? `news${new URL(addresses.first).search}`),
        title: legal(titleOf(feed)),
        updated: entries[0]?.at ?? new Date(0).toISOString(),
        author: { name: legal(publisher) },
        link: [
          link('alternate', `${feed.publicUrl}/`, 'text/html'),
          ...[link('self', addresses.self), link('first', addresses.first), ...next],
        ],
        entry: entries.map(({ id, title, at, url, summary }) => ({
          id,
          title: legal(title),
          updated: at,
          published: at,
          link: link('alternate', url, 'text/html'),
          summary: legal(summary),
        })),
      },
    },
  ).end({ prettyPrint: true })
}

/** JSON Feed 1.1. */
export function jsonFeedOf(feed: NewsFeed): string {
  const { page, publicUrl, publisher, language, addresses } = feed
  const items = page.news.map((news) => {
    const { id, title, at, url, summary } = itemOf(news, feed)
    return { id, url, title, content_text: summary, date_published: at, tags: [news.dataset] }
  })
  const described = {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed),
    home_page_url: `${publicUrl}/`,
    feed_url: addresses.self,
    ...(addresses.next !== null && { next_url: addresses.next }),
    language: language.toLowerCase(),
    authors: [{ name: publisher, url: `${publicUrl}/` }],
    items,
  }
  return `${JSON.stringify(described, null, 1)}\n`
}

/** How often readers are to ask again, in minutes. */
const REFRESH_MINUTES = 60

/** RSS 2.0, for readers that know neither of the others; in pages by RFC 5005. */
export function rssOf(feed: NewsFeed): string {
  const { page, publicUrl, language, addresses } = feed
  const items = page.news.map((news) => itemOf(news, feed))
  const dated = (at: string) => new Date(at).toUTCString()
  const link = (rel: string, href: string) => ({
    '@rel': rel,
    '@href': href,
    '@type': 'application/rss+xml',
  })
  const next = addresses.next === null ? [] : [link('next', addresses.next)]
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      rss: {
        '@version': '2.0',
        '@xmlns:atom': 'http://www.w3.org/2005/Atom',
        channel: {
          title: legal(titleOf(feed)),
          link: `${publicUrl}/`,
          description: legal(NEWS_TEXTS[language].title),
          language: language.toLowerCase(),
          ...(items[0] && { lastBuildDate: dated(items[0].at) }),
          ttl: REFRESH_MINUTES,
          'atom:link': [link('self', addresses.self), link('first', addresses.first), ...next],
          item: items.map(({ id, title, at, url, summary }) => ({
            title: legal(title),
            link: url,
            guid: { '@isPermaLink': 'false', '#': id },
            pubDate: dated(at),
            description: legal(summary),
          })),
        },
      },
    },
  ).end({ prettyPrint: true })
}
