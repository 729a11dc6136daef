import { getOrMake } from './get-or-make'
import type { Reader } from './reader'

/** What one request carries to every resolver. */
export interface Context {
  readonly reader: Reader
  /** The instant of the request: everything in one answer agrees on what “upcoming” and “in force” mean. */
  readonly now: Date
}

/** Makes a value once per request: a DataLoader is declared where it belongs, and no registry lists them all. */
export function perRequest<T>(make: (context: Context) => T): (context: Context) => T {
  const made = new WeakMap<Context, T>()
  return (context) => getOrMake(made, context, () => make(context))
}
