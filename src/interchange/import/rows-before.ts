import { changedRows, readRecordRows } from '../../core/change-log/record-rows'
import type { EntityClass } from '../../core/collections/reader'
import type { MutationContext } from '../../mutations/mutation-context'

/** Notes what work changes of the rows of records that are there: an undo writes them back. */
export async function storingRowsBefore<T>(
  { entity, ids }: { readonly entity: EntityClass<object>; readonly ids: readonly string[] },
  { write }: Pick<MutationContext, 'write'>,
  work: () => Promise<T>,
): Promise<T> {
  if (ids.length === 0) return work()
  const before = await readRecordRows(entity, ids, write)
  const result = await work()
  const after = await readRecordRows(entity, ids, write)
  for (const [id, rows] of before) {
    const present = after.get(id)
    const changed = rows.row && present?.row ? changedRows(rows, present, write.manager) : null
    if (changed) write.storeBefore(entity, id, changed)
  }
  return result
}
