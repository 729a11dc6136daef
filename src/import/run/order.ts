import type { Acting } from '../../keeping/write-as'
import type { Reader } from '../../shared/reader'
import type { SignedIn } from '../../shared/viewer'
import type { Intake } from '../intake/intake'

export const DUPLICATES = ['skip', 'create', 'update'] as const

/** What is to be brought in, and how. */
export interface Order {
  readonly intake: Intake
  /** Whose keys the file has. */
  readonly source: string
  readonly isDryRun: boolean
  readonly onDuplicate: (typeof DUPLICATES)[number]
  readonly areDrafts: boolean
  /** Whether the registry’s operator brings it, and not somebody with an account. */
  readonly isOperators: boolean
}

/** Where it is brought. */
export interface Registry {
  readonly reader: Reader
  /** Who brings it, as they were when they began. */
  readonly viewer: SignedIn
  /** So many rows are written by one transaction. */
  readonly batch: number
  /** Ends the import between two of them. */
  readonly signal?: AbortSignal
  /** Runs the work in one transaction, in the name of whoever brings the file. */
  transact<T>(work: (acting: Acting) => Promise<T>): Promise<T>
}
