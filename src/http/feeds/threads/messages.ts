import type { TransferredError } from '../../../graphql/threads/transfer-errors'
import type { DatasetName } from '../../../interchange/feeds/dataset'
import type { Feed } from '../../../interchange/feeds/formats/format'
import type { Selected } from '../../../interchange/feeds/write-feed'

/** A feed by the names that threads can tell each other. */
export interface FeedOrder extends Omit<Feed, 'dataset'> {
  readonly dataset: DatasetName
  /** Of the format: `csv`. */
  readonly extension: string
  readonly selected: Selected
}

/** Which state of the registry a feed is of. */
export interface FeedState {
  readonly state: string
  /** The place behind all changes. */
  readonly head: string
  readonly modified: Date | null
}

export interface FeedPiece {
  /** Until the next is asked for. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Whether nothing comes after it. */
  readonly isLast: boolean
}

export type FeedQuestion =
  /** The control is shared: once it is not zero, nobody waits for the feed. */
  | { readonly do: 'open'; readonly databaseUrl: string; readonly control: Int32Array }
  /** The memory is that of a piece which has been made use of. */
  | { readonly do: 'next'; readonly order: FeedOrder; readonly memory: ArrayBuffer | null }
  | { readonly do: 'close' }

export interface ToFeedThread {
  readonly id: number
  readonly feed: number
  readonly question: FeedQuestion
}

export type FeedReply =
  | { readonly kind: 'state'; readonly state: FeedState }
  | { readonly kind: 'piece'; readonly piece: FeedPiece }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failure'; readonly error: TransferredError }

export interface FromFeedThread {
  readonly id: number
  readonly reply: FeedReply
  /** For how many milliseconds the database has worked for the feed since the reply before. */
  readonly spent: number
}
