import sql from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'

/** Deletes what was written on a draft and its events, which nobody else has seen. */
export async function discardComments({ id }: { readonly id: string }, write: Writing) {
  const ofIt = sql`"subjectId" = ${id} OR "subjectId" IN (SELECT "id" FROM "event" WHERE "partnershipId" = ${id})`
  // Replies hang on what they answer.
  await write.run(sql`UPDATE "comment" SET "parentId" = NULL WHERE ${ofIt}`)
  await write.run(sql`DELETE FROM "comment" WHERE ${ofIt}`)
}
