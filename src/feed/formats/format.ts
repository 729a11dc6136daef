import type { FiledRecord } from '../../export/read-records'
import type { Dataset, DatasetName } from '../dataset'
import type { Parameters } from '../feed-filter'

/** What a feed is written about. */
export interface Feed {
  readonly dataset: Dataset
  /** The registry’s own address, without a slash at the end. */
  readonly publicUrl: string
  readonly publisher: string
  readonly parameters: Parameters
  /** Where this very feed is read. */
  readonly address: string
  /** When visitors last saw anything change. Null: the log of changes does not know it any more. */
  readonly modified: Date | null
  /** Behind the newest change that is in the feed: whoever follows the changes goes on from here. */
  readonly cursor: string
}

/** How records become the text of a feed. */
interface Writing {
  readonly head: string
  /** The text of some more records. What stands between them begins every text but the first. */
  text(records: readonly FiledRecord[]): string
  readonly between: string
  readonly tail: string
}

/** A parameter of a format, such as `bom=1`. */
export interface FormatParameter {
  readonly name: string
  readonly meaning: string
  readonly values: readonly string[]
}

export interface Format {
  /** The end of the address: `csv`. */
  readonly extension: string
  readonly mediaType: string
  readonly meaning: string
  /** Which records it is for. */
  readonly datasets: readonly DatasetName[]
  readonly parameters: readonly FormatParameter[]
  /** So many records are made into text together: fewer, where each takes long, for others wait meanwhile. */
  readonly batch?: number
  writing(feed: Feed): Writing
}

export const EVERY_DATASET: readonly DatasetName[] = ['partnerships', 'events', 'organisations']

/** Where a record is read by itself. */
export const addressOf = ({ publicUrl, dataset }: Pick<Feed, 'publicUrl' | 'dataset'>, id: unknown): string =>
  `${publicUrl}/feeds/${dataset.name}/${id}.json`
