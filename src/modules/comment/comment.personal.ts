import sql from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import { type Erasing, personalData } from '../../core/collections/personal-data'
import { closeCase } from '../moderation/moderation-case.entity'
import { Comment } from './comment.entity'
import { CommentState } from './comment.enums'
import { lockComment } from './comment.mutations'

export const commentPersonalData = personalData(Comment, {
  exported: {
    comments: {
      of: ['authorId'],
      columns: [
        ...(['id', 'subjectId', 'parentId', 'state', 'text', 'createdAt', 'editedAt'] as const),
        'idempotencyKey',
      ],
      sortedBy: ['createdAt', 'id'],
    },
  },
  erased: { authorId: eraseComments },
})

/** Placeholders stay, so that threads keep their shape. */
async function eraseComments(accountId: string, { write, now }: Erasing) {
  const written = await write.read<{ id: string }>(
    sql`SELECT "id" FROM "comment" WHERE "authorId" = ${accountId} ORDER BY "id"`,
  )
  for (const { id } of written) {
    // First the comment, then its case, as whoever reports it or decides about it does.
    await lockComment(id, write)
    await closeCase(id, write, now)
    await write.update(
      Comment,
      id,
      { state: CommentState.DELETED, text: '', authorId: null, idempotencyKey: null, editedAt: null },
      { kind: ChangeKind.DELETED },
    )
  }
}
