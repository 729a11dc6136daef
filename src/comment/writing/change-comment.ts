import sql from 'sql-template-tag'
import { collectionOfId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import { tidy } from '../../shared/plain-text'
import { signedIn } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Comment } from '../comment.entity'
import { CommentState } from '../comment.enums'
import type { EditCommentInput } from './comment.inputs'

/** How long after writing it an author may change a comment. */
const EDIT_WINDOW_MS = 15 * 60_000

export function editComment({ id, body }: EditCommentInput, context: Context): Promise<string> {
  return context.write(async (write) => {
    const own = await ownComment(id, context, write)
    if (own.state === CommentState.HIDDEN)
      throw new RegistryError('FORBIDDEN', 'A moderator has hidden this comment.')
    if (Date.parse(own.createdAt) + EDIT_WINDOW_MS < context.now.getTime()) {
      throw new RegistryError(
        'FORBIDDEN',
        `A comment can be changed within ${EDIT_WINDOW_MS / 60_000} minutes of writing it.`,
      )
    }
    await write.update(Comment, id, { text: tidy(body), editedAt: context.now.toISOString() })
    return id
  })
}

/** Leaves a placeholder where replies hang on the comment, else nothing. The text is gone in any case. */
export function deleteComment(id: string, context: Context): Promise<string> {
  return context.write(async (write) => {
    await ownComment(id, context, write)
    const replies = await write.read(sql`SELECT 1 FROM "comment" WHERE "parentId" = ${id} LIMIT 1`)
    if (replies.length === 0) await write.delete(Comment, id)
    else await write.update(Comment, id, { state: CommentState.DELETED, text: '', idempotencyKey: null })
    return id
  })
}

/** Another's comment, and one that is deleted, answer as if they were not there. */
async function ownComment(id: string, context: Context, write: Writing) {
  const { accountId } = signedIn(context)
  const isPossible = collectionOfId(id)?.entity === Comment
  const [own] = isPossible
    ? await write.read<{
        state: CommentState
        createdAt: string
      }>(sql`SELECT "state", "createdAt" FROM "comment"
        WHERE "id" = ${id} AND "authorId" = ${accountId} AND "state" <> 'DELETED'`)
    : []
  if (!own) throw new RegistryError('NOT_FOUND', 'You have no comment with this id.')
  return own
}
