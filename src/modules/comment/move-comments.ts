import sql from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import type { Merging } from '../../mutations/merging'
import { Comment } from './comment.entity'

/** The threads of both stand below the one that stays. */
export async function moveComments({ id, intoId }: Merging, write: Writing) {
  const moved = await write.read<{ id: string }>(
    sql`SELECT "id" FROM "comment" WHERE "subjectId" = ${id} ORDER BY "id"`,
  )
  await write.run(sql`UPDATE "comment" SET "subjectId" = ${intoId} WHERE "subjectId" = ${id}`)
  write.touch(
    Comment.name,
    moved.map(({ id }) => id),
    ChangeKind.UPDATED,
    ['subject'],
  )
}
