import { getOrMake } from './get-or-make'
import type { Reader } from './reader'
import type { Write } from './writing'

/** What one request carries to every resolver. */
export interface Context {
  /** What was read is kept until something is written: then the next epoch begins. */
  epoch: object
  readonly reader: Reader
  /** The instant of the request: everything in one answer agrees on what “upcoming” and “in force” mean. */
  readonly now: Date
  readonly write: Write
  /** Seals the cursors of lists. */
  readonly cursorSecret: Uint8Array
  /** Who asks; null for a visitor. */
  readonly viewer: SignedIn | null
}

/** An account whose access token came with the request. */
export interface SignedIn {
  readonly accountId: string
  readonly sessionId: string
}

/** Makes a value once per request, and anew after a write: a DataLoader is declared where it belongs, and no registry lists them all. */
export function perRequest<T>(make: (context: Context) => T): (context: Context) => T {
  const made = new WeakMap<object, T>()
  return (context) => getOrMake(made, context.epoch, () => make(context))
}
