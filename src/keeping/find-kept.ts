import sql from 'sql-template-tag'
import type { Collection } from '../shared/collection'
import { name } from '../shared/dialect'
import { RegistryError } from '../shared/errors'
import { prefixOf } from '../shared/ids'
import type { Recorded } from '../shared/writing'
import type { Acting } from './write-as'

/** What is there for whoever writes, locked until commit. What they cannot see is not there. */
export async function findVisible<T extends Recorded>(
  from: Collection<T>,
  id: string,
  acting: Acting,
): Promise<T> {
  const found = await acting.write.find(from, id, acting.viewer)
  if (found) return found
  const mergedInto = await standsInPlaceOf(from, id, acting)
  if (mergedInto !== null)
    throw new RegistryError(
      'NOT_FOUND',
      `The ${from.prefix} with this id was merged into ${mergedInto}, which has taken its place: read that one, and name it.`,
      { mergedInto },
    )
  throw new RegistryError('NOT_FOUND', `The registry has no ${from.prefix} with this id that you can see.`)
}

/** What a reader is led to who asks for the id. Whoever writes is to say that they mean it. */
async function standsInPlaceOf<T extends Recorded>(
  from: Collection<T>,
  id: string,
  { write, viewer }: Acting,
): Promise<string | null> {
  const names = from.formerly.id
  if (!names || prefixOf(id) !== from.prefix) return null
  const table = name(write.manager.connection.getMetadata(from.entity).tableName)
  const [found] = await write.read<{ id: string }>(
    sql`SELECT t."id" FROM (${names}) AS named JOIN ${table} AS t ON t."id" = named."id"
      WHERE named."key" = ${id} AND ${from.visible(sql`t`, viewer)}`,
  )
  return found?.id ?? null
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
