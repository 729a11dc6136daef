import { create } from 'xmlbuilder2'
import type { FiledRecord } from '../../export/read-records'
import type { DatasetName } from '../dataset'
import { titleOf } from '../feed-title'
import { entryOf } from './entry'
import { addressOf, type Feed, type FeedFormat, languageOf, languageParameter, legal } from './format'

/** An id that stays the same wherever the registry moves its files (RFC 4151). */
export const tagOf = (publicUrl: string, of: string): string =>
  `tag:${new URL(publicUrl).hostname},2026:${of}`

export const atom: FeedFormat = {
  extension: 'atom',
  mediaType: 'application/atom+xml; charset=utf-8',
  called: 'Atom',
  fileType: 'ATOM',
  meaning: 'For feed readers (RFC 4287): one entry for each record, identified by its id, as it is now.',
  datasets: ['partnerships', 'events'],
  parameters: [languageParameter],
  hasNames: true,
  writing: (feed) => {
    const [head = ''] = create({ version: '1.0', encoding: 'UTF-8' }, { feed: headOf(feed) })
      .end()
      .split(LAST)
    return {
      head,
      text: (records) =>
        records.map((record) => create({ entry: elementOf(record, feed) }).end({ headless: true })).join(''),
      between: '',
      tail: `${LAST}\n`,
    }
  },
}

const LAST = '</feed>'

const SUBJECTS: Readonly<Partial<Record<DatasetName, string>>> = {
  partnerships: 'Partnerstwa',
  events: 'Wydarzenia',
}

const headOf = (feed: Feed) => headed(feed, titleOf(SUBJECTS[feed.dataset.name] ?? '', feed))

const headed = ({ address, publicUrl, publisher, modified }: Feed, title: string) => ({
  '@xmlns': 'http://www.w3.org/2005/Atom',
  id: address,
  title: legal(title),
  updated: (modified ?? new Date(0)).toISOString(),
  author: { name: legal(publisher) },
  link: [
    { '@rel': 'self', '@href': address, '@type': 'application/atom+xml' },
    { '@rel': 'alternate', '@href': `${publicUrl}/`, '@type': 'text/html' },
  ],
})

function elementOf(record: FiledRecord, feed: Feed) {
  const { title, url, summary } = entryOf(record, feed.dataset.name, languageOf(feed))
  return {
    id: tagOf(feed.publicUrl, String(record.id)),
    title: legal(title),
    updated: record.updatedAt,
    published: record.createdAt,
    link: [
      { '@rel': 'alternate', '@href': url, '@type': 'text/html' },
      { '@rel': 'related', '@href': addressOf(feed, record.id), '@type': 'application/json' },
    ],
    summary: legal(summary),
  }
}
