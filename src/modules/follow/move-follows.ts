import sql from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import type { Merging } from '../../mutations/merging'

/** Whoever follows the record that goes follows the one that stays; once, where they follow both. */
export async function moveFollows({ id, intoId }: Merging, write: Writing): Promise<void> {
  await write.run(
    sql`DELETE FROM "follow" WHERE "recordId" = ${id}
      AND "accountId" IN (SELECT other."accountId" FROM "follow" AS other WHERE other."recordId" = ${intoId})`,
  )
  await write.run(sql`UPDATE "follow" SET "recordId" = ${intoId} WHERE "recordId" = ${id}`)
}
