import sql from 'sql-template-tag'
import type { Acting } from '../../keeping/write-as'
import type { Collection } from '../../shared/collection'
import { name } from '../../shared/dialect'
import { RegistryError } from '../../shared/errors'
import { prefixOf } from '../../shared/ids'
import type { Recorded } from '../../shared/writing'
import { type Partnership, partnerships } from '../partnership.entity'

type PartOf = Recorded & { readonly partnershipId: string }

/** A part of a partnership, both locked until commit. */
interface FoundPart<T> {
  readonly part: T
  readonly partnership: Partnership
}

/** What whoever writes sees under the id. The whole is locked first, so that those who change its parts take turns. */
export async function seekPart<T extends PartOf>(
  from: Collection<T>,
  id: string,
  { write, viewer }: Acting,
): Promise<FoundPart<T> | null> {
  if (prefixOf(id) !== from.prefix) return null
  const table = name(write.manager.connection.getMetadata(from.entity).tableName)
  const [row] = await write.read<PartOf>(sql`SELECT "partnershipId" FROM ${table} WHERE "id" = ${id}`)
  const partnership = row ? await write.find(partnerships, row.partnershipId, viewer) : null
  const part = partnership && (await write.find(from, id, viewer))
  return part && { part, partnership }
}

/** The same, where it must be there. */
export async function findPart<T extends PartOf>(
  from: Collection<T>,
  id: string,
  acting: Acting,
): Promise<FoundPart<T>> {
  const found = await seekPart(from, id, acting)
  if (!found)
    throw new RegistryError('NOT_FOUND', `The registry has no ${from.prefix} with this id that you can see.`)
  return found
}
