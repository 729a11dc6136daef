import { getOrMake } from './get-or-make'
import type { GoodUntil } from './good-until'
import type { Reader } from './reader'
import type { Selection } from './selection'
import type { Write } from './writing'

/** What one request carries to every resolver. */
export interface Context {
  /** What was read is kept until something is written: then the next epoch begins. Shared by every copy of the context. */
  readonly epoch: { current: Map<object, unknown> }
  readonly reader: Reader
  /** The instant of the request: everything in one answer agrees on what “upcoming” and “in force” mean. */
  readonly now: Date
  readonly write: Write
  /** What the operation selects, where that is known: the columns of other fields are not read. */
  readonly selection: Selection | null
  /** Until when what is read for this request stays true while nobody writes. */
  readonly goodUntil: GoodUntil
  /** Seals the cursors of lists. */
  readonly cursorSecret: Uint8Array
  /** Who asks; null for a visitor, and from signing out on. */
  viewer: SignedIn | null
}

/** An account whose access token came with the request, and what it may do beyond commenting. */
export interface SignedIn {
  readonly accountId: string
  /** Null: an identity provider keeps the session. */
  readonly sessionId: string | null
  /** When the identity provider issued the token, by its own clock. Null for a token of ours. */
  readonly tokenIssuedAt: Date | null
  /** An administrator is a moderator too. */
  readonly isModerator: boolean
  readonly isAdmin: boolean
  /** The ids of the partnerships whose records it keeps. */
  readonly organises: readonly string[]
  /** The ids of the territories whose records it keeps. */
  readonly edits: readonly string[]
}

/** Makes a value once per request, and anew after a write: a DataLoader is declared where it belongs, and no registry lists them all. */
export function perRequest<T>(make: (context: Context) => T): (context: Context) => T {
  return (context) => getOrMake(context.epoch.current as Map<object, T>, make, () => make(context))
}
