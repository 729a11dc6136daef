import type { Field } from '../../../core/records/fields'
import { Language } from '../../../core/vocabulary'
import type { FiledRecord } from '../../export/read-records'
import { type Dataset, type DatasetName, MAIN_DATASETS } from '../dataset'
import type { Parameters } from '../feed-filter'

/** What a feed is written about. */
export interface Feed {
  readonly dataset: Dataset
  /** The registry’s own address, without a slash at the end. */
  readonly publicUrl: string
  readonly publisher: string
  /** By its SPDX name. */
  readonly licence: string
  readonly parameters: Parameters
  /** What the filter names, by parameter, as people call it. */
  readonly labels: Readonly<Record<string, string>>
  /** Where this very feed is read. */
  readonly address: string
  /** When visitors last saw anything change. Null: the log of changes does not know it any more. */
  readonly modified: Date | null
  /** Behind the newest change that is in the feed: whoever follows the changes goes on from here. */
  readonly cursor: string
}

/** Some of a feed: text, or the bytes of a binary format. */
export type Piece = string | Uint8Array

/** How records become a feed. */
interface Writing {
  readonly head: Piece
  /** Some more records. What stands between them begins every piece but the first. */
  text(records: readonly FiledRecord[]): Piece
  readonly between: string
  /** Asked for when all records are written. */
  readonly tail: Piece
}

/** A parameter of a format, such as `bom=1`. */
export interface FormatParameter {
  readonly name: string
  readonly meaning: string
  readonly values: readonly string[]
}

export interface FeedFormat {
  /** The end of the address: `csv`. */
  readonly extension: string
  readonly mediaType: string
  /** As people call it: `GeoJSON`. */
  readonly called: string
  /** Its code among the file types of the EU, or that of the most that they know of it. */
  readonly fileType: string
  readonly meaning: string
  /** Which records it is for. */
  readonly datasets: readonly DatasetName[]
  readonly parameters: readonly FormatParameter[]
  /** Whether names are to stand beside the ids, for people. */
  readonly hasNames?: boolean
  /** Whether what it links to is to be named with its id or code, for programs that read nothing else. */
  readonly hasLinkedNames?: boolean
  /** Whether each record is to have its point on a map. */
  readonly hasMapPoints?: boolean
  /** Without `from`, what is over for so many days is left out. */
  readonly pastDays?: number
  /** The fields are those of the records, in the order of columns. */
  writing(feed: Feed, fields: readonly Field[]): Writing
}

/** In which language the names of codes are. */
export const languageParameter: FormatParameter = {
  name: 'language',
  meaning: 'The language of the labels of codes (`stageLabel`); `PL` by default.',
  values: Object.values(Language),
}

export const languageOf = ({ parameters }: Pick<Feed, 'parameters'>): Language =>
  (parameters.get('language')?.[0] ?? Language.PL) as Language

/** Those whose records are rows of a table. */
export const TABLES: readonly DatasetName[] = [
  ...MAIN_DATASETS,
  'memberships',
  'agreements',
  'links',
  'initiators',
  'territories',
]

/** Those of JSON, which takes any record. */
export const ALL_DATASETS: readonly DatasetName[] = [...TABLES, 'sectors', 'guides']

/** Where a record is read by itself. */
export const addressOf = ({ publicUrl, dataset }: Pick<Feed, 'publicUrl' | 'dataset'>, id: unknown): string =>
  `${publicUrl}/feeds/${dataset.name}/${id}.json`

/** What XML has no sign for. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** A text as the builder of XML takes it: it reads entities, and then writes what looks like one as it is. */
export const legal = (text: string) => text.replace(ILLEGAL, ' ').replaceAll('&', '&amp;amp;')
