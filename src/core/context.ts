import type { CacheExpiry } from './cache-expiry'
import type { Write } from './change-log/write'
import type { Reader } from './collections/reader'
import type { Selection } from './collections/selection'
import { getOrCreate } from './get-or-create'
import { type SignedIn } from './viewer'

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
  readonly cacheExpiry: CacheExpiry
  /** The registry’s own address, for links to it. */
  readonly publicUrl: string
  /** Seals the cursors of lists. */
  readonly cursorSecret: Uint8Array
  /** Who asks; null for a visitor, and from signing out on. */
  viewer: SignedIn | null
}

/** Makes a value once per request, and anew after a write: a DataLoader is declared where it belongs, and no registry lists them all. */
export function perRequest<T>(make: (context: Context) => T): (context: Context) => T {
  return (context) => getOrCreate(context.epoch.current as Map<object, T>, make, () => make(context))
}
