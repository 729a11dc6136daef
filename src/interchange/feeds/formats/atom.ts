import { create } from 'xmlbuilder2'
import type { FiledRecord } from '../../export/read-records'
import { addressOf, type Feed, type FeedFormat, legal } from './format'

/** What a feed reader shows of a record. */
export interface Entry {
  readonly name: string
  readonly summary: string
}

export function entryOf(record: FiledRecord): Entry {
  const name = String(record.name ?? record.title)
  const text = record.summary ?? record.description ?? record.place
  return { name, summary: typeof text === 'string' ? text : name }
}

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
  parameters: [],
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

const headOf = ({ address, publicUrl, publisher, modified }: Feed) => ({
  '@xmlns': 'http://www.w3.org/2005/Atom',
  id: address,
  title: legal(publisher),
  updated: (modified ?? new Date(0)).toISOString(),
  author: { name: legal(publisher) },
  link: [
    { '@rel': 'self', '@href': address, '@type': 'application/atom+xml' },
    { '@rel': 'alternate', '@href': `${publicUrl}/`, '@type': 'text/html' },
  ],
})

function elementOf(record: FiledRecord, feed: Feed) {
  const { name, summary } = entryOf(record)
  return {
    id: tagOf(feed.publicUrl, String(record.id)),
    title: legal(name),
    updated: record.updatedAt,
    published: record.createdAt,
    link: { '@rel': 'alternate', '@href': addressOf(feed, record.id), '@type': 'application/json' },
    summary: legal(summary),
  }
}
