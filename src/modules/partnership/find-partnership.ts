import sql from 'sql-template-tag'
import type { Recorded } from '../../core/change-log/write'
import type { Collection } from '../../core/collections/collection'
import { name } from '../../core/collections/dialect'
import { RegistryError } from '../../core/errors'
import { prefixOf } from '../../core/id'
import type { MutationContext } from '../../mutations/mutation-context'
import { partnerships } from './partnership.collection'
import { type Partnership } from './partnership.entity'

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
  { write, viewer }: MutationContext,
): Promise<FoundPart<T> | null> {
  if (prefixOf(id) !== from.prefix) return null
  const table = name(write.manager.connection.getMetadata(from.entity).tableName)
  const [row] = await write.read<PartOf>(sql`SELECT "partnershipId" FROM ${table} WHERE "id" = ${id}`)
  const partnership = row ? await write.find(partnerships, row.partnershipId, viewer) : null
  const part = partnership && (await write.find(from, id, viewer))
  return part && { part, partnership }
}

/** The same, where it must be there: what a mutation is about that names it by its id. */
export async function findPart<T extends PartOf>(from: Collection<T>, id: string, mutation: MutationContext) {
  const found = await seekPart(from, id, mutation)
  if (!found)
    throw new RegistryError('NOT_FOUND', `The registry has no ${from.prefix} with this id that you can see.`)
  return { record: found.part, partnership: found.partnership }
}
