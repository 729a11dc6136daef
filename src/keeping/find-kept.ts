import type { Collection } from '../shared/collection'
import { RegistryError } from '../shared/errors'
import type { Recorded } from '../shared/writing'
import type { Acting } from './write-as'

/** What is there for whoever writes, locked until commit. What they cannot see is not there. */
export async function findVisible<T extends Recorded>(
  from: Collection<T>,
  id: string,
  { write, viewer }: Acting,
): Promise<T> {
  const found = await write.find(from, id, viewer)
  if (!found)
    throw new RegistryError('NOT_FOUND', `The registry has no ${from.prefix} with this id that you can see.`)
  return found
}

/** Refuses a change of a record that is not as its writer knows it any more. */
export function expectVersion(expected: number, { version }: { readonly version: number }) {
  if (version !== expected)
    throw new RegistryError(
      'CONFLICT',
      `Somebody has changed the record since you read it: it has version ${version} now. Read it anew, and change that.`,
      { version },
    )
}
