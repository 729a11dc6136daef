import { create } from 'xmlbuilder2'
import type { FiledRecord } from '../../export/read-records'
import { entryOf, tagOf } from './entry'
import { addressOf, type Feed, type Format } from './format'
import { legal } from './legal'

export const atom: Format = {
  extension: 'atom',
  mediaType: 'application/atom+xml; charset=utf-8',
  meaning: 'For feed readers (RFC 4287): an entry for each record, by its id, as it is now.',
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
