import type { Statement } from '../../core/collections/statement'
import type { SignedIn } from '../../core/viewer'
import type { Commenting } from '../../modules/comment/comment.policy'
import type { Variables } from '../limits/coerce-variables'
import type { TransferredError } from './transfer-errors'

/** What a thread needs to answer in the name of a server. */
export interface ThreadSettings {
  readonly databaseUrl: string
  readonly publicUrl: string
  readonly cursorSecret: Uint8Array
  readonly commenting: Commenting
  readonly maxAnswerBytes: number
}

/** A query that is valid and within the limits. */
export interface ReadOperation {
  readonly document: string
  /** SHA-256 of the document. */
  readonly documentHash: string
  readonly operationName: string | null
  readonly variables: Variables
  readonly viewer: SignedIn | null
  readonly now: Date
  /** By its plan, or else by graphql-js. */
  readonly isPlanned: boolean
}

/** A statement, of which the rows are wanted. */
export type ReadStatement = Pick<Statement, 'sql' | 'values'>

export type ThreadRead = ReadOperation | ReadStatement

export type ToThread =
  | { readonly do: 'open'; readonly settings: ThreadSettings }
  | { readonly do: 'close' }
  | {
      readonly do: 'run'
      readonly id: number
      readonly read: ThreadRead
      /** What is left of its time. */
      readonly milliseconds: number
      /** Whether the texts of its statements are wanted. */
      readonly isTraced: boolean
    }

/** What became of an operation. */
export type Outcome =
  /** The JSON of what the plan found, as it goes over the wire, which tables it was read from, and until when it is true. */
  | {
      readonly kind: 'answer'
      readonly body: Uint8Array
      readonly tables: readonly string[]
      readonly cacheExpiry: number
    }
  /** What graphql-js found: the JSON of the data, and what went wrong. */
  | { readonly kind: 'result'; readonly data: Uint8Array; readonly errors: readonly TransferredError[] }
  | { readonly kind: 'rows'; readonly rows: unknown[][] }
  /** The plan, or the statement, failed. */
  | { readonly kind: 'failure'; readonly error: TransferredError }
  /** Its time is over, or nobody waits for it. */
  | { readonly kind: 'ended' }

export type FromThread =
  | { readonly done: 'load' }
  | { readonly done: 'close' }
  | {
      readonly done: 'run'
      readonly id: number
      readonly outcome: Outcome
      readonly statements: readonly string[]
    }

/** Shared with a thread: the number of the operation that it is to end. */
export const ENDED = 0

export interface ThreadStart {
  readonly control: Int32Array
}
