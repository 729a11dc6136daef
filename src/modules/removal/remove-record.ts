import sql from 'sql-template-tag'
import type { Recorded, Writing } from '../../core/change-log/write'
import type { EntityClass } from '../../core/collections/reader'
import { closeCase } from '../moderation/moderation-case.entity'
import { Partnership } from '../partnership/partnership.entity'
import { initiatorsOf, leave } from '../partnership/partnership-initiators'

interface Removing {
  readonly write: Writing
  readonly now: Date
}

/** Deletes a record on which nothing depends, with the rows that are part of it. */
export async function removeRecord(
  entity: EntityClass<object>,
  { id, reason }: { readonly id: string; readonly reason?: string },
  { write, now }: Removing,
) {
  if (entity === Partnership) await releaseInitiators(id, write)
  await closeCase(id, write, now)
  await write.delete(entity as EntityClass<Recorded>, id, reason)
}

/** Those whom no other partnership names go too. */
async function releaseInitiators(id: string, write: Writing) {
  const [partnership] = await write.read<Pick<Partnership, 'id' | 'publishedAt'>>(
    sql`SELECT "id", "publishedAt" FROM "partnership" WHERE "id" = ${id}`,
  )
  const initiators = await initiatorsOf(id, write)
  if (partnership)
    await leave(
      partnership,
      initiators.map((initiator) => initiator.id),
      write,
    )
}
