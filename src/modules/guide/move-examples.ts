import sql from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import type { Merging } from '../../mutations/merging'
import { Guide } from './guide.entity'

/** Guides that name the one as an example name the other, once. */
export async function moveExamples({ id, intoId }: Merging, write: Writing) {
  const naming = await write.read<{ id: string }>(
    sql`SELECT "guideId" AS "id" FROM "guide_example" WHERE "partnershipId" = ${id} ORDER BY 1`,
  )
  await write.run(sql`UPDATE "guide_example" SET "partnershipId" = ${intoId} WHERE "partnershipId" = ${id}
    AND "guideId" NOT IN (SELECT other."guideId" FROM "guide_example" AS other WHERE other."partnershipId" = ${intoId})`)
  write.touch(
    Guide.name,
    naming.map((guide) => guide.id),
    ChangeKind.UPDATED,
    ['examples'],
  )
}
