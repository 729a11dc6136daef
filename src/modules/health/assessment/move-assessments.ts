import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import type { Merging } from '../../../mutations/merging'

/** Whoever has assessed both said it of the partnership that stays. */
export async function moveAssessments({ id, intoId }: Merging, write: Writing) {
  await write.run(sql`UPDATE "self_assessment" SET "partnershipId" = ${intoId}
    WHERE "partnershipId" = ${id} AND "accountId" NOT IN
      (SELECT "accountId" FROM "self_assessment" WHERE "partnershipId" = ${intoId})`)
}
