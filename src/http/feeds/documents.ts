import { createHash } from 'node:crypto'
import type { Config } from '../../config/config'
import { Language } from '../../core/vocabulary'
import type { ServerContext } from '../../graphql/context/request-context'
import { daneGovPlOf } from '../../interchange/feeds/catalog/dane-gov-pl'
import { dcatOf } from '../../interchange/feeds/catalog/dcat'
import { rdfXmlOf, turtleOf } from '../../interchange/feeds/catalog/rdf'
import { coverageMap, coverageTable } from '../../interchange/feeds/coverage-table'
import { datasets } from '../../interchange/feeds/dataset'
import { dataPackageOf } from '../../interchange/feeds/descriptions/data-package'
import { embeddableJson } from '../../interchange/feeds/embeddable-json'
import { languageIn, type Parameters, singleValues } from '../../interchange/feeds/feed-filter'
import { extentOf, lastChange } from '../../interchange/feeds/feed-state'
import { moderationTable } from '../../interchange/feeds/moderation-table'
import { parseNewsAddress } from '../../interchange/feeds/news/news-address'
import { readNews } from '../../interchange/feeds/news/read-news'
import { atomOf, jsonFeedOf, type NewsFeed, rssOf } from '../../interchange/feeds/news/write-news'
import { statisticsTable } from '../../interchange/feeds/statistics-table'

/** A document, in one format or in several. */
export interface Document {
  /** Without the ending: `/catalog`. */
  readonly path: string
  readonly formats: readonly DocumentFormat[]
  /** Whether the address without the ending has it as well, in the format that the client accepts. */
  readonly isNegotiated: boolean
  /** Whether it may be another one on another day, though nobody writes. */
  readonly changesByDay?: boolean
  /** The parameters with which it may be another one every minute. */
  readonly timedParameters?: readonly string[]
}

export interface DocumentFormat {
  readonly extension: string
  readonly mediaType: string
  write(context: ServerContext, parameters: Parameters): Promise<WrittenDocument>
}

export interface WrittenDocument {
  readonly text: string
  /** The address of the next page. */
  readonly next?: string | null
}

/** What is small, and the same until somebody writes: the catalogue, and what is new. */
export const documentsOf = (config: Config): Document[] => [
  catalogueOf(config),
  dataPackageDocument(config),
  daneGovPlDocument(config),
  newsOf(config),
  coverageDocument,
  statisticsDocument,
  moderationDocument,
]

const catalogued = async (
  { publicUrl, publisherName, publisherEmail, dataLicence }: Config,
  { reader }: ServerContext,
) => ({
  ...{ publicUrl, publisher: publisherName, email: publisherEmail, licence: dataLicence },
  modified: await lastChange(reader),
  extent: await extentOf(reader),
})

function catalogueOf(config: Config): Document {
  const format = (extension: string, mediaType: string, write: (catalogue: object) => string) => ({
    ...{ extension, mediaType },
    write: async (asking: ServerContext, given: Parameters) => {
      singleValues(given, [])
      return { text: write(dcatOf(await catalogued(config, asking))) }
    },
  })
  return {
    path: '/catalog',
    formats: [
      format('jsonld', 'application/ld+json; charset=utf-8', (all) => `${embeddableJson(all, 1)}\n`),
      format('ttl', 'text/turtle; charset=utf-8', (all) => turtleOf(all as Described)),
      format('rdf', 'application/rdf+xml; charset=utf-8', (all) => rdfXmlOf(all as Described)),
    ],
    isNegotiated: true,
  }
}

type Described = Readonly<Record<string, unknown>>

function dataPackageDocument(config: Config): Document {
  const write = async (asking: ServerContext, given: Parameters) => {
    const language = languageIn(given, Language.EN)
    return { text: `${JSON.stringify(dataPackageOf(await catalogued(config, asking), language), null, 1)}\n` }
  }
  const format = { extension: 'json', mediaType: 'application/json; charset=utf-8', write }
  return { path: '/datapackage', formats: [format], isNegotiated: false }
}

function daneGovPlDocument(config: Config): Document {
  const write = async (asking: ServerContext, given: Parameters) => {
    singleValues(given, [])
    return { text: daneGovPlOf(await catalogued(config, asking)) }
  }
  return {
    path: '/feeds/dane-gov-pl',
    formats: [
      { extension: 'xml', mediaType: 'application/xml; charset=utf-8', write },
      {
        extension: 'md5',
        mediaType: 'text/plain; charset=utf-8',
        write: async (asking, given) => {
          const { text } = await write(asking, given)
          return { text: createHash('md5').update(text).digest('hex') }
        },
      },
    ],
    isNegotiated: false,
  }
}

function newsOf({ publicUrl, publisherName }: Config): Document {
  const format = (extension: string, mediaType: string, write: (feed: NewsFeed) => string) => ({
    ...{ extension, mediaType },
    write: async (asking: ServerContext, given: Parameters) => {
      const base = `${publicUrl}/feeds/news.${extension}`
      const address = await parseNewsAddress(given, { base, asking })
      const { before, language, narrowedTo, addressOf } = address
      const page = await readNews(address, asking)
      const next = page.next === null ? null : addressOf(page.next)
      const addresses = { self: addressOf(before), first: addressOf(null), next }
      const about = { language, publicUrl, publisher: publisherName, narrowedTo }
      return { text: write({ page, ...about, addresses }), next }
    },
  })
  return {
    path: '/feeds/news',
    formats: [
      format('atom', 'application/atom+xml; charset=utf-8', atomOf),
      format('json', 'application/feed+json; charset=utf-8', jsonFeedOf),
      format('rss', 'application/rss+xml; charset=utf-8', rssOf),
    ],
    isNegotiated: true,
  }
}

const coverageDocument: Document = {
  path: '/feeds/coverage',
  formats: [
    {
      extension: 'csv',
      mediaType: 'text/csv; charset=utf-8; header=present',
      write: async (asking, given) => ({ text: await coverageTable(given, asking) }),
    },
    {
      extension: 'geojson',
      mediaType: 'application/geo+json; charset=utf-8',
      write: async (asking, given) => ({ text: await coverageMap(given, asking) }),
    },
  ],
  isNegotiated: false,
  changesByDay: true,
  timedParameters: datasets.partnerships.changesWithTime,
}

const statisticsDocument: Document = {
  path: '/feeds/statistics',
  formats: [
    {
      extension: 'csv',
      mediaType: 'text/csv; charset=utf-8; header=present',
      write: async (asking, given) => ({ text: await statisticsTable(given, asking) }),
    },
  ],
  isNegotiated: false,
  changesByDay: true,
  timedParameters: datasets.partnerships.changesWithTime,
}

const moderationDocument: Document = {
  path: '/feeds/moderation',
  formats: [
    {
      extension: 'csv',
      mediaType: 'text/csv; charset=utf-8; header=present',
      write: async (asking, given) => ({ text: await moderationTable(given, asking) }),
    },
  ],
  isNegotiated: false,
  changesByDay: true,
}
